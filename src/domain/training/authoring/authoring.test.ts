import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalIn } from '#lib/errors.ts';
import { anyCourse, anyItem } from '../any-course.ts';
import { CourseContent, lessonsOf } from '../course.ts';
import type { Item } from '../item.ts';
import { writeLesson } from '../folder.ts';
import { freeKey, movedLesson, withLesson, withModule, withoutLesson } from './arranging.ts';
import { lessonFromMarkdown, readItem } from './writing.server.ts';

/** What the form of an item sends. */
function fieldsOf(item: Item): Record<string, unknown> {
	const on = (yes: boolean) => (yes ? { right: 'on' } : {});
	const { key, kind, ask, because } = item;
	const base = { key, kind, ask, because };
	switch (item.kind) {
		case 'single':
		case 'multiple':
			return {
				...base,
				...(item.shuffle ? { shuffle: 'on' } : {}),
				options: [
					...item.options.map(({ text, right, because: said }) => ({ text, because: said, ...on(right) })),
					{ text: '', because: '' },
				],
			};
		case 'true-false':
			return { ...base, answer: String(item.answer) };
		case 'number':
			return { ...base, answer: String(item.answer), tolerance: String(item.tolerance), unit: item.unit };
		case 'gap':
			return { ...base, gaps: item.gaps.map((fine) => fine.join(' | ')).join('\r\n') };
		case 'order':
			return { ...base, parts: item.parts.join('\n') };
		case 'match':
			return { ...base, pairs: [...item.pairs, { one: '', other: '' }] };
		case 'recall':
			return { ...base, model: item.model };
		case 'scenario':
			return {
				...base,
				scenes: item.scenes.map(({ good, choices, ...scene }) => ({
					...scene,
					...(good ? { good: 'on' } : {}),
					choices: [...choices, { text: '', to: '', because: '' }],
				})),
			};
		case 'reflection':
			return base;
	}
}

function refusal(act: () => unknown): string | undefined {
	try {
		act();
		return 'fine';
	} catch (problem) {
		return refusalIn(problem)?.fields.item;
	}
}

const inLines = (item: Item) =>
	(item.kind !== 'gap' || item.gaps.flat().every((one) => !/[|\n\r]/.test(one))) &&
	(item.kind !== 'order' || item.parts.every((one) => !/[\n\r]/.test(one)));

describe('writing a course in the app', () => {
	it('the form of each kind of item gives back the item', () => {
		fc.assert(
			fc.property(anyItem.filter(inLines), (item) => {
				expect(readItem(fieldsOf(item))).toEqual(item);
			}),
		);
	});

	it('what is missing is said in words', () => {
		const fields = { key: 'a', kind: 'single', ask: '', options: [{ text: 'One' }] };
		expect(refusal(() => readItem(fields))).toBe(
			'ask: This is empty.\noptions: Give at least two to choose from.\noptions: Exactly one of them is right.',
		);
	});

	it('a lesson as Markdown is the same lesson', () => {
		fc.assert(
			fc.property(anyCourse, (course) => {
				for (const lesson of lessonsOf(course))
					expect(lessonFromMarkdown(lesson.key, writeLesson(lesson))).toEqual(lesson);
			}),
			{ numRuns: 40 },
		);
	});

	it('lessons move, also into the next module, come and go, and it stays a course', () => {
		const step = fc.tuple(fc.constantFrom('up', 'down', 'remove', 'lesson', 'module'), fc.nat(20));
		fc.assert(
			fc.property(anyCourse, fc.array(step, { maxLength: 12 }), (start, steps) => {
				let course = start;
				for (const [what, n] of steps) {
					const lessons = lessonsOf(course);
					const key = lessons[n % Math.max(lessons.length, 1)]?.key ?? '';
					if (what === 'up') course = movedLesson(course, key, -1);
					if (what === 'down') course = movedLesson(course, key, 1);
					if (what === 'remove') course = withoutLesson(course, key);
					if (what === 'lesson')
						course = withLesson(course, course.modules[0]?.key ?? '', 'Más información: “sí”');
					if (what === 'module') course = withModule(course, '日本');
				}
				expect(CourseContent.safeParse(course).success).toBe(true);
			}),
			{ numRuns: 60 },
		);
		const course = CourseContent.parse({
			title: 'A',
			modules: [{ key: 'why', title: 'A', lessons: [{ key: 'how', title: 'B' }] }],
		});
		expect([freeKey(course, 'Why?'), freeKey(course, 'Who'), freeKey(course, '…')]).toEqual([
			'why-2',
			'who',
			'part',
		]);
	});
});
