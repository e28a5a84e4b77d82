import { and, asc, eq } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { application } from '../applying/tables.server.ts';
import { goal, goalStep } from '../goals/tables.server.ts';
import { KIND } from '../opportunities/opportunity.ts';
import { opportunity } from '../opportunities/tables.server.ts';
import type { MentorshipForm } from './mentorship.ts';
import type { MentorshipRow } from './ones.server.ts';
import type { PartInIt } from './words.ts';

/** The opening that it came from, as long as they may read it. */
export async function openingOf(db: Database, who: Person, entryId: number | null) {
	if (entryId === null) return null;
	const [found] = await db.read
		.select({ number: entry.number, title: entry.title })
		.from(entry)
		.where(and(eq(entry.id, entryId), visibleTo(who)));
	return found ?? null;
}

/**
 * The goal that whoever learns shared: its words and its steps, for the other too as long as the two are in it. When it
 * is closed it is theirs alone again.
 */
export async function goalOf(db: Reader, who: Person, row: MentorshipRow) {
	const isTheirs = row.learnerId === who.id;
	if (row.goalId === null || !(isTheirs || row.state === 'asked' || row.state === 'agreed')) return null;
	const [found] = await db
		.select({ id: goal.id, what: goal.what, why: goal.why })
		.from(goal)
		.where(eq(goal.id, row.goalId));
	if (!found) return null;
	const steps = await db
		.select({ id: goalStep.id, text: goalStep.text, doneAt: goalStep.doneAt })
		.from(goalStep)
		.where(eq(goalStep.goalId, found.id))
		.orderBy(asc(goalStep.position), asc(goalStep.id));
	return { ...found, steps, isTheirs };
}

/** Those of somebody's own goals that can be shared. */
export async function goalsToShare(db: Database, who: Person) {
	return db.read
		.select({ id: goal.id, what: goal.what })
		.from(goal)
		.where(and(eq(goal.personId, who.id), eq(goal.state, 'open')))
		.orderBy(asc(goal.position), asc(goal.id));
}

export interface Begun {
	with: number;
	form: MentorshipForm;
	as: PartInIt;
	aim: string;
	opening: number;
}

const FORM_OF: Partial<Record<string, MentorshipForm>> = {
	mentorship: 'mentoring',
	pairing: 'pairing',
	shadowing: 'shadowing',
};

/** What is known already where an opening was answered with yes: for the two of them, and nobody else. */
export async function begunFrom(db: Database, who: Person, applicationId: number): Promise<Begun | null> {
	const [found] = await db.read
		.select({
			personId: application.personId,
			answeredBy: application.answeredBy,
			contactId: opportunity.contactId,
			form: opportunity.form,
			number: entry.number,
			title: entry.title,
		})
		.from(application)
		.innerJoin(opportunity, eq(opportunity.entryId, application.entryId))
		.innerJoin(entry, and(eq(entry.id, application.entryId), eq(entry.kind, KIND)))
		.where(and(eq(application.id, applicationId), eq(application.state, 'accepted')));
	const offers = found?.contactId ?? found?.answeredBy ?? null;
	if (!found || offers === null || (who.id !== found.personId && who.id !== offers)) return null;
	const learns = who.id === found.personId;
	return {
		with: learns ? offers : found.personId,
		form: FORM_OF[found.form] ?? 'mentoring',
		as: learns ? 'learner' : 'mentor',
		aim: found.title,
		opening: found.number,
	};
}

/** Only whoever learns shares a goal, and only one of their own. */
export async function goalShared(tx: Transaction, who: Person, id: number | null): Promise<number | null> {
	if (id === null) return null;
	const [found] = await tx
		.select({ id: goal.id })
		.from(goal)
		.where(and(eq(goal.id, id), eq(goal.personId, who.id)));
	if (!found) invalid({ goal: 'Choose one of your own goals.' });
	return found.id;
}

/** The opening of that number, as long as they may read it. */
export async function openingNumbered(
	tx: Transaction,
	who: Person,
	number: number | null,
): Promise<number | null> {
	if (number === null) return null;
	const [found] = await tx
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.kind, KIND), eq(entry.number, number), visibleTo(who)));
	return found?.id ?? null;
}
