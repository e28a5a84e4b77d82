import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { planned, type Change } from '../../lessons/lesson.ts';
import { learnedFrom, setLearned, type Learned } from '../../lessons/lessons.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { searchAgain } from '../content.server.ts';
import { followersOf } from '../following.server.ts';
import { KIND } from '../project.ts';
import { moveTo, rowOf } from '../state.server.ts';
import { project } from '../tables.server.ts';
import type { HonestEnding, Taught } from './ending.ts';
import { projectEnding, projectQuestion } from './tables.server.ts';

/**
 * It ends, whichever way: each is a success. Said once more, the newer words stand; the day on which it ended stays.
 */
export async function end(db: Database, who: Person, number: number, input: HonestEnding): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findOwn(tx, who, number);
		const { state } = await rowOf(tx, found.id);
		if (state === 'idea') conflict('Nobody has begun it: it is an idea, and waits as one.');
		const { lessons, ...said } = input;
		await writeLessons(tx, who, found.id, lessons);
		if (said.how === 'adopted' && said.byWhom === '')
			invalid({ byWhom: 'Say who adopted it: a team, or somebody by name.' });
		if (said.how === 'stopped' && (await learnedFrom(tx, found.id)).lessons.length === 0)
			invalid({ lessons: 'What did it teach you? One sentence is a lesson.' });
		await tx
			.insert(projectEnding)
			.values({ entryId: found.id, ...said, endedBy: who.id, endedAt: now() })
			.onConflictDoUpdate({ target: projectEnding.entryId, set: said });
		await moveTo(tx, found.id, 'ended');
		await searchAgain(tx, found.id);
		if (state === 'ended') return;
		await askNoMore(tx, found.id, 'project-quiet');
		await tell(tx, {
			to: await followersOf(tx, found.id),
			kind: 'project-moved',
			entryId: found.id,
			by: who.id,
			subject: 'ended',
		});
	});
}

/** It was not the end: it is built again. What it taught stays. */
export async function goOn(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { id } = await findOwn(tx, who, number);
		if ((await rowOf(tx, id)).state !== 'ended') conflict('It has not ended.');
		await tx.delete(projectEnding).where(eq(projectEnding.entryId, id));
		await moveTo(tx, id, 'building');
		await askNoMore(tx, id, 'project-became');
	});
}

/** What was asked of how it stood is answered by what came of it. */
async function askNoMore(tx: Transaction, entryId: number, kind: 'project-quiet' | 'project-became') {
	const open = and(eq(projectQuestion.entryId, entryId), isNull(projectQuestion.answeredAt));
	await tx.delete(projectQuestion).where(open);
	await settle(tx, { kind, entryId });
}

/** Whoever was on it says how it went. */
export async function findOwn(db: Reader, who: Person, number: number): Promise<Found> {
	const found = await findEntry(db, who, KIND, number);
	if (!found.isAuthor) forbidden('Whoever worked on it says how it went.');
	return found;
}

/** Those named are changed where they stand, or go where nothing is left of them; new ones follow. */
async function writeLessons(tx: Transaction, who: Person, entryId: number, given: readonly Taught[]) {
	const before = await learnedFrom(tx, entryId);
	const ids = new Set(before.lessons.map(({ id }) => id));
	if (given.some(({ id }) => id !== undefined && !ids.has(id)))
		conflict('One of these lessons is not there any more. Look again at what is written now.');
	const named = new Map(given.flatMap((one) => (one.id === undefined ? [] : [[one.id, one]])));
	const kept = before.lessons.map((old) => ({ ...old, ...named.get(old.id) }));
	const lessons = [...kept, ...given.filter(({ id }) => id === undefined)].filter(({ text }) => text !== '');
	await setLearned(tx, who, entryId, { lessons, changes: changesOn(lessons, before, who) });
}

/** Those there were hang where they hung; what is new is looked after by whoever wrote it. */
function changesOn(
	lessons: readonly { id?: number | undefined; differently?: string }[],
	before: Learned,
	who: Person,
): Change[] {
	const old = before.changes.map((one) => {
		const lessonId = one.lesson === null ? null : before.lessons[one.lesson - 1]?.id;
		const place = lessons.findIndex(({ id }) => id !== undefined && id === lessonId);
		return { ...one, lesson: place === -1 ? null : place + 1 };
	});
	const fresh = lessons.flatMap(({ differently = '' }, index) =>
		differently === '' ? [] : [planned(differently, who.email, index + 1)],
	);
	return [...old, ...fresh];
}

export type ToldEnding = NonNullable<Awaited<ReturnType<typeof endingOf>>>;

/** How it ended, for whoever has found it; null where it has not. */
export async function endingOf(db: Reader, entryId: number) {
	const [row] = await db
		.select({ ending: projectEnding, endedByName: person.name })
		.from(projectEnding)
		.innerJoin(person, eq(person.id, projectEnding.endedBy))
		.where(eq(projectEnding.entryId, entryId));
	return row ? { ...row.ending, endedByName: row.endedByName } : null;
}

/** Those that go on from it, as far as somebody may see them. */
export function goesOnIn(db: Reader, who: Person, entryId: number) {
	return db
		.select({ number: entry.number, title: entry.title })
		.from(project)
		.innerJoin(entry, eq(entry.id, project.entryId))
		.where(and(eq(project.fromId, entryId), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(asc(entry.number));
}
