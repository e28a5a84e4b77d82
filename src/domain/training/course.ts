import { z } from 'zod';
import { splitItemBlocks, tidyText } from './item-blocks.ts';
import { Item, Key } from './item.ts';

export const MOST_LESSONS = 60;

/** Markdown that can stand in a file beside blocks of other things. */
const Text = (most: number) => z.string().max(most).overwrite(tidyText).default('');

export const Lesson = z.object({
	key: Key,
	title: z.string().trim().min(1).max(200),
	/** How long it takes, in minutes. */
	minutes: z.number().int().min(1).max(120).default(5),
	/** Markdown. */
	text: Text(100_000).refine(
		(text) => splitItemBlocks(text).blocks.length === 0,
		'An item stands beside the text, not in it.',
	),
	/** An https address of a film elsewhere. */
	video: z.string().trim().max(500).default(''),
	items: z.array(Item).max(40).default([]),
	/** How many of the items somebody meets, drawn anew for each try; 0 is all of them. */
	draw: z.number().int().min(0).max(40).default(0),
	/** A question for oneself, answered in a line that nobody else reads. */
	reflection: z.string().trim().max(1_000).default(''),
});
export type Lesson = z.output<typeof Lesson>;

const Module = z.object({
	key: Key,
	title: z.string().trim().min(1).max(200),
	lessons: z.array(Lesson).min(1).max(MOST_LESSONS),
});
export type Module = z.output<typeof Module>;

/** A course as its authors write it, as a version of it is kept, and as it travels in a folder. */
export const CourseContent = z
	.object({
		title: z.string().trim().min(1, 'Give the course a title.').max(200),
		/** What somebody can do afterwards, in a sentence or two. */
		summary: z.string().trim().max(2_000).default(''),
		topics: z.array(z.string().trim().min(1).max(60)).max(20).default([]),
		/** The share of items answered right that completes it, in per cent; 0 where reading it does. */
		passMark: z.number().int().min(0).max(100).default(0),
		/** How often an item can be tried; 0 is without end. */
		attempts: z.number().int().min(0).max(20).default(0),
		/** Whoever completes it gets a certificate. */
		certificate: z.boolean().default(false),
		/** After so many months a certificate ends; null where it does not. */
		certificateMonths: z.number().int().min(1).max(120).nullable().default(null),
		modules: z.array(Module).max(30).default([]),
		/** Books, papers, pages: Markdown. */
		sources: Text(20_000),
	})
	.superRefine(({ modules }, context) => {
		for (const { path, key } of repeated(modules)) {
			context.addIssue({
				code: 'custom',
				path,
				message: `“${key}” stands for something else in this course already.`,
			});
		}
	});
export type CourseContent = z.output<typeof CourseContent>;

export function lessonsOf(course: Pick<CourseContent, 'modules'>): Lesson[] {
	return course.modules.flatMap(({ lessons }) => lessons);
}

export function minutesOf(course: Pick<CourseContent, 'modules'>): number {
	return lessonsOf(course).reduce((sum, { minutes }) => sum + minutes, 0);
}

/** Whatever is kept of a learner is kept under these names, so each stands for one thing. */
function repeated(modules: readonly Module[]): { path: (string | number)[]; key: string }[] {
	const found: { path: (string | number)[]; key: string }[] = [];
	const inModules = new Set<string>();
	const inLessons = new Set<string>();
	const once = (seen: Set<string>, key: string, path: (string | number)[]) => {
		if (seen.has(key)) found.push({ path: [...path, 'key'], key });
		seen.add(key);
	};
	for (const [m, { key, lessons }] of modules.entries()) {
		once(inModules, key, ['modules', m]);
		for (const [l, lesson] of lessons.entries()) {
			once(inLessons, lesson.key, ['modules', m, 'lessons', l]);
			for (const [i, item] of lesson.items.entries()) {
				once(inLessons, item.key, ['modules', m, 'lessons', l, 'items', i]);
			}
		}
	}
	return found;
}
