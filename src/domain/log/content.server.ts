import { eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { invalid } from '#lib/errors.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Found } from '../entries/entries.server.ts';
import { setLinks } from '../entries/links.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { topicsOf, setTopics } from '../entries/topics.server.ts';
import { planned, shownChange } from '../lessons/lesson.ts';
import { learnedFrom, setLearned, type Learned } from '../lessons/lessons.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { put } from '../search/searchable.server.ts';
import type { Content } from './answer.ts';
import { logEntry } from './tables.server.ts';

/** As it is stored: with the lesson that it is, and what follows from it. */
export interface Stored extends Content {
	lesson: Learned['lessons'][number] | null;
	changes: Learned['changes'];
}

/**
 * Writes everything of an entry but what every entry has, and what a search finds it by.
 * @param publish where it is shown to its readers with that, and when that was, if not now
 * @returns the id of the lesson that it is
 */
export async function writeContent(
	tx: Transaction,
	who: Person,
	entryId: number,
	{ content, owner, publish = null }: { content: Content; owner: string; publish?: { at?: number } | null },
): Promise<number> {
	const { form, day, learned, next, answers, status, source } = content;
	const row = { form, day, learned, next, answers, status, source };
	await writeLearned(tx, who, entryId, { learned, next, owner });
	await tx
		.insert(logEntry)
		.values({ entryId, ...row })
		.onConflictDoUpdate({ target: logEntry.entryId, set: row });
	const topics = await setTopics(tx, entryId, content.topics);
	await setLinks(tx, entryId, writtenIn(content));
	// All is there before it is shown: whoever is told of it finds what was learned, and the index its readers.
	if (publish) await markPublished(tx, who, entryId, publish.at);
	await put(tx, entryId, searchedBy({ ...content, topics }));
	const [stored] = await tx.select({ id: lesson.id }).from(lesson).where(eq(lesson.entryId, entryId));
	if (!stored) throw new Error(`Entry ${entryId} has no lesson.`);
	return stored.id;
}

/**
 * What was learned is the lesson, what comes of it the first change on its seam. How that stands, and what others
 * hung there since, is not the log's to say: it stays as it is.
 */
async function writeLearned(
	tx: Transaction,
	who: Person,
	entryId: number,
	{ learned, next, owner }: { learned: string; next: string; owner: string },
): Promise<void> {
	const [[row], before] = await Promise.all([
		tx.select({ next: logEntry.next }).from(logEntry).where(eq(logEntry.entryId, entryId)),
		learnedFrom(tx, entryId),
	]);
	const [first] = before.lessons;
	const own = ownChange(row?.next ?? '', before.changes);
	const others = before.changes.filter((one) => one !== own);
	const lessons = [{ ...(first ? { id: first.id } : {}), text: learned }];
	if (own && next === '' && own.state !== 'open') {
		invalid({ next: `${shownChange(own.id)} is ${own.state} already, so it stays. Reword it, if you like.` });
	}
	const follows = next === '' ? [] : [own ? { ...own, text: next } : planned(next, owner)];
	await setLearned(tx, who, entryId, { lessons, changes: [...follows, ...others] });
}

/** The change that the entry itself speaks of; others may hang one there where it speaks of none. */
function ownChange(next: string, changes: Learned['changes']): Learned['changes'][number] | undefined {
	return next === '' ? undefined : changes[0];
}

export async function readContent(db: Reader, found: Pick<Found, 'id' | 'title' | 'body'>): Promise<Stored> {
	const [[row], { lessons, changes }, topics] = await Promise.all([
		db.select().from(logEntry).where(eq(logEntry.entryId, found.id)),
		learnedFrom(db, found.id),
		topicsOf(db, [found.id]),
	]);
	if (!row) throw new Error(`The log entry of entry ${found.id} is incomplete.`);
	const [first = null] = lessons;
	const { form, day, learned, answers, status, source } = row;
	return {
		form,
		title: found.title,
		body: form === 'note' ? found.body : '',
		learned,
		// It may have been reworded where changes are looked after.
		next: ownChange(row.next, changes)?.text ?? row.next,
		answers,
		status,
		source,
		day,
		topics: topics.get(found.id) ?? [],
		lesson: first,
		changes,
	};
}

/** Nothing of it changed but what its topics are called. */
export async function searchAgain(
	tx: Transaction,
	found: Pick<Found, 'id' | 'title' | 'body'>,
): Promise<void> {
	await put(tx, found.id, searchedBy(await readContent(tx, found)));
}

/** What was written, without what the store added to it: to compare, to keep, to carry elsewhere. */
export function bare({ lesson: _, changes: __, ...content }: Stored): Content {
	return content;
}

/** Everything that somebody wrote in it, as it was written. */
function writtenIn({ form, title, body, learned, next, answers, status, source }: Content): string[] {
	return [
		form === 'note' ? title : learned,
		body,
		next,
		...answers.map(({ answer }) => answer),
		status,
		source,
	].filter(Boolean);
}

function searchedBy({ title, body, learned, next, answers, status, source, topics, day }: Content) {
	const rest = [body, ...answers.flatMap(({ question, answer }) => [question, answer]), status, source];
	return {
		title,
		lessons: [learned, next].filter(Boolean).map(plainText).join('\n'),
		body: rest.filter(Boolean).map(plainText).join('\n'),
		topics,
		severity: null,
		at: Date.parse(`${day}T12:00Z`),
	};
}
