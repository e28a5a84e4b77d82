import { slugOf } from '#lib/slug.ts';
import { lessonsOf, type CourseContent, type Lesson, type Module } from '../course.ts';
import type { Item } from '../item.ts';

export type Step = -1 | 1;

export function withModule(course: CourseContent, title: string): CourseContent {
	const lesson = blankLesson(course, 'The first lesson');
	const module = { key: freeKey(course, title), title, lessons: [lesson] };
	return { ...course, modules: [...course.modules, module] };
}

export function withLesson(course: CourseContent, moduleKey: string, title: string): CourseContent {
	const lesson = blankLesson(course, title);
	return inModule(course, moduleKey, (module) => ({ ...module, lessons: [...module.lessons, lesson] }));
}

export function renamedModule(course: CourseContent, key: string, title: string): CourseContent {
	return inModule(course, key, (module) => ({ ...module, title }));
}

export function movedModule(course: CourseContent, key: string, by: Step): CourseContent {
	return { ...course, modules: moved(course.modules, (one) => one.key === key, by) };
}

/** Past the first or the last of its module it goes into the next module. */
export function movedLesson(course: CourseContent, key: string, by: Step): CourseContent {
	const from = course.modules.findIndex(({ lessons }) => lessons.some((one) => one.key === key));
	const module = course.modules[from];
	const at = module?.lessons.findIndex((one) => one.key === key) ?? -1;
	const lesson = module?.lessons[at];
	if (!module || !lesson) return course;
	if (module.lessons[at + by]) {
		return inModule(course, module.key, (one) => ({
			...one,
			lessons: moved(one.lessons, (other) => other.key === key, by),
		}));
	}
	const next = course.modules[from + by];
	// A module without a lesson is none.
	if (!next || module.lessons.length === 1) return course;
	const left = inModule(course, module.key, (one) => ({
		...one,
		lessons: one.lessons.filter((other) => other.key !== key),
	}));
	return inModule(left, next.key, (one) => ({
		...one,
		lessons: by === 1 ? [lesson, ...one.lessons] : [...one.lessons, lesson],
	}));
}

/** A module goes with its last lesson. */
export function withoutLesson(course: CourseContent, key: string): CourseContent {
	const modules = course.modules
		.map((module) => ({ ...module, lessons: module.lessons.filter((one) => one.key !== key) }))
		.filter(({ lessons }) => lessons.length > 0);
	return { ...course, modules };
}

export function lessonIn(course: CourseContent, key: string): Lesson | null {
	return lessonsOf(course).find((one) => one.key === key) ?? null;
}

export function withChangedLesson(
	course: CourseContent,
	key: string,
	change: (lesson: Lesson) => Lesson,
): CourseContent {
	const modules = course.modules.map((module) => ({
		...module,
		lessons: module.lessons.map((one) => (one.key === key ? change(one) : one)),
	}));
	return { ...course, modules };
}

/** In the place of the one of its key, or behind all of them. */
export function withItem(lesson: Lesson, item: Item, before: string | null): Lesson {
	if (before === null) return { ...lesson, items: [...lesson.items, item] };
	return { ...lesson, items: lesson.items.map((one) => (one.key === before ? item : one)) };
}

export function movedItem(lesson: Lesson, key: string, by: Step): Lesson {
	return { ...lesson, items: moved(lesson.items, (one) => one.key === key, by) };
}

/** So many are drawn at the most as there are. */
export function withoutItem(lesson: Lesson, key: string): Lesson {
	const items = lesson.items.filter((one) => one.key !== key);
	return { ...lesson, items, draw: Math.min(lesson.draw, items.length) };
}

/** From the words, so that it can be read in a file; no other lesson, module or item of the course has it. */
export function freeKey(course: CourseContent, words: string): string {
	const taken = new Set(
		course.modules.flatMap((module) => [
			module.key,
			...module.lessons.flatMap(({ key, items }) => [key, ...items.map((item) => item.key)]),
		]),
	);
	const plain = slugOf(words)
		.replace(/[^a-z0-9-]+/g, '')
		.slice(0, 40)
		.replace(/^-+|-+$/g, '');
	const base = plain === '' ? 'part' : plain;
	for (let n = 1; ; n++) {
		const key = n === 1 ? base : `${base}-${n}`;
		if (!taken.has(key)) return key;
	}
}

function blankLesson(course: CourseContent, title: string): Lesson {
	const key = freeKey(course, title);
	return { key, title, minutes: 5, text: '', video: '', items: [], draw: 0, reflection: '' };
}

function inModule(course: CourseContent, key: string, change: (module: Module) => Module): CourseContent {
	return { ...course, modules: course.modules.map((one) => (one.key === key ? change(one) : one)) };
}

function moved<One>(list: readonly One[], is: (one: One) => boolean, by: Step): One[] {
	const at = list.findIndex(is);
	const found = [...list];
	if (at < 0 || at + by < 0 || at + by >= list.length) return found;
	found.splice(at + by, 0, ...found.splice(at, 1));
	return found;
}
