import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Content, MAX_NARRATIVE } from '../postmortem.ts';
import { timesProblems } from '../times.ts';
import { toWire } from '../wire.ts';
import { lostSentences } from './lost-sentences.ts';
import { readDocument, Unreadable } from './read-document.ts';

const word = fc.stringMatching(/^[A-Za-zäöøé]{1,9}$/);
const sentence = fc
	.array(word, { minLength: 2, maxLength: 12 })
	.map((words) => `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`);
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const two = (value: number) => String(value).padStart(2, '0');
const time = fc.oneof(
	{ weight: 8, arbitrary: clock.map(([hours, minutes]) => `${two(hours)}:${two(minutes)}`) },
	{ weight: 1, arbitrary: fc.constantFrom('--:--', '??:??', 'HH:mm', '12:??') },
);
const day = fc
	.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
	.map(([m, d]) => `2023-${two(m)}-${two(d)}`);
const stamp = fc.tuple(day, time).map(([date, at]) => `${date} ${at}`);

const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const bullets = fc
	.array(sentence, { minLength: 1, maxLength: 6 })
	.map((all) => all.map((one) => `- ${one}`).join('\n'));
const numbered = fc
	.array(sentence, { minLength: 1, maxLength: 6 })
	.map((all) => all.map((one) => `1. ${one}`).join('\n'));
const boxes = fc
	.array(fc.tuple(fc.constantFrom('[ ]', '[x]'), sentence), { minLength: 1, maxLength: 5 })
	.map((all) => all.map(([box, one]) => `- ${box} ${one}`).join('\n'));
const timeTable = fc
	.tuple(fc.boolean(), fc.array(fc.tuple(stamp, sentence), { minLength: 1, maxLength: 8 }))
	.map(([turned, rows]) =>
		[
			turned ? ['Event', 'Time'] : ['Time', 'Event'],
			['---', '---'],
			...rows.map(([at, text]) => (turned ? [text, at] : [at, text])),
		]
			.map((cells) => `| ${cells.join(' | ')} |`)
			.join('\n'),
	);
const table = fc
	.array(fc.tuple(sentence, sentence, sentence), { minLength: 1, maxLength: 5 })
	.map((rows) =>
		['| Shape | Colour | Taste |', '|---|:-:|--:|', ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join(
			'\n',
		),
	);
const timeList = fc
	.array(fc.tuple(time, fc.constantFrom(' - ', ': ', ' UTC: ', ' '), sentence), {
		minLength: 1,
		maxLength: 8,
	})
	.map((rows) => rows.map(([at, mark, text]) => `- ${at}${mark}${text}`).join('\n'));
const timeHeadings = fc
	.array(fc.tuple(time, paragraph), { minLength: 1, maxLength: 5 })
	.map((rows) => rows.map(([at, text]) => `### ${at}\n\n${text}`).join('\n\n'));
const labels = fc
	.array(
		fc.tuple(
			fc.constantFrom(
				'Key events',
				'Impact',
				'Identified',
				'Context',
				'Resolution',
				'Review actions',
				'Weather',
			),
			paragraph,
		),
		{
			minLength: 1,
			maxLength: 6,
		},
	)
	.map((rows) => rows.map(([label, text]) => `- **${label}**: ${text}`).join('\n\n'));
const code = sentence.map((text) => `\`\`\`\n# not a heading\n${text}\n\`\`\``);
const quote = paragraph.map((text) => `> ${text}`);

const body = fc
	.array(
		fc.oneof(
			paragraph,
			bullets,
			numbered,
			boxes,
			timeTable,
			table,
			timeList,
			timeHeadings,
			labels,
			code,
			quote,
		),
		{
			minLength: 0,
			maxLength: 4,
		},
	)
	.map((blocks) => blocks.join('\n\n'));
const heading = fc.oneof(
	fc.constantFrom(
		'Summary',
		'Impact',
		'Timeline',
		'Key events',
		'Contributing Factors',
		'Root cause analysis',
		'Trigger',
		'Lessons Learned',
		'What went well',
		'What went wrong',
		'Where we got lucky',
		'Action Items',
		'Remediation',
		'Affected services',
		'Severity',
		'Detection',
		'Process improvements',
	),
	sentence,
);
const section = fc
	.tuple(fc.constantFrom('##', '###', '#'), heading, body)
	.map(([mark, name, text]) => `${mark} ${name}\n\n${text}`);
const card = fc.option(
	fc
		.dictionary(
			fc.constantFrom('title', 'date', 'severity', 'tags', 'company', 'start_time', 'weight', 'summary'),
			sentence,
		)
		.map(
			(data) =>
				`---\n${Object.entries(data)
					.map(([key, value]) => `${key}: ${value}`)
					.join('\n')}\n---\n`,
		),
	{ nil: '' },
);
const document = fc
	.tuple(card, fc.option(sentence), body, fc.array(section, { maxLength: 9 }))
	.map(([front, title, opening, sections]) =>
		[front, title === null ? '' : `# ${title}`, opening, ...sections].join('\n\n'),
	)
	.filter((text) => text.trim() !== '');

const check = (text: string, name = 'report.md') => {
	const { content } = readDocument({ name, text }, {});
	expect(Content.safeParse(toWire(content)).error).toBeUndefined();
	expect(timesProblems(content.times)).toEqual({});
	return content;
};

describe('any document', () => {
	it('keeps every sentence, whatever stands where', () => {
		fc.assert(
			fc.property(document, (text) => {
				expect(lostSentences(text, check(text))).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it('is read, or refused with a reason, whatever its characters', () => {
		const marks = fc.constantFrom(
			'#',
			'-',
			'*',
			'|',
			'\n',
			'\n\n',
			'  ',
			'>',
			'`',
			'```',
			'~~',
			'[',
			']',
			'(',
			')',
			'1.',
			'12:30',
			'2024-01-02',
			'**Timeline**',
			'## Timeline',
			'---',
			'|---|',
			':',
			'\t',
			'&amp;',
			'<b>',
			'<%=',
			'�',
			'🫖',
			'\u2028',
			'=',
			'[x] ',
		);
		const noise = fc
			.array(fc.oneof(marks, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 120 })
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(noise, fc.string(), (text, name) => {
				try {
					check(text, name);
				} catch (problem) {
					if (!(problem instanceof Unreadable)) throw problem;
				}
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('a document made to be slow', { timeout: 60_000 }, () => {
	const MB = 900_000;
	const filled = (part: string) => part.repeat(Math.ceil(MB / part.length)).slice(0, MB);
	const deep = Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n');

	it.each([
		['quotes in quotes', '>'.repeat(20_000)],
		['lists in lists', deep],
		['brackets', '['.repeat(100_000)],
		['many brackets', filled('[a](')],
		['stars', filled('*a **b ')],
		['underscores', filled('_a_b ')],
		['list items', filled('- a\n')],
		['list items with times', `## Timeline\n\n${filled('- 10:00 a\n')}`],
		['times', `## Timeline\n\n${filled('10:00 ')}`],
		['unknown times', `## Timeline\n\n- ${filled('--:-- ')}`],
		['timed lines', `## Timeline\n\n${filled('10:00 a\n')}`],
		['rows', `## Timeline\n\n| Time | Event |\n|---|---|\n${filled('| 2024-01-01 10:00 | a |\n')}`],
		['headings', filled('## a\n')],
		['headings with times', `## Timeline\n\n${filled('### 10:00\n')}`],
		['labels', filled('- **Impact**: a\n')],
		['labels without an end', filled('- **Impact: a\n')],
		['one word', filled('a')],
		['spaces', `a${' '.repeat(MB)}b`],
		['lines with labels', filled('Severity: \n')],
		['tags', filled('<a ')],
		['sentences', `## Root cause\n\n${filled('A b. ')}`],
		['fences', filled('```\n')],
		['references', filled('[a][b]\n') + '\n\n[b]: https://x.example/b\n'],
		['changes', `## Action items\n\n${filled('- due owner: https://x.example/a(\n')}`],
		['one change', `## Action items\n\n- ${filled('https://x.example/(')}`],
		['dates', `# ${filled('Jan 1 ')}`],
		['a front matter of brackets', `---\na: ${'['.repeat(60_000)}\n---\n\nText.\n`],
		['a front matter without an end', `---\n${filled('a: b\n')}`],
	])('%s', (_, text) => {
		const start = process.cpuUsage();
		try {
			check(text);
		} catch (problem) {
			if (!(problem instanceof Unreadable)) throw problem;
		}
		const { user, system } = process.cpuUsage(start);
		// Time on the processor: the tests may share it.
		expect((user + system) / 1_000).toBeLessThan(5_000);
	});

	it('is refused at once when it is larger than a post-mortem may be', () => {
		const start = performance.now();
		expect(() => readDocument({ name: 'a.md', text: 'a\n'.repeat(5 * MAX_NARRATIVE) }, {})).toThrow(
			Unreadable,
		);
		expect(performance.now() - start).toBeLessThan(50);
	});
});
