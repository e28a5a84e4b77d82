import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coach } from '../coach/coach.ts';
import { lessonsOf, minutesOf, type CourseContent, type Lesson } from './course.ts';
import { readCourse } from './folder.ts';
import type { Item } from './item.ts';

const FOLDER = new URL('shipped/', import.meta.url);
const KINDS: Item['kind'][] = [
	'single',
	'multiple',
	'true-false',
	'number',
	'gap',
	'order',
	'match',
	'recall',
	'scenario',
	'reflection',
];

const read = readdirSync(FOLDER).map((folder) => ({ folder, ...readCourse(filesOf(folder)) }));
const courses = read.flatMap(({ folder, course }) => (course ? [{ folder, course }] : []));

function filesOf(folder: string) {
	const inside = new URL(`${folder}/`, FOLDER);
	return readdirSync(inside, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.md'))
		.map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(new URL(name, inside), 'utf8') }));
}

it('every shipped course is read without a problem', () => {
	expect(read.map(({ folder, problems }) => ({ folder, problems }))).toEqual(
		['facilitating-a-review', 'growth-mindset-at-work', 'writing-a-blameless-post-mortem'].map((folder) => ({
			folder,
			problems: [],
		})),
	);
});

it('all kinds of items are met in them', () => {
	const met = new Set(courses.flatMap(({ course }) => itemsOf(course).map(({ kind }) => kind)));
	expect(KINDS.filter((kind) => !met.has(kind))).toEqual([]);
});

describe.each(courses)('$folder', ({ course }) => {
	it('takes as long as it says, between 20 and 40 minutes', () => {
		expect(minutesOf(course)).toBeGreaterThanOrEqual(20);
		expect(minutesOf(course)).toBeLessThanOrEqual(40);
		for (const lesson of lessonsOf(course)) {
			expect(lesson.minutes / taken(lesson), lesson.key).toBeGreaterThan(0.7);
			expect(lesson.minutes / taken(lesson), lesson.key).toBeLessThan(1.3);
		}
	});

	it('says of every choice why, asks something of oneself in every lesson, and names its sources', () => {
		for (const item of itemsOf(course)) {
			for (const said of explanationsOf(item)) expect(said, item.key).not.toBe('');
		}
		for (const { reflection, items, key } of lessonsOf(course)) {
			expect(reflection, key).not.toBe('');
			expect(items.length, key).toBeGreaterThanOrEqual(2);
		}
		expect(course.sources).toMatch(/\(\d{4}\)/);
	});

	it('blames nobody in its own words: what it shows as an example is quoted', () => {
		const asked = lessonsOf(course).flatMap(({ key, text, reflection }) =>
			[text, reflection].flatMap((words) =>
				coach(words).map(({ rule, start, end }) => ({ key, rule, words: words.slice(start, end) })),
			),
		);
		expect(asked).toEqual([]);
	});
});

it.each([
	['Marek forgot to turn on flow control.', ['memory']],
	['I forgot to renew it.', ['memory']],
	['The nodes failed to return.', []],
	['She wrote: “We should have checked it.”', []],
	['The log says `FATAL: failed to acquire lock`.', []],
	['The replica was promoted without the lag having been looked at.', []],
	['## Actions\n\n- Improve monitoring of backups.', ['vague-action']],
])('what “Your own draft” says of the coach is so: %s', (words, rules) => {
	expect(coach(words).map(({ rule }) => rule)).toEqual(rules);
});

function itemsOf(course: CourseContent): Item[] {
	return lessonsOf(course).flatMap(({ items }) => items);
}

const READ_A_MINUTE = 200;
const LONGER: ReadonlySet<Item['kind']> = new Set(['recall', 'scenario', 'reflection']);

/** In minutes: reading, thinking about each item, and half a minute for a line to oneself. */
function taken({ text, items }: Lesson): number {
	const thinking = items.map(({ kind }) => (LONGER.has(kind) ? 1.5 : 0.75));
	return text.split(/\s+/).length / READ_A_MINUTE + thinking.reduce((sum, one) => sum + one, 0) + 0.5;
}

/** What is said to whoever chose this or that. What they write for themselves is not commented on. */
function explanationsOf(item: Item): string[] {
	if (item.kind === 'single' || item.kind === 'multiple') return item.options.map(({ because }) => because);
	if (item.kind === 'scenario') {
		return item.scenes.flatMap(({ choices }) => choices.map(({ because }) => because));
	}
	if (item.kind === 'reflection') return [];
	return [item.kind === 'recall' ? item.model : item.because];
}
