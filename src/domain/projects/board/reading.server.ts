import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { countsAt, latestAt } from '../../entries/discussion/spot.server.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { authorsOf } from '../../entries/sharing.server.ts';
import { mayEdit } from '../../entries/visibility.server.ts';
import { lesson } from '../../lessons/tables.server.ts';
import type { Board, Card, Changes, Column } from './board.ts';
import { COLUMNS } from './card.ts';
import { board, boardColumn, card, cardPerson } from './tables.server.ts';
import { partOf } from './talk.ts';
import { watches } from './watching.server.ts';

export interface ShownBoard {
	entry: Found;
	board: Board;
	/** Who is on the project, and may be on a card. */
	people: { id: number; name: string }[];
	mayEdit: boolean;
}

export async function readBoard(db: Database, who: Person, number: number): Promise<ShownBoard> {
	const entry = await findEntry(db.read, who, 'project', number);
	const authors = await authorsOf(db.read, [entry.id]);
	watches(who.id, number);
	return {
		entry,
		board: await boardOf(db.read, entry.id),
		people: (authors.get(entry.id) ?? []).map(({ id, name }) => ({ id, name })),
		mayEdit: mayEdit(who, entry),
	};
}

export async function boardOf(db: Reader, entryId: number): Promise<Board> {
	const { change, columns, cards, hours } = await changesIn(db, entryId, 0);
	return { change, columns, cards, hours };
}

/** What was done on it after that change of it. */
export async function changesSince(
	db: Database,
	who: Person,
	number: number,
	since: number,
): Promise<Changes> {
	const { id } = await findEntry(db.read, who, 'project', number);
	watches(who.id, number);
	return changesIn(db.read, id, since);
}

export async function changesIn(db: Reader, entryId: number, since: number): Promise<Changes> {
	const [now] = await db.select().from(board).where(eq(board.entryId, entryId));
	const change = now?.change ?? 0;
	const restarted = since > change;
	const columns = await columnsOf(db, entryId);
	const isNew = restarted || since === 0 ? isNull(card.removedAt) : gt(card.change, since);
	const rows = await db
		.select({ card, lesson: lesson.text })
		.from(card)
		.leftJoin(lesson, eq(lesson.id, card.lessonId))
		.where(and(eq(card.entryId, entryId), isNew));
	const there = rows.filter((row) => row.card.removedAt === null);
	const around = await aroundCards(
		db,
		entryId,
		columns,
		there.map((row) => row.card),
	);
	return {
		...{ change, restarted, columns },
		hours: { spent: now?.hoursSpent ?? null, meant: now?.hoursMeant ?? null },
		cards: there.map((row) => shown(row.card, row.lesson, around(row.card))),
		removed: rows.filter((row) => row.card.removedAt !== null).map((row) => row.card.uid),
	};
}

type Row = typeof card.$inferSelect;
type Around = Pick<Card, 'people' | 'comments' | 'answer'>;

/** Who is on each card, and what is said about it. */
async function aroundCards(
	db: Reader,
	entryId: number,
	columns: readonly Column[],
	rows: readonly Row[],
): Promise<(row: Row) => Around> {
	const waits = new Set(columns.filter((column) => column.waits).map(({ id }) => id));
	const parts = (some: readonly Row[]) => some.map(({ id }) => partOf(id));
	const people = await peopleOn(
		db,
		rows.map(({ id }) => id),
	);
	const counts = await countsAt(db, entryId, parts(rows));
	const talkedAbout = rows.filter(({ id, columnId }) => waits.has(columnId) && counts.has(partOf(id)));
	const latest = await latestAt(db, entryId, parts(talkedAbout));
	return ({ id }) => {
		const on = people.get(id) ?? [];
		const last = latest.get(partOf(id));
		const isOffer = last && !on.some((one) => one.id === last.by.id);
		return { people: on, comments: counts.get(partOf(id)) ?? 0, answer: isOffer ? last : null };
	};
}

/** Those that a board begins with, until somebody writes on it. */
export async function columnsOf(db: Reader, entryId: number): Promise<Column[]> {
	const rows = await db
		.select()
		.from(boardColumn)
		.where(eq(boardColumn.entryId, entryId))
		.orderBy(asc(boardColumn.position));
	if (rows.length === 0) return COLUMNS.map((column, k) => ({ id: -k - 1, ...column }));
	return rows.map(({ id, name, about, most, learns, waits }) => ({ id, name, about, most, learns, waits }));
}

/** One card that is there. */
export async function readCard(db: Database, who: Person, number: number, uid: string): Promise<Card> {
	const { id } = await findEntry(db.read, who, 'project', number);
	const { cards } = await changesIn(db.read, id, 0);
	return cards.find((one) => one.uid === uid) ?? missing('This card');
}

export async function peopleOn(db: Reader, cardIds: readonly number[]): Promise<Map<number, Card['people']>> {
	const rows = await db
		.select({ cardId: cardPerson.cardId, id: person.id, name: person.name })
		.from(cardPerson)
		.innerJoin(person, eq(person.id, cardPerson.personId))
		.where(inArray(cardPerson.cardId, [...cardIds]))
		.orderBy(asc(person.name));
	const found = new Map<number, Card['people']>();
	for (const { cardId, ...one } of rows) found.set(cardId, [...(found.get(cardId) ?? []), one]);
	return found;
}

/** What it taught reads as the lesson does now, wherever that was worded. */
function shown(row: Row, lessonText: string | null, around: Around): Card {
	const { uid, columnId, place, title, body, steps, labels, due, outcome, lessonId, enteredAt } = row;
	return {
		...{ uid, columnId, place, title, body, steps, labels, due, outcome, lessonId, enteredAt },
		learned: lessonText ?? row.learned,
		html: body === '' ? null : renderMarkdown(body),
		...around,
	};
}
