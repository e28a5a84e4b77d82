import { and, asc, eq, isNull } from 'drizzle-orm';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { slugOf } from '#lib/slug.ts';
import { isGuest, mayCurate } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { booksOf, type Book, type CoursesTaken } from './books.server.ts';
import { WELCOME, WELCOME_SHELF, type NewShelf } from './shelf.ts';
import { shelf, shelfEntry } from './tables.server.ts';

/** Something that stands on a shelf, and why. */
export interface Standing extends Book {
	week: number | null;
	note: string;
}

export interface Shelf {
	slug: string;
	name: string;
	about: string;
	/** In its order, what the one who looks may read: the rest is not counted either. */
	books: Standing[];
}

/** Every shelf with something on it for the one who looks, the Welcome shelf first. Guests know of none. */
export async function listShelves(db: Database, who: Person, taken: CoursesTaken): Promise<Shelf[]> {
	if (isGuest(who)) return [];
	const rows = await db.read
		.select()
		.from(shelf)
		.where(isNull(shelf.retiredAt))
		.orderBy(asc(shelf.madeAt), asc(shelf.id));
	const all = await Promise.all(rows.map((row) => filled(db, who, { row, taken })));
	const welcome = all.find(({ slug }) => slug === WELCOME) ?? { ...WELCOME_SHELF, books: [] };
	return [welcome, ...all.filter(({ slug }) => slug !== WELCOME)];
}

export async function readShelf(
	db: Database,
	who: Person,
	{ slug, taken }: { slug: string; taken: CoursesTaken },
): Promise<Shelf> {
	if (isGuest(who)) missing('This shelf');
	const row = await shelfAt(db.read, slug);
	if (row) return filled(db, who, { row, taken });
	if (slug !== WELCOME) missing('This shelf');
	return { ...WELCOME_SHELF, books: [] };
}

async function filled(
	db: Database,
	who: Person,
	{ row, taken }: { row: typeof shelf.$inferSelect; taken: CoursesTaken },
): Promise<Shelf> {
	const { slug, name, about } = row;
	const placed = await db.read
		.select()
		.from(shelfEntry)
		.where(eq(shelfEntry.shelfId, row.id))
		.orderBy(asc(shelfEntry.position));
	const books = await booksOf(db, who, { entryIds: placed.map(({ entryId }) => entryId), taken });
	const standing = placed.flatMap(({ entryId, week, note }) => {
		const book = books.get(entryId);
		return book ? [{ ...book, week, note }] : [];
	});
	return { slug, name, about, books: standing };
}

async function shelfAt(db: Reader, slug: string): Promise<typeof shelf.$inferSelect | undefined> {
	const [row] = await db
		.select()
		.from(shelf)
		.where(and(eq(shelf.slug, slug), isNull(shelf.retiredAt)));
	return row;
}

/** The shelf that a curator works on. The Welcome shelf is made when it is first touched. */
export async function shelfToChange(
	tx: Transaction,
	who: Person,
	slug: string,
): Promise<typeof shelf.$inferSelect> {
	if (isGuest(who)) missing('This shelf');
	refuseOthers(who);
	const row = await shelfAt(tx, slug);
	if (row) return row;
	if (slug !== WELCOME) missing('This shelf');
	const { name, about } = WELCOME_SHELF;
	return addShelf(tx, who, { name, about }, WELCOME);
}

function refuseOthers(who: Person): void {
	if (!mayCurate(who)) forbidden('Curators arrange the shelves. Tell one of them what belongs there.');
}

/** @returns its name in addresses */
export async function makeShelf(db: Database, who: Person, input: NewShelf): Promise<{ slug: string }> {
	refuseOthers(who);
	return transact(db, async (tx) => {
		const { slug } = await addShelf(tx, who, input, await freeSlug(tx, input.name));
		return { slug };
	});
}

async function addShelf(tx: Transaction, who: Person, input: NewShelf, slug: string) {
	const { name, about } = input;
	const [made] = await tx
		.insert(shelf)
		.values({ slug, name, about, madeBy: who.id, madeAt: now() })
		.returning();
	if (!made) throw new Error('The shelf was not stored.');
	return made;
}

/** A shelf that was taken away keeps its address, so a new one of that name gets another. */
async function freeSlug(tx: Transaction, name: string): Promise<string> {
	const wanted = slugOf(name);
	if (wanted === '') invalid({ name: 'A letter or two would help: its name is its address too.' });
	for (let times = 1; times < 100; times++) {
		const slug = times === 1 ? wanted : `${wanted}-${times}`;
		const [taken] = await tx.select({ id: shelf.id }).from(shelf).where(eq(shelf.slug, slug));
		if (!taken && slug !== WELCOME && slug !== 'new') return slug;
	}
	return conflict('There are many shelves of that name. Choose another one.');
}

export async function changeShelf(
	db: Database,
	who: Person,
	slug: string,
	{ name, about }: NewShelf,
): Promise<void> {
	await transact(db, async (tx) => {
		const { id } = await shelfToChange(tx, who, slug);
		await tx.update(shelf).set({ name, about }).where(eq(shelf.id, id));
	});
}

/** It is nobody's to read any more. What stood on it stays where it was written. */
export async function retireShelf(db: Database, who: Person, slug: string): Promise<void> {
	await transact(db, async (tx) => {
		const { id } = await shelfToChange(tx, who, slug);
		if (slug === WELCOME) conflict('The Welcome shelf stays: empty it, and nobody is shown it.');
		await tx.update(shelf).set({ retiredAt: now() }).where(eq(shelf.id, id));
	});
}
