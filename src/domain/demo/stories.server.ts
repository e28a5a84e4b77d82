import { eq } from 'drizzle-orm';
import { isoDay, parseMoment } from '#lib/dates.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { findTeam } from '../accounts/teams.server.ts';
import { reference } from '../entries/kinds.ts';
import { markPublished } from '../entries/standing.server.ts';
import { reading } from '../entries/tables.server.ts';
import { change, changeCheck, thanks } from '../lessons/tables.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { store } from '../stories/stories.server.ts';
import { storyCommitment, storyConsent, storyQuestion } from '../stories/tables.server.ts';
import { BLANK, Content } from '../stories/telling.ts';
import type { Cast } from './cast.server.ts';
import { addShelves } from './shelves.server.ts';
import type { WrittenCommitment, WrittenQuestion, WrittenStory } from './stories/telling.ts';
import { STORIES } from './stories/written.ts';
import { workingDay } from './working-days.ts';

export interface Stored {
	id: number;
	number: number;
	title: string;
}

const noon = (day: string) => Date.parse(`${day}T12:00Z`);
const CHECKED_AFTER = 28 * 24 * 3_600_000;

/** What people of the example told each other, what came of it, and where it stands. */
export async function addStories(tx: Transaction, cast: Cast): Promise<void> {
	const stored = new Map<WrittenStory, Stored>();
	for (const one of STORIES) stored.set(one, await addStory(tx, one, cast));
	await addShelves(tx, stored, cast);
}

async function addStory(tx: Transaction, given: WrittenStory, cast: Cast): Promise<Stored> {
	const { personOf, numberOf, today } = cast;
	const teller = await personOf(given.by);
	const content = Content.parse({
		...BLANK,
		...given.told,
		postmortem: given.postmortem === undefined ? null : numberOf(given.postmortem),
		lookAfter: given.changed !== undefined,
	});
	const team = given.team === null ? null : ((await findTeam(tx, given.team))?.slug ?? null);
	const sharing = { team, visibility: 'workspace' as const, readers: [], authors: [] };
	const { id, number } = await store(tx, teller, { content, sharing });
	const day = workingDay(today, given.ago);
	const at = parseMoment(`${day}T10:30`, teller.zone) ?? noon(day);
	for (const mailbox of given.agreed ?? []) {
		const { id: personId } = await personOf(mailbox);
		const agreed = { state: 'in-person' as const, askedAt: at, answeredAt: at };
		await tx.insert(storyConsent).values({ entryId: id, personId, ...agreed });
	}
	await markPublished(tx, teller, id, at);
	await refreshWays(tx, id);
	if (given.changed) await settleChange(tx, id, teller, workingDay(today, given.changed.ago));
	await addReaders(tx, id, given, day, cast);
	for (const question of given.questions ?? []) await addQuestion(tx, id, teller, question, cast);
	for (const commitment of given.commitments ?? []) await addCommitment(tx, id, commitment, cast);
	return { id, number, title: content.title };
}

/** What is done differently is made, and was looked at four weeks later. */
async function settleChange(tx: Transaction, entryId: number, by: Person, doneOn: string): Promise<void> {
	const settled = { state: 'done' as const, doneOn, stateBy: by.id, stateAt: noon(doneOn) };
	const rows = await tx.update(change).set(settled).where(eq(change.entryId, entryId)).returning();
	const dueOn = isoDay(noon(doneOn) + CHECKED_AFTER, 'UTC');
	for (const { id: changeId } of rows) {
		const answered = { outcome: 'held' as const, sentence: '', personId: by.id, at: noon(dueOn) };
		await tx.insert(changeCheck).values({ changeId, dueOn, ...answered });
	}
}

/** Whoever recognised it or was helped by it has read it. */
async function addReaders(
	tx: Transaction,
	entryId: number,
	{ saw, helped = '' }: WrittenStory,
	day: string,
	{ personOf }: Cast,
): Promise<void> {
	for (const [kind, names] of [
		['saw', saw],
		['helped', helped],
	] as const) {
		for (const mailbox of names.split(' ').filter(Boolean)) {
			const { id: personId } = await personOf(mailbox);
			await tx.insert(thanks).values({ kind, entryId, personId, sentence: '', day });
			await tx.insert(reading).values({ entryId, personId }).onConflictDoNothing();
		}
	}
}

async function addQuestion(
	tx: Transaction,
	entryId: number,
	teller: Person,
	{ by, ago, text, answer, declined }: WrittenQuestion,
	{ personOf, today }: Cast,
): Promise<void> {
	const asks = await personOf(by);
	const dayOf = (days: number | undefined) => (days === undefined ? null : workingDay(today, days));
	const answeredOn = dayOf(answer?.ago);
	const declinedOn = dayOf(declined);
	const at = noon(workingDay(today, ago));
	const [made] = await tx
		.insert(storyQuestion)
		.values({ entryId, personId: asks.id, text, at, answer: answer?.text ?? '', answeredOn, declinedOn })
		.returning({ id: storyQuestion.id });
	if (!made || answeredOn !== null || declinedOn !== null) return;
	await tell(tx, { to: [teller.id], kind: 'story-asked', entryId, by: asks.id, subject: String(made.id) });
}

async function addCommitment(
	tx: Transaction,
	entryId: number,
	{ text, ago, report = '' }: WrittenCommitment,
	{ numberOf, today }: Cast,
): Promise<void> {
	const reportOn = workingDay(today, ago);
	const words = report.replace(/\{pm ([\w-]+)\}/g, (_, key: string) =>
		reference('postmortem', numberOf(key)),
	);
	const reported = { report: words, reportedOn: words === '' ? null : reportOn };
	await tx.insert(storyCommitment).values({ entryId, text, reportOn, ...reported });
}
