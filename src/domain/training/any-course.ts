import fc from 'fast-check';
import { CourseContent } from './course.ts';
import type { Item } from './item.ts';

/** For tests: any item of any kind, any course. */
const nasty = fc.constantFrom(
	'yes',
	'null',
	'12',
	'- a',
	'a: b',
	'#',
	'"',
	"it's",
	'```',
	'```item\nkey: x\n```',
	'---',
	'~~~~',
	'\n\n',
	'  ',
	'ä',
	'>',
	'| a |',
	'{',
	'\\',
	'```md',
);
const words = fc
	.array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 12 })), { minLength: 1, maxLength: 4 })
	.map((parts) => parts.join('').replaceAll('\r', '').trim().replaceAll('___', '_'))
	.filter((text) => text.length > 0);
const maybe = fc.oneof(fc.constant(''), words);
const distinct = fc.uniqueArray(words, { minLength: 2, maxLength: 5 });
const option = fc.record({ text: words, right: fc.boolean(), because: maybe });
const options = fc.array(option, { minLength: 2, maxLength: 6 });

const kinds = fc.oneof(
	fc.record({ kind: fc.constant('single' as const), options, shuffle: fc.boolean() }).map((item) => ({
		...item,
		options: item.options.map((one, at) => ({ ...one, right: at === 1 })),
	})),
	fc.record({ kind: fc.constant('multiple' as const), options, shuffle: fc.boolean() }).map((item) => ({
		...item,
		options: item.options.map((one, at) => ({ ...one, right: one.right || at === 0 })),
	})),
	fc.record({ kind: fc.constant('true-false' as const), answer: fc.boolean() }),
	fc.record({
		kind: fc.constant('number' as const),
		answer: fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8 + 0),
		tolerance: fc.integer({ min: 0, max: 40 }).map((n) => n / 4),
		unit: fc.constantFrom('', 'minutes', '%'),
	}),
	fc.record({
		kind: fc.constant('gap' as const),
		gaps: fc.array(fc.array(words, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
	}),
	fc.record({ kind: fc.constant('order' as const), parts: distinct }),
	fc.tuple(distinct, distinct).map(([left, right]) => ({
		kind: 'match' as const,
		pairs: left.slice(0, right.length).map((one, at) => ({ one, other: right[at] ?? one })),
	})),
	fc.record({ kind: fc.constant('recall' as const), model: words }),
	fc
		.array(fc.record({ text: words, choices: fc.array(words, { minLength: 1, maxLength: 3 }) }), {
			minLength: 1,
			maxLength: 4,
		})
		.map((scenes) => ({
			kind: 'scenario' as const,
			scenes: [
				...scenes.map(({ text, choices }, at) => ({
					key: `s${at}`,
					text,
					choices: choices.map((choice, way) => ({
						text: choice,
						to: `s${Math.min(at + way + 1, scenes.length)}`,
						because: '',
					})),
					good: false,
				})),
				{ key: `s${scenes.length}`, text: 'The end', choices: [], good: true },
			],
		})),
	fc.record({ kind: fc.constant('reflection' as const) }),
);

export const anyItem: fc.Arbitrary<Item> = fc
	.tuple(kinds, words, maybe, fc.integer({ min: 0, max: 1e6 }))
	.map(([item, ask, because, n]) => ({
		...item,
		key: `item-${n}`,
		ask: item.kind === 'gap' ? `${ask} ${item.gaps.map(() => '___').join(' ')} end` : ask,
		because,
	}));

const lesson = fc.record({
	title: words,
	minutes: fc.integer({ min: 1, max: 60 }),
	text: maybe.filter((text) => !/^`{3,}item[ \t]*$/m.test(text)),
	video: fc.constantFrom('', 'https://films.example.org/1'),
	items: fc.array(anyItem, { maxLength: 4 }),
	draw: fc.integer({ min: 0, max: 4 }),
	reflection: maybe,
});

export const anyCourse: fc.Arbitrary<CourseContent> = fc
	.record({
		title: words,
		summary: maybe,
		topics: fc.array(words.map((text) => text.slice(0, 60).trim()).filter(Boolean), { maxLength: 3 }),
		passMark: fc.integer({ min: 0, max: 100 }),
		attempts: fc.integer({ min: 0, max: 5 }),
		certificate: fc.boolean(),
		certificateMonths: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 24 })),
		modules: fc.array(
			fc.record({ title: words, lessons: fc.array(lesson, { minLength: 1, maxLength: 3 }) }),
			{ maxLength: 3 },
		),
		sources: maybe.filter((text) => !/^`{3,}item[ \t]*$/m.test(text)),
	})
	.map(({ modules, ...course }) =>
		CourseContent.parse({
			...course,
			modules: modules.map(({ title, lessons }, m) => ({
				key: `module-${m}`,
				title,
				lessons: lessons.map((one, l) => ({
					...one,
					key: `lesson-${m}-${l}`,
					items: one.items.map((item, i) => ({ ...item, key: `${item.key}-${m}-${l}-${i}` })),
				})),
			})),
		}),
	);
