import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import { conflict, forbidden, missing } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isGuest } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { MOST_LINES, type ChangedLine, type MovedLine, type NewLine } from './failure-line.ts';
import { leads } from './last-told.server.ts';
import { entryNamed } from './named.server.ts';
import { failureLine } from './tables.server.ts';

export interface FailureLine {
	id: number;
	year: number;
	text: string;
	learned: string;
	/** The story that tells it whole, where the one who reads may read that. */
	story: { number: number; title: string } | null;
}

export interface FailureCv {
	person: { id: number; name: string };
	/** The newest year first, and in each year in the order of whoever wrote them. */
	lines: FailureLine[];
	/** It is one's own, and one may write in it. */
	mine: boolean;
}

/** For everybody of the workspace who may read it. One that nobody began is not there, save for whoever may begin it. */
export async function readFailures(db: Database, who: Person, personId: number): Promise<FailureCv> {
	if (isGuest(who)) missing('This page');
	const [whose] = await db.read
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(eq(person.id, personId));
	if (!whose) missing('This page');
	const rows = await db.read
		.select({ line: failureLine, number: entry.number, title: entry.title })
		.from(failureLine)
		.leftJoin(entry, and(eq(entry.id, failureLine.entryId), isNotNull(entry.publishedAt), visibleTo(who)))
		.where(eq(failureLine.personId, personId))
		.orderBy(desc(failureLine.year), asc(failureLine.position));
	const mine = personId === who.id;
	if (rows.length === 0 && !(mine && (await leads(db.read, who)))) missing('This page');
	const lines = rows.map(({ line: { id, year, text, learned }, number, title }) => ({
		id,
		year,
		text,
		learned,
		story: number === null || title === null ? null : { number, title },
	}));
	return { person: whose, lines, mine };
}

/** Whether there is something to lead to from elsewhere: a page of theirs, or for oneself one that may be begun. */
export async function hasFailures(db: Database, who: Person, personId: number): Promise<boolean> {
	if (isGuest(who)) return false;
	const [line] = await db.read
		.select({ id: failureLine.id })
		.from(failureLine)
		.where(eq(failureLine.personId, personId))
		.limit(1);
	return line !== undefined || (personId === who.id && (await leads(db.read, who)));
}

/** Who keeps one, with how many lines: for the list beside the stories. */
export async function failureCvs(db: Database, who: Person): Promise<{ id: number; name: string }[]> {
	if (isGuest(who)) return [];
	return db.read
		.selectDistinct({ id: person.id, name: person.name })
		.from(failureLine)
		.innerJoin(person, eq(person.id, failureLine.personId))
		.orderBy(asc(person.name));
}

/** What is written stands there for everybody at once; the page says so beside the button. */
export async function addLine(db: Database, who: Person, input: NewLine): Promise<void> {
	if (!(await leads(db.read, who))) {
		forbidden('Whoever leads a team keeps one here. What you lived through makes a story as well.');
	}
	await transact(db, async (tx) => {
		const mine = await ownLines(tx, who);
		if (mine.length >= MOST_LINES)
			conflict(`It has ${MOST_LINES} lines, which is a life. Take one away first.`);
		const row = await written(tx, who, input);
		await tx.insert(failureLine).values({ personId: who.id, position: mine.length, ...row });
	});
}

export async function changeLine(db: Database, who: Person, input: ChangedLine): Promise<void> {
	await transact(db, async (tx) => {
		await ownLine(tx, who, input.id);
		const row = await written(tx, who, input);
		await tx.update(failureLine).set(row).where(eq(failureLine.id, input.id));
	});
}

export async function removeLine(db: Database, who: Person, { id }: { id: number }): Promise<void> {
	await transact(db, async (tx) => {
		await ownLine(tx, who, id);
		await tx.delete(failureLine).where(eq(failureLine.id, id));
	});
}

/** Among the lines of its year. */
export async function moveLine(db: Database, who: Person, { id, to }: MovedLine): Promise<void> {
	await transact(db, async (tx) => {
		const { year } = await ownLine(tx, who, id);
		const mine = await ownLines(tx, who);
		const ofYear = mine.filter((line) => line.year === year).map((line) => line.id);
		const at = ofYear.indexOf(id);
		const wanted = at + (to === 'up' ? -1 : 1);
		if (wanted < 0 || wanted >= ofYear.length) return;
		const order = ofYear.toSpliced(at, 1).toSpliced(wanted, 0, id);
		for (const [position, one] of order.entries()) {
			await tx.update(failureLine).set({ position }).where(eq(failureLine.id, one));
		}
	});
}

async function written(tx: Transaction, who: Person, { year, text, learned, story }: NewLine) {
	const found = story === '' ? null : await entryNamed(tx, who, story, { field: 'story', kinds: ['story'] });
	return { year, text, learned, entryId: found?.id ?? null };
}

function ownLines(db: Reader, who: Person) {
	return db
		.select()
		.from(failureLine)
		.where(eq(failureLine.personId, who.id))
		.orderBy(asc(failureLine.position), asc(failureLine.id));
}

async function ownLine(db: Reader, who: Person, id: number) {
	const [line] = await db
		.select()
		.from(failureLine)
		.where(and(eq(failureLine.id, id), eq(failureLine.personId, who.id)));
	if (!line) missing('This line');
	return line;
}
