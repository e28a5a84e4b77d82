import type { Database } from '#lib/db/open.server.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { mayBegin } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { lessonRows } from '../../lessons/lesson-rows.server.ts';
import { learnedFrom } from '../../lessons/lessons.server.ts';
import { readContent } from '../content.server.ts';
import { KIND } from '../project.ts';
import { rowOf } from '../state.server.ts';
import { continuationsOf } from './continuations.server.ts';
import { isAdoptable } from './ending.ts';
import type { LessonFields } from './ending-form.ts';
import { endingOf, goesOnIn } from './endings.server.ts';
import { questionsOf } from './questions.server.ts';

export type ShownEnding = Awaited<ReturnType<typeof readEnding>>;

/** How a project ended, or is about to, with what was asked about it, for whoever may read it. */
export async function readEnding(db: Database, who: Person, number: number) {
	const found = await findEntry(db.read, who, KIND, number);
	const { state } = await rowOf(db.read, found.id);
	const ending = await endingOf(db.read, found.id);
	const { question } = await readContent(db.read, found);
	const { lessons, changes } = await learnedFrom(db.read, found.id);
	const fields: LessonFields[] = lessons.map(({ id, text }, index) => ({
		...{ id: String(id), text, differently: '' },
		changes: changes
			.filter(({ lesson }) => lesson === index + 1)
			.map((one) => ({ id: one.id, text: plainText(one.text) })),
	}));
	const continuations = await continuationsOf(db.read, who, found.id);
	return {
		number,
		title: found.title,
		question,
		state,
		ending,
		fields,
		lessons: await lessonRows(
			db,
			who,
			lessons.map(({ id }) => id),
		),
		questions: await questionsOf(db.read, found),
		goesOnIn: await goesOnIn(db.read, who, found.id),
		continuations,
		/** What was shown or has ended, while nobody else asks for it. */
		mayAskToGoOn:
			(state === 'shown' || state === 'ended') &&
			mayBegin(who) &&
			continuations.every(({ decision }) => decision !== null),
		/** Whoever worked on it says how it went. */
		mayEnd: found.isAuthor && state !== 'idea',
		mayAdopt: ending !== null && isAdoptable(ending.how) && mayBegin(who),
	};
}
