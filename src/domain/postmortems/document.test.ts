import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { readDocumentOfOurs, writeDocument, type PostmortemDocument } from './document.ts';
import { readSections, writeSections } from './marked-sections.ts';
import { BLANK, Content } from './postmortem.ts';
import { toWire } from './wire.ts';

/** Text that people might really write, and text that tries to break out of where it stands. */
const words = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 60 }),
	fc.constantFrom(
		'<!-- kintsugi: narrative -->',
		'\\<!-- kintsugi: event {} -->\nand on',
		'a\n<!-- kintsugi: lesson -->\n\nb',
		'---\ntitle: no\n---',
		'# Heading\n\n- [x] item\n',
		'\n\n  spaced \n\n\n',
		'--> "quoted" \\ {"a": 1}',
		'windows\r\nlines\r\n',
		'line\u2028separator',
		'| a | b |\n|---|---|\n| 1 | 2 |',
	),
);
const moment = fc.option(fc.integer({ min: 0, max: 4_000_000_000_000 }), { nil: null });
const day = fc.option(fc.constantFrom('2026-11-10', '2024-02-29'), { nil: null });
const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 4 });
const topic = fc.string({ minLength: 1, maxLength: 20 }).filter((name) => name.trim() !== '');
const required = words.filter((text) => text.trim() !== '');

const content = fc
	.record({
		title: words,
		kind: fc.constantFrom('incident', 'near-miss', 'success'),
		template: topic.map((name) => name.trim()),
		durations: some(fc.record({ name: required, from: moment, to: moment })),
		summary: words,
		severity: fc.constantFrom(null, 1, 2, 3, 4),
		services: some(topic),
		impact: words,
		feltBy: words,
		zone: fc.constantFrom('UTC', 'Pacific/Chatham', 'America/St_Johns'),
		times: fc.record({
			started: moment,
			noticed: moment,
			declared: moment,
			mitigated: moment,
			resolved: moment,
		}),
		date: day,
		timeline: some(
			fc.record({
				at: moment,
				kind: fc.constantFrom('seen', 'done', 'decided', 'said', 'milestone'),
				text: required,
				role: words,
				evidence: words,
				question: words,
			}),
		),
		narrative: words,
		factors: some(fc.record({ title: required, detail: words, kind: topic, topics: some(topic) })),
		wentWell: words,
		wasHard: words,
		gotLucky: words,
		lessons: some(fc.record({ text: required })),
		changes: some(
			fc.record({
				text: required,
				kind: fc.constantFrom('action', 'decision'),
				type: fc.constantFrom(null, 'prevent', 'share'),
				endState: words,
				owner: words,
				due: day,
				state: fc.constantFrom('open', 'done', 'dropped'),
				reason: words,
				doneOn: day,
				link: words,
				lesson: fc.constantFrom(null, 1),
				answers: fc.constantFrom([], [1], [1, 2]),
			}),
		),
		topics: some(topic),
	})
	.map((made) => Content.parse(toWire(made as unknown as Content)));

const document = (given: Content): PostmortemDocument => ({
	uid: 'abcdefghijkmnpqrstuv',
	number: 142,
	publishedAt: 1_795_000_000_000,
	sharing: { team: 'edge', visibility: 'restricted', readers: ['a@example.org'], authors: ['b@example.org'] },
	content: given,
	accounts: [
		{ role: 'On call', name: '', text: given.narrative },
		{ role: '', name: 'Lior Katz', text: given.wentWell },
	],
});

function again(text: string): PostmortemDocument {
	const { data, body } = splitFrontMatter(text);
	return readDocumentOfOurs(data, body);
}

describe('a post-mortem as a file', () => {
	it('comes back equal, whatever was written in it', () => {
		fc.assert(
			fc.property(content, (given) => {
				expect(again(writeDocument(document(given)))).toEqual(document(given));
			}),
			{ numRuns: 300 },
		);
	});

	it('reads well as it is', () => {
		const given: Content = {
			...BLANK,
			title: 'Rate limits that protected us from our own retries',
			narrative: 'Four services each retried three times.',
			lessons: [{ text: 'Retries multiply.' }],
		};
		expect(
			writeDocument({ ...document(given), accounts: [] })
				.split('---\n')
				.at(-1),
		).toBe(
			[
				'',
				'# Rate limits that protected us from our own retries',
				'',
				'<!-- kintsugi: narrative -->',
				'## What happened',
				'',
				'Four services each retried three times.',
				'',
				'<!-- kintsugi: lesson -->',
				'## Lesson 1',
				'',
				'Retries multiply.',
				'',
			].join('\n'),
		);
	});

	it('keeps what somebody changed in the file by hand', () => {
		const text = writeDocument(document({ ...BLANK, title: 'One', narrative: 'Before.' }));
		expect(again(text.replace('Before.', 'After.')).content.narrative).toBe('After.');
	});
});

it('takes sections apart again, also with the line ends of Windows', () => {
	const sections = [
		{ name: 'narrative', facts: null, label: '## What happened', text: 'One.\n\nTwo.' },
		{ name: 'event', facts: { role: '-->' }, label: '', text: 'Seen.' },
	];
	const text = writeSections(sections);
	expect(readSections(text).sections).toEqual(sections);
	const windows = readSections(text.replaceAll('\n', '\r\n')).sections;
	expect(windows.map((section) => ({ ...section, text: section.text.replaceAll('\r', '') }))).toEqual(
		sections,
	);
});
