import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CourseContent } from './course.ts';
import { anyCourse } from './any-course.ts';
import { readCourse, writeCourse, type CourseFile } from './folder.ts';

const files = (given: Record<string, string>): CourseFile[] =>
	Object.entries(given).map(([name, text]) => ({ name, text }));

it('what is written is read as the same course', () => {
	fc.assert(
		fc.property(anyCourse, (course) => {
			const { course: back, problems } = readCourse(writeCourse(course));
			expect(problems).toEqual([]);
			expect(back).toEqual(course);
		}),
		{ numRuns: 150 },
	);
});

it('whatever a file holds, it ends in a course or in sentences that name file and line', () => {
	const bit = fc.constantFrom(
		'---\n',
		'```item\n',
		'```\n',
		'key: a\n',
		'kind: single\n',
		'  - text: b\n',
		'~~~\n',
		'&a [*a]\n',
		'title: x\n',
		'\u0000',
		': : :\n',
	);
	fc.assert(
		fc.property(fc.array(bit, { maxLength: 14 }), (bits) => {
			const { course, problems } = readCourse(
				files({ 'course.md': '---\ntitle: A\n---\n', '1-a/1-b.md': bits.join('') }),
			);
			expect(course === null).toBe(problems.length > 0);
			for (const { file, line, says } of problems) {
				expect([file, line > 0, says.length > 3]).toEqual(['1-a/1-b.md', true, true]);
			}
		}),
	);
});

const COURSE = `---
title: Blameless in practice
summary: You can ask for the second story.
topics: [reviews]
passMark: 70
modules:
  stories: First and second stories
---

Dekker, _The Field Guide_.
`;
const LESSON = `---
title: The second story
minutes: 6
reflection: When did you last ask for the first?
---

Every incident has a first story.

\`\`\`item
key: opening
kind: single
ask: Which question opens the second story?
options:
  - text: Why did nobody check the lag?
    because: It already carries its answer.
  - text: What was on the screen?
    right: true
\`\`\`

\`\`\`\`md
\`\`\`item
this is shown, as code
\`\`\`
\`\`\`\`
`;

describe('a folder written by hand', () => {
	it('is a course, also inside another folder', () => {
		const { course, problems } = readCourse(
			files({
				'blameless/course.md': COURSE,
				'blameless/10-stories/02-second.md': LESSON,
				'blameless/10-stories/1-first.md': '---\ntitle: First\n---\n',
				'README.md': 'Nothing of the course',
			}),
		);
		expect(problems).toEqual([]);
		expect(course?.sources).toBe('Dekker, _The Field Guide_.');
		const [module] = course?.modules ?? [];
		expect([module?.key, module?.title]).toEqual(['stories', 'First and second stories']);
		expect(module?.lessons.map(({ key, minutes }) => [key, minutes])).toEqual([
			['first', 5],
			['second', 6],
		]);
		const [, second] = module?.lessons ?? [];
		expect(second?.items.map(({ key, kind }) => [key, kind])).toEqual([['opening', 'single']]);
		expect(second?.text).toBe(
			'Every incident has a first story.\n\n````md\n```item\nthis is shown, as code\n```\n````',
		);
	});

	it.each([
		[
			'no right answer',
			LESSON.replace('    right: true\n', ''),
			14,
			'options: Exactly one of them is right.',
		],
		[
			'a slip of the pen',
			LESSON.replace('right: true', 'rihgt: true\n    right: true'),
			16,
			'options 2: “rihgt” is not known here. Is it a slip of the pen?',
		],
		['no key', LESSON.replace('key: opening\n', ''), 10, 'key: This is missing.'],
		[
			'a number for words',
			LESSON.replace('text: What was on the screen?', 'text: 12'),
			16,
			'options 2 text: Text is expected here; put it in quotes.',
		],
		[
			'an unknown kind',
			LESSON.replace('kind: single', 'kind: essay'),
			11,
			'kind: This is none of the kinds of items there are.',
		],
		[
			'no end',
			LESSON.slice(0, LESSON.indexOf('```\n\n````')),
			9,
			'The item that begins here has no end: close it with ```.',
		],
		[
			'a front matter that is not known',
			LESSON.replace('minutes: 6', 'minuts: 6'),
			2,
			'“minuts” is not known here. Is it a slip of the pen?',
		],
	])('tells %s with its line', (_, text, line, says) => {
		const { problems } = readCourse(files({ 'course.md': COURSE, '01-stories/01-second.md': text }));
		expect(problems).toEqual([{ file: '01-stories/01-second.md', line, says }]);
	});

	it('tells a key that stands for two things, and a folder without a course', () => {
		const twice = files({ 'course.md': COURSE, '01-a/01-one.md': LESSON, '02-b/01-two.md': LESSON });
		expect(readCourse(twice).problems).toEqual([
			{
				file: '02-b/01-two.md',
				line: 1,
				says: 'items 1 key: “opening” stands for something else in this course already.',
			},
		]);
		expect(readCourse(files({ 'a.md': 'A' })).problems[0]?.says).toBe(
			'There is no course.md in this folder.',
		);
	});
});

it('a scenario ends, and a gap has an answer', () => {
	const item = (more: object) =>
		CourseContent.safeParse({
			title: 'A',
			modules: [
				{
					key: 'a',
					title: 'A',
					lessons: [{ key: 'b', title: 'B', items: [{ key: 'c', ask: 'Now ___?', ...more }] }],
				},
			],
		}).success;
	const scenes = (to: string) => [
		{ key: 'one', text: 'One', choices: [{ text: 'On', to }] },
		{ key: 'two', text: 'Two', good: true },
	];
	expect([
		item({ kind: 'scenario', scenes: scenes('two') }),
		item({ kind: 'scenario', scenes: scenes('one') }),
		item({ kind: 'scenario', scenes: scenes('three') }),
	]).toEqual([true, false, false]);
	expect([item({ kind: 'gap', gaps: [['a']] }), item({ kind: 'gap', gaps: [['a'], ['b']] })]).toEqual([
		true,
		false,
	]);
});
