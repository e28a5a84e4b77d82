import { asc, eq, inArray } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { renderInline, renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { authorsOf } from '../entries/sharing.server.ts';
import { CHANGE_TYPE_NAMES } from '../lessons/lesson.ts';
import type { LessonState, Outcome } from '../lessons/standing.ts';
import { changeCheck, lessonTurn } from '../lessons/tables.server.ts';
import { findChange, type FoundChange } from './finding.server.ts';
import { shownChangeWith, type ShownChange } from './shown.server.ts';

/** One change as its own page shows it. */
export interface ReadChange extends ShownChange {
	html: SafeHtml;
	/** How anybody can tell that it is done. */
	endState: SafeHtml | null;
	/** `Action, detect`; `Decision` */
	what: string;
	/** As the form has it. */
	ownerTyped: string;
	checkWeeks: number | null;
	history: Step[];
}

/** What became of it, in the order in which it came. */
export type Step = {
	/** A calendar day; null where nobody knows. */
	day: string | null;
	by: { id: number; name: string } | null;
} & (
	| { what: 'planned' | 'opened' | 'made' }
	| { what: 'dropped'; sentence: string }
	| { what: 'looked'; outcome: Outcome; sentence: string }
	| { what: 'turned'; lesson: number; state: LessonState }
	| { what: 'to-look' }
);

export async function readChange(db: Database, who: Person, id: number): Promise<ReadChange> {
	const found = await findChange(db.read, who, id);
	const shown = (await shownChangeWith(db.read, who, id)) ?? missing('This change');
	const { text, endState, kind, type, checkWeeks, ownerName } = found.change;
	return {
		...shown,
		html: renderInline(text),
		endState: endState === '' ? null : renderMarkdown(endState, { topHeading: 3 }),
		what: [kind === 'action' ? 'Action' : 'Decision', type && CHANGE_TYPE_NAMES[type].toLowerCase()]
			.filter(Boolean)
			.join(', '),
		ownerTyped: (await ownersAddress(db.read, found)) ?? ownerName,
		checkWeeks,
		history: await historyOf(db.read, who, found),
	};
}

async function ownersAddress(db: Reader, { change: { ownerId } }: FoundChange): Promise<string | null> {
	if (ownerId === null) return null;
	const [owner] = await db.select({ email: person.email }).from(person).where(eq(person.id, ownerId));
	return owner?.email ?? null;
}

async function historyOf(db: Reader, { zone }: Person, found: FoundChange): Promise<Step[]> {
	const { change, entry } = found;
	const day = (at: number) => isoDay(at, zone);
	const [first = null] = (await authorsOf(db, [entry.id])).get(entry.id) ?? [];
	const planned: Step = {
		what: 'planned',
		day: day(entry.publishedAt ?? entry.createdAt),
		by: first && { id: first.id, name: first.name },
	};
	const looks = await looksAt(db, change.id, day);
	return [planned, ...(await stateStep(db, found, day)), ...looks].sort(byDay);
}

/** What is still to come, or has no day, stands where it came in; otherwise the day decides. */
function byDay(a: Step, b: Step): number {
	if (a.what === 'planned' || b.what === 'to-look') return -1;
	if (b.what === 'planned' || a.what === 'to-look') return 1;
	return (a.day ?? '').localeCompare(b.day ?? '');
}

async function stateStep(
	db: Reader,
	{ change: { state, stateAt, stateBy, doneOn, reason } }: FoundChange,
	day: (at: number) => string,
): Promise<Step[]> {
	const by = stateBy === null ? null : await nameOf(db, stateBy);
	const said = stateAt === null ? null : day(stateAt);
	switch (state) {
		case 'open':
			return said === null ? [] : [{ what: 'opened', day: said, by }];
		case 'done':
			return [{ what: 'made', day: doneOn ?? said, by }];
		case 'dropped':
			return [{ what: 'dropped', sentence: reason, day: said, by }];
	}
}

async function nameOf(db: Reader, id: number): Promise<{ id: number; name: string } | null> {
	const [found] = await db.select({ id: person.id, name: person.name }).from(person).where(eq(person.id, id));
	return found ?? null;
}

async function looksAt(db: Reader, changeId: number, day: (at: number) => string): Promise<Step[]> {
	const rows = await db
		.select({ check: changeCheck, by: { id: person.id, name: person.name } })
		.from(changeCheck)
		.leftJoin(person, eq(person.id, changeCheck.personId))
		.where(eq(changeCheck.changeId, changeId))
		.orderBy(asc(changeCheck.id));
	const ids = rows.map(({ check }) => check.id);
	const turns = await db
		.select({ turn: lessonTurn, by: { id: person.id, name: person.name } })
		.from(lessonTurn)
		.innerJoin(person, eq(person.id, lessonTurn.personId))
		.where(inArray(lessonTurn.checkId, ids));
	return rows.flatMap(({ check: { id, outcome, sentence, at, dueOn }, by }): Step[] => {
		if (outcome === null) return [{ what: 'to-look', day: dueOn, by: null }];
		const turned = turns
			.filter(({ turn }) => turn.checkId === id)
			.map(({ turn, by: who }): Step => ({
				what: 'turned',
				lesson: turn.lessonId,
				state: turn.state,
				day: day(turn.at),
				by: who,
			}));
		return [{ what: 'looked', outcome, sentence, day: at === null ? dueOn : day(at), by }, ...turned];
	});
}
