import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { conflict } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { author } from '../../entries/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { cardsIn, placeFor } from './board.ts';
import type { NewCard, Rewritten, Ticked } from './asked.ts';
import {
	cardIn,
	changing,
	columnIn,
	presentCard,
	set,
	type Changing,
	type StoredCard,
} from './changing.server.ts';
import { ticked } from './deeds.ts';
import { moveIn, placedIn } from './moving.server.ts';
import { card, cardPerson } from './tables.server.ts';

const MOST_CARDS = 2_000;

/** What is sent twice under one uid is one card. */
export function add(db: Database, who: Person, number: number, input: NewCard): Promise<void> {
	return changing(db, who, number, async (it) => {
		const [before] = await it.tx.select({ entryId: card.entryId }).from(card).where(eq(card.uid, input.uid));
		if (before?.entryId === it.entryId) return;
		if (before) conflict('Another board has a card of that name. Write it once more.');
		await refuseMoreThanMost(it);
		await store(it, input);
	});
}

async function refuseMoreThanMost({ tx, entryId }: Changing): Promise<void> {
	const isThere = and(eq(card.entryId, entryId), isNull(card.removedAt));
	const [found] = await tx.select({ all: count() }).from(card).where(isThere);
	if ((found?.all ?? 0) >= MOST_CARDS)
		conflict(`A board has room for ${MOST_CARDS.toLocaleString('en')} cards.`);
}

/** The last one of its column. */
export async function store(
	it: Changing,
	{ uid, title, column }: NewCard,
	more: Partial<StoredCard> = {},
): Promise<number> {
	const { id: columnId } = columnIn(it, column);
	const place = placeFor(await placedIn(it, columnId), { uid, before: null, after: null }, columnId);
	const [made] = await it.tx
		.insert(card)
		.values({
			...{ uid, entryId: it.entryId, columnId, place, title, steps: [], labels: [] },
			...{ madeBy: it.who.id, madeAt: it.at, enteredAt: it.at, change: it.change, ...more },
		})
		.returning({ id: card.id });
	if (!made) throw new Error('The card was not stored.');
	return made.id;
}

export function rewrite(db: Database, who: Person, number: number, input: Rewritten): Promise<void> {
	return changing(db, who, number, async (it) => {
		const { uid, people, ...written } = input;
		const found = await presentCard(it, uid);
		await set(it, found.id, written);
		if (!people) return;
		const to = await setPeople(it, found.id, people);
		await tell(it.tx, { to, kind: 'project-card', entryId: it.entryId, by: who.id, subject: uid });
	});
}

/**
 * Of those who are on the project, and those who stood on the card already.
 * @returns who is on it now and was not
 */
export async function setPeople(
	{ tx, entryId }: Changing,
	cardId: number,
	people: number[],
): Promise<number[]> {
	const authors = await tx.select({ id: author.personId }).from(author).where(eq(author.entryId, entryId));
	const on = eq(cardPerson.cardId, cardId);
	const before = await tx.select({ id: cardPerson.personId }).from(cardPerson).where(on);
	const may = new Set([...authors, ...before].map(({ id }) => id));
	const wanted = [...new Set(people)].filter((id) => may.has(id));
	const gone = before.map(({ id }) => id).filter((id) => !wanted.includes(id));
	if (gone.length > 0) await tx.delete(cardPerson).where(and(on, inArray(cardPerson.personId, gone)));
	if (wanted.length === 0) return [];
	await tx
		.insert(cardPerson)
		.values(wanted.map((personId) => ({ cardId, personId })))
		.onConflictDoNothing();
	const was = new Set(before.map(({ id }) => id));
	return wanted.filter((id) => !was.has(id));
}

export function tick(db: Database, who: Person, number: number, input: Ticked): Promise<void> {
	return changing(db, who, number, async (it) => {
		const found = await presentCard(it, input.uid);
		await set(it, found.id, { steps: ticked(found.steps, input) });
	});
}

/** What it taught stays a lesson of the project. */
export function remove(db: Database, who: Person, number: number, { uid }: { uid: string }): Promise<void> {
	return changing(db, who, number, async (it) => {
		const found = await cardIn(it, uid);
		if (found.removedAt === null) await set(it, found.id, { removedAt: it.at });
	});
}

/** Back to its column, before those that stood behind it. */
export function restore(db: Database, who: Person, number: number, { uid }: { uid: string }): Promise<void> {
	return changing(db, who, number, async (it) => {
		const found = await cardIn(it, uid);
		if (found.removedAt === null) return;
		const there = cardsIn(await placedIn(it, found.columnId), found.columnId);
		const behind = there.find(({ place }) => place >= found.place)?.uid ?? null;
		await set(it, found.id, { removedAt: null });
		await moveIn(it, found, { uid, column: found.columnId, before: behind, after: null });
	});
}
