import { and, asc, count, eq, lte } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { mayCurate } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { publishUnsigned, publishUnsignedAgain } from '../../entries/unsigned.server.ts';
import { writeContent } from '../content.server.ts';
import { textOf, type Told } from '../story.ts';
import { story } from '../tables.server.ts';
import { BLANK } from '../telling.ts';
import { cleanUp, isToBeCleaned } from './cleaning.server.ts';
import { namedIn } from './names.ts';
import { namesHere } from './names-here.server.ts';
import { unsignedStory } from './tables.server.ts';
import { startOfMonth } from './unsigned.ts';

export interface Waiting {
	key: string;
	/** Of the words that are shown: what is published is what was read. */
	seen: string;
	month: string;
	told: Told;
	/** Readers have an earlier version. */
	isChanged: boolean;
	/** Names of people here that stand in it. */
	names: string[];
}

/** What waits, in the order of keys that were drawn by lot: the order says nothing. */
export async function waiting(db: Database, who: Person): Promise<Waiting[]> {
	refuse(who);
	const rows = await db.read.select().from(unsignedStory).where(isShown()).orderBy(asc(unsignedStory.key));
	if (rows.length === 0) return [];
	const people = await namesHere(db.read);
	return rows.flatMap(({ key, month, told, entryId }) =>
		told === null
			? []
			: [
					{
						key,
						seen: seenOf(told),
						month,
						told,
						isChanged: entryId !== null,
						names: namedIn(told, people),
					},
				],
	);
}

export async function waitingCount(db: Reader): Promise<number> {
	const [row] = await db.select({ waiting: count() }).from(unsignedStory).where(isShown());
	return row?.waiting ?? 0;
}

function isShown() {
	return and(eq(unsignedStory.state, 'waits'), lte(unsignedStory.shownFrom, isoDay(now(), 'UTC')));
}

function refuse(who: Person): void {
	if (!mayCurate(who)) forbidden('Curators and administrators look through stories without a name.');
}

const seenOf = (told: Told) => fingerprint(JSON.stringify(told)).slice(0, 32);

/**
 * Shows it to everybody in the workspace as it is: nobody but its author changes its words. It is told under the
 * month alone, and announced nowhere (no letter, channel or webhook), because a day would be said with that.
 */
export async function publish(
	db: Database,
	who: Person,
	input: { key: string; seen: string },
): Promise<{ number: number }> {
	refuse(who);
	const number = await transact(db, async (tx) => {
		const found = await shownWith(tx, input.key);
		if (seenOf(found.told) !== input.seen) conflict('Its author changed it in the meantime. Read it again.');
		const { id, number } = await putOut(tx, who, found);
		const out = { state: 'out' as const, told: null, reply: '', entryId: id };
		await tx.update(unsignedStory).set(out).where(eq(unsignedStory.key, found.key));
		await isToBeCleaned(tx);
		return number;
	});
	await cleanUp(db);
	return { number };
}

type Shown = Awaited<ReturnType<typeof shownWith>>;

/** To its readers, in whatever transaction: `publish` is what a person does. */
export async function putOut(
	tx: Transaction,
	who: Person,
	{ entryId, month, told }: Pick<Shown, 'entryId' | 'month' | 'told'>,
) {
	const words = { title: told.title, body: textOf(told), at: startOfMonth(month) };
	const made =
		entryId === null
			? await publishUnsigned(tx, who, 'story', words)
			: await publishUnsignedAgain(tx, who, entryId, words);
	const [before] = await tx.select({ until: story.until }).from(story).where(eq(story.entryId, made.id));
	const until = before?.until ?? null;
	// A last day that is over ended it; what is published after that is read again.
	const stays = until !== null && until >= isoDay(now(), 'UTC') ? until : null;
	await writeContent(tx, who, made.id, { content: { ...BLANK, ...told, until: stays }, owner: '', month });
	return made;
}

/** To its author, who reads with their code why. Nobody else sees it from then on. */
export async function giveBack(
	db: Database,
	who: Person,
	input: { key: string; reply: string },
): Promise<void> {
	refuse(who);
	if (input.reply.trim() === '') invalid({ reply: 'Say what would have to change.' });
	await transact(db, async (tx) => {
		const { key } = await shownWith(tx, input.key);
		await tx
			.update(unsignedStory)
			.set({ state: 'back', reply: input.reply })
			.where(eq(unsignedStory.key, key));
	});
}

async function shownWith(tx: Transaction, key: string) {
	const [row] = await tx
		.select()
		.from(unsignedStory)
		.where(and(eq(unsignedStory.key, key), isShown()));
	if (!row?.told) missing('This story');
	return { ...row, told: row.told };
}
