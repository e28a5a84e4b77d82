import { and, asc, desc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import type { Chosen, NewNotes } from './conversation.ts';
import { promptsFor } from './prompts.server.ts';
import { conversation, conversationTalk, conversationVersion } from './tables.server.ts';
import { goingOn, isOfTheTwo, theTwo } from './the-two.server.ts';

/** Everything that somebody is one of the two of: what goes on first, by its next day. */
export async function talksOf(db: Database, who: Person) {
	const rows = await db.read.select({ id: conversation.id }).from(conversation).where(isOfTheTwo(who));
	const all = await Promise.all(rows.map(({ id }) => theTwo(db.read, who, id)));
	return all
		.map(({ id, mine, other, isOver, everyWeeks, nextOn }) => ({
			...{ id, mine, isOver, everyWeeks, nextOn, with: other.name },
		}))
		.sort((a, b) => Number(a.isOver) - Number(b.isOver) || a.nextOn.localeCompare(b.nextOn) || a.id - b.id);
}

const talksIn = (db: Reader, conversationId: number) =>
	db
		.select()
		.from(conversationTalk)
		.where(eq(conversationTalk.conversationId, conversationId))
		.orderBy(desc(conversationTalk.on));

/** For one of the two: what comes next, and what was noted before. */
export async function readTalks(db: Database, who: Person, id: number) {
	const { other, mine, isOver, everyWeeks, nextOn } = await theTwo(db.read, who, id);
	const rows = await talksIn(db.read, id);
	const blank = { on: nextOn, prompts: [] as string[], notes: '', version: 0 };
	const shown = rows.map(({ on, prompts, notes, version }) => ({ on, prompts, notes, version }));
	const next = shown.find(({ on }) => on === nextOn) ?? blank;
	const last = shown.find(({ on }) => on < nextOn);
	return {
		...{
			id,
			mine,
			isOver,
			everyWeeks,
			nextOn,
			other: { id: other.id, name: other.name },
			left: other.leftAt !== null,
		},
		next,
		// A talk of which nothing was noted is worth a line only while it can still be noted.
		before: shown.filter(
			(one) => one.on !== nextOn && (one.notes !== '' || one.prompts.length > 0 || one === last),
		),
	};
}

/** What the other would see, in the words that they would see it in. Nothing of it is kept. */
export async function previewed(db: Database, who: Person, id: number, chosen: Chosen): Promise<string[]> {
	const { mine, other } = await goingOn(db.read, who, id);
	if (!mine) forbidden('Whose growth it is about chooses what comes along.');
	const offered = await promptsFor(db, who, other.id);
	const texts = offered.filter(({ key }) => chosen.keys.includes(key)).map(({ text }) => text);
	return chosen.own === '' ? texts : [...texts, chosen.own];
}

/** It replaces what was taken along to the next talk so far. Nothing taken along is an answer. */
export async function takeAlong(db: Database, who: Person, id: number, chosen: Chosen): Promise<void> {
	const prompts = await previewed(db, who, id, chosen);
	await transact(db, async (tx) => {
		const { nextOn } = await goingOn(tx, who, id);
		const talk = await talkOn(tx, id, nextOn);
		await tx.update(conversationTalk).set({ prompts }).where(eq(conversationTalk.id, talk.id));
	});
}

/** Notes of the two, each save kept. On an older version nothing is written over. */
export async function noteTalk(db: Database, who: Person, id: number, given: NewNotes): Promise<void> {
	await transact(db, async (tx) => {
		const { nextOn, other } = await goingOn(tx, who, id);
		const there = (await talksIn(tx, id)).find(({ on }) => on === given.on);
		if (!there && given.on !== nextOn) invalid({ on: 'There is no talk on that day.' });
		const talk = there ?? (await talkOn(tx, id, given.on));
		const version = await lastVersion(tx, talk.id);
		if (given.base !== version && talk.notes !== given.notes)
			conflict(
				`${other.name} or you saved these notes in the meantime. Both stand here: put together what should stay, and save once more.`,
			);
		if (talk.notes === given.notes) return;
		const at = now();
		const { notes } = given;
		await tx
			.update(conversationTalk)
			.set({ notes, version: version + 1, changedAt: at })
			.where(eq(conversationTalk.id, talk.id));
		await tx
			.insert(conversationVersion)
			.values({ talkId: talk.id, version: version + 1, notes, byId: who.id, at });
	});
}

async function lastVersion(tx: Transaction, talkId: number): Promise<number> {
	const [talk] = await tx
		.select({ version: conversationTalk.version })
		.from(conversationTalk)
		.where(eq(conversationTalk.id, talkId));
	return talk?.version ?? 0;
}

/** The row of a day; made where there is none. */
export async function talkOn(tx: Transaction, conversationId: number, on: string) {
	const row = { conversationId, on, prompts: [], notes: '', version: 0, changedAt: now() };
	await tx.insert(conversationTalk).values(row).onConflictDoNothing();
	const [talk] = await tx
		.select()
		.from(conversationTalk)
		.where(and(eq(conversationTalk.conversationId, conversationId), eq(conversationTalk.on, on)));
	if (!talk) throw new Error('The talk is not there.');
	return talk;
}

/** How the notes of a day came to be, for the two. */
export async function savesOf(db: Database, who: Person, id: number, on: string) {
	await theTwo(db.read, who, id);
	return db.read
		.select({
			version: conversationVersion.version,
			notes: conversationVersion.notes,
			by: person.name,
			at: conversationVersion.at,
		})
		.from(conversationVersion)
		.innerJoin(conversationTalk, eq(conversationTalk.id, conversationVersion.talkId))
		.innerJoin(person, eq(person.id, conversationVersion.byId))
		.where(and(eq(conversationTalk.conversationId, id), eq(conversationTalk.on, on)))
		.orderBy(asc(conversationVersion.version));
}
