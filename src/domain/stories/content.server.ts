import { eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Found } from '../entries/entries.server.ts';
import { UNDATED } from '../entries/entry.ts';
import { reference } from '../entries/kinds.ts';
import { setLinks } from '../entries/links.server.ts';
import { entry } from '../entries/tables.server.ts';
import { setTopics, topicsOf } from '../entries/topics.server.ts';
import { planned } from '../lessons/lesson.ts';
import { learnedFrom, setLearned, type Learned } from '../lessons/lessons.server.ts';
import { put } from '../search/searchable.server.ts';
import { TEXT_PARTS } from './story.ts';
import { story } from './tables.server.ts';
import type { Content } from './telling.ts';

/** As it is stored: with the lesson that it holds, and the changes on its seam. */
export interface Stored extends Content {
	/** `2026-11` where it is told without a name. */
	month: string | null;
	lesson: Learned['lessons'][number] | null;
	changes: Learned['changes'];
}

interface Written {
	content: Content;
	/** The e-mail address of whoever looks after what is done differently; nobody, where there is no name. */
	owner: string;
	/** Told without a name: its month is all that is kept of when. */
	month?: string;
}

/** Writes everything of a story but what every entry has, and what a search finds it by. */
export async function writeContent(
	tx: Transaction,
	who: Person,
	entryId: number,
	{ content, owner, month }: Written,
): Promise<void> {
	const { form, learned, differently, slides, recording, postmortem, until } = content;
	const { tried, believed, happened, criticism, stillWrong } = content;
	const row = {
		...{ form, tried, believed, happened, criticism, learned, differently, stillWrong },
		...{ slides, recording, postmortem, until },
		...(month === undefined ? {} : { month }),
	};
	await writeLearned(tx, who, entryId, { content, owner });
	await tx
		.insert(story)
		.values({ entryId, ...row })
		.onConflictDoUpdate({ target: story.entryId, set: row });
	const topics = await setTopics(tx, entryId, content.topics);
	await setLinks(tx, entryId, writtenIn(content));
	await put(tx, entryId, searchedBy({ ...content, topics }, await begunAt(tx, entryId)));
}

async function begunAt(db: Reader, entryId: number): Promise<number> {
	const [row] = await db.select({ at: entry.createdAt }).from(entry).where(eq(entry.id, entryId));
	return row?.at ?? UNDATED;
}

/** What was learned is the lesson. What is done differently hangs from it where somebody looks after it. */
async function writeLearned(
	tx: Transaction,
	who: Person,
	entryId: number,
	{ content: { learned, differently, lookAfter }, owner }: Written,
): Promise<void> {
	const [row] = await tx
		.select({ differently: story.differently })
		.from(story)
		.where(eq(story.entryId, entryId));
	const before = await learnedFrom(tx, entryId);
	const [first] = before.lessons;
	const lessons = learned === '' ? [] : [{ ...(first ? { id: first.id } : {}), text: learned }];
	const lesson = lessons.length === 0 ? null : 1;
	const own = ownChange(row?.differently ?? '', before.changes);
	const isFollowed = lookAfter && differently !== '';
	const follows = isFollowed ? [own ? { ...own, text: differently } : planned(differently, owner)] : [];
	// Others may have hung one there; they stay. So does one's own that is settled already.
	const others = before.changes.filter((one) => one !== own || (!isFollowed && one.state !== 'open'));
	await setLearned(tx, who, entryId, {
		lessons,
		changes: [...follows, ...others].map((one) => ({ ...one, lesson })),
	});
}

/** The change that says what the story says. Reworded where changes are looked after, it goes its own way. */
function ownChange(differently: string, changes: Learned['changes']): Learned['changes'][number] | undefined {
	return differently === '' ? undefined : changes.find(({ text }) => text === differently);
}

export async function readContent(db: Reader, found: Pick<Found, 'id' | 'title' | 'body'>): Promise<Stored> {
	const [row] = await db.select().from(story).where(eq(story.entryId, found.id));
	if (!row) throw new Error(`The story of entry ${found.id} is incomplete.`);
	const { entryId: _, ...written } = row;
	const { lessons, changes } = await learnedFrom(db, found.id);
	return {
		...written,
		title: found.title,
		body: row.form === 'free' ? found.body : '',
		topics: (await topicsOf(db, [found.id])).get(found.id) ?? [],
		lookAfter: ownChange(row.differently, changes) !== undefined,
		lesson: lessons[0] ?? null,
		changes,
	};
}

/** What was written, without what the store added to it: to compare, to keep, to carry elsewhere. */
export function bare({ lesson: _, changes: __, month: ___, ...content }: Stored): Content {
	return content;
}

/** Nothing of it changed but what its topics are called. */
export async function searchAgain(
	tx: Transaction,
	found: Pick<Found, 'id' | 'title' | 'body' | 'createdAt'>,
): Promise<void> {
	await put(tx, found.id, searchedBy(await readContent(tx, found), found.createdAt));
}

/** Everything that somebody wrote in it, as it was written; the post-mortem that it belongs to is spoken of, too. */
function writtenIn(content: Content): string[] {
	const { title, body, learned, differently, slides, postmortem } = content;
	return [
		...[title, body, learned, differently],
		...TEXT_PARTS.map((part) => content[part]),
		...slides.flatMap((slide) => [slide.title, slide.text]),
		postmortem === null ? '' : reference('postmortem', postmortem),
	].filter(Boolean);
}

function searchedBy(content: Content, at: number) {
	const { title, body, learned, differently, slides, topics } = content;
	const rest = [
		...TEXT_PARTS.map((part) => content[part]),
		body,
		...slides.flatMap((slide) => [slide.title, slide.text]),
	];
	return {
		title,
		lessons: [learned, differently].filter(Boolean).map(plainText).join('\n'),
		body: rest.filter(Boolean).map(plainText).join('\n'),
		topics,
		severity: null,
		at,
	};
}
