import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { learnedFrom, setLearned, type Learned } from '../../lessons/lessons.server.ts';
import { searchAgain } from '../content.server.ts';
import type { Taught } from './asked.ts';
import { changing, presentCard, set, type Changing } from './changing.server.ts';
import { moveIn } from './moving.server.ts';

/** What a card taught is a lesson of its project. It goes where what was learned stands, if it is not there yet. */
export function teach(db: Database, who: Person, number: number, input: Taught): Promise<void> {
	return changing(db, who, number, (it) => teachIn(it, input));
}

export async function teachIn(it: Changing, { uid, learned, outcome }: Taught): Promise<void> {
	const found = await presentCard(it, uid);
	const lessonId = await asLesson(it, found.lessonId, learned);
	const learns = it.columns.filter((column) => column.learns);
	const [first] = learns;
	const isThere = learns.some(({ id }) => id === found.columnId);
	if (first && !isThere && learned !== '')
		await moveIn(it, found, { uid, column: first.id, before: null, after: null });
	await set(it, found.id, { learned, outcome, lessonId });
	await searchAgain(it.tx, it.entryId);
}

/** @returns the lesson that has these words; null where there are none */
async function asLesson(
	{ tx, who, entryId }: Changing,
	lessonId: number | null,
	text: string,
): Promise<number | null> {
	const { lessons, changes } = await learnedFrom(tx, entryId);
	const at = lessons.findIndex(({ id }) => id === lessonId);
	if (lessons[at]?.text === text) return lessonId;
	if (text === '') {
		if (at < 0) return null;
		const rest = lessons.filter((_, k) => k !== at);
		await setLearned(tx, who, entryId, {
			lessons: rest,
			changes: changes.map((one) => without(one, at + 1)),
		});
		return null;
	}
	const all = at < 0 ? [...lessons, { text }] : lessons.map((one, k) => (k === at ? { ...one, text } : one));
	await setLearned(tx, who, entryId, { lessons: all, changes });
	const now = await learnedFrom(tx, entryId);
	return now.lessons[at < 0 ? all.length - 1 : at]?.id ?? null;
}

/** A change that hung from a lesson which is gone stays, and hangs from none. */
function without(one: Learned['changes'][number], gone: number): Learned['changes'][number] {
	if (one.lesson === null || one.lesson < gone) return one;
	return { ...one, lesson: one.lesson === gone ? null : one.lesson - 1 };
}
