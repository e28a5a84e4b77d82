import { lessonsOf, type CourseContent } from './course.ts';
import { counts } from './grading.ts';
import { drawnFrom } from './shuffling.ts';

/** How it stands with one item: the tries that were made, and whether one was right. */
export interface Tried {
	tries: number;
	right: boolean;
}

/** It is told in full, once it is right, or after the last try; where there is no last one, after the first. */
export function isSettled({ tries, right }: Tried, attempts: number): boolean {
	return right || tries >= Math.max(attempts, 1);
}

export function mayTryAgain({ tries, right }: Tried, attempts: number): boolean {
	return !right && (attempts === 0 || tries < attempts);
}

export interface Standing {
	lessons: number;
	done: number;
	/** Items that count, of those that were drawn. */
	items: number;
	right: number;
	/** How many have to be right. */
	needed: number;
	/** Those that can still become right. */
	open: number;
	complete: boolean;
	/** No try is left that would make it: it takes another time through. */
	lost: boolean;
}

/** How far somebody is. The items of `seed` are those that count; reading all is enough where no pass mark is set. */
export function standing(
	course: Pick<CourseContent, 'modules' | 'passMark' | 'attempts'>,
	seed: string,
	done: ReadonlySet<string>,
	tried: ReadonlyMap<string, Tried>,
): Standing {
	const lessons = lessonsOf(course);
	const items = lessons.flatMap((lesson) => drawnFrom(lesson, seed)).filter(counts);
	const states = items.map(({ key }) => tried.get(key) ?? { tries: 0, right: false });
	const right = states.filter((state) => state.right).length;
	const open = states.filter((state) => mayTryAgain(state, course.attempts)).length;
	const needed = Math.ceil((items.length * course.passMark) / 100 - 1e-9);
	const read = lessons.filter(({ key }) => done.has(key)).length;
	return {
		lessons: lessons.length,
		done: read,
		items: items.length,
		right,
		needed,
		open,
		complete: lessons.length > 0 && read === lessons.length && right >= needed,
		lost: right + open < needed,
	};
}
