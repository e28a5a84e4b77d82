import { shownChange } from '#domain/lessons/lesson.ts';
import type { ShownLessonChange } from '#domain/lessons/lesson-parts.server.ts';

/** Changes as they hang from a lesson in a list. */
export const changeWordsOf = (changes: readonly ShownLessonChange[]) =>
	changes.map(({ id, text, state, words }) => ({
		ref: shownChange(id),
		href: `/changes/${id}`,
		text,
		done: state === 'done',
		note: words,
	}));
