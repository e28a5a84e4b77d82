import { createTransport } from 'nodemailer';
import { simpleParser } from 'mailparser';
import fc from 'fast-check';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../markdown/escape.ts';
import { hostileTexts, hostileTextsAreHere } from '../markdown/hostile-texts.ts';
import type { Letter } from './letter.ts';
import { message } from './message.server.ts';

const FROM = { key: 'news:1', workspace: 'Northwind', from: 'kintsugi@example.org' };
const letter = (more: Partial<Letter> = {}): Letter => ({
	to: 'ana@example.org',
	subject: 'News',
	paragraphs: ['It held.'],
	...more,
});

/** As it goes over the wire. */
async function wire(one: Letter, from = FROM): Promise<string> {
	const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
	const { message: raw } = await transport.sendMail(message(one, from));
	if (!Buffer.isBuffer(raw)) throw new Error('It is a buffer.');
	return raw.toString();
}

/** The names of the headers, in order. */
function headers(raw: string): string[] {
	const [head = ''] = raw.split('\r\n\r\n');
	return head.split(/\r\n(?!\s)/).map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
}

const LINES = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 80 }),
	fc
		.array(
			fc.constantFrom(
				...[
					'\r\n',
					'\n',
					'\r',
					'\u2028',
					'\u0085',
					'\0',
					'Bcc: eve@example.com',
					'To:',
					'"',
					'<',
					'>',
					',',
					';',
				],
				...['=?utf-8?Q?=0D=0ABcc:_eve@example.com?=', 'News', ' ', 'ü', 'eve@example.com'],
			),
			{ maxLength: 12 },
		)
		.map((parts) => parts.join('')),
);

describe('headers', () => {
	test('are the same ones whatever the subject and the workspace are called, and for one reader', async () => {
		const usual = headers(await wire(letter()));
		await fc.assert(
			fc.asyncProperty(LINES, LINES, async (subject, workspace) => {
				const raw = await wire(letter({ subject }), { ...FROM, workspace });
				expect(headers(raw)).toEqual(usual);
				const { to, cc, bcc, from } = await simpleParser(raw);
				expect([to].flat().flatMap((one) => one?.value ?? [])).toEqual([
					{ address: 'ana@example.org', name: '' },
				]);
				expect([cc, bcc]).toEqual([undefined, undefined]);
				expect(from?.value.map(({ address }) => address)).toEqual(['kintsugi@example.org']);
			}),
			{ numRuns: 150 },
		);
	});

	test.each([
		'ana@example.org, eve@example.com',
		'ana@example.org\r\nBcc: eve@example.com',
		'Ana <ana@example.org>',
		'ana@example.org>',
		'@example.org',
		'',
	])('no letter goes to %j', (to) => {
		expect(() => message(letter({ to }), FROM)).toThrow('The address it is for is not one.');
	});

	test('the id of a letter follows from its key alone, and does not tell it', async () => {
		const id = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim();
		const one = id(await wire(letter()));
		expect(one).toMatch(/^<[0-9a-f]{32}@localhost>$/);
		expect(id(await wire(letter({ subject: 'Other' })))).toBe(one);
		expect(id(await wire(letter(), { ...FROM, key: 'news:2' }))).not.toBe(one);
	});
});

const HOSTILE = [
	'<img src=https://example.com/seen.png onerror=alert(1)>',
	'![seen](https://example.com/seen.png)',
	'<style>@import url(https://example.com)</style><script>alert(1)</script>',
	'[here](javascript:alert(1)) [there](data:text/html,x)',
	'</title></style></head><body onload=alert(1) background=https://example.com/x>',
];

describe('what is in it', () => {
	test('leads to pages of ours from anywhere, and says in plain text where', async () => {
		const paragraphs = [
			'See [PM-12](/postmortems/12?a=1&b=2), `npm test` and [our site](https://example.org/).',
		];
		const { text, html } = await simpleParser(await wire(letter({ paragraphs })));
		expect(text).toContain(
			'See PM-12 (http://localhost:3000/postmortems/12?a=1&b=2), npm test and our site (https://example.org/).',
		);
		expect(html).toContain('<a href="http://localhost:3000/postmortems/12?a=1&amp;b=2"');
	});

	test('asks nobody anything: no picture, no font, no script, no sheet of styles from elsewhere', async () => {
		// Every hundredth of what strangers have collected, where that is at hand.
		const collected = hostileTextsAreHere ? hostileTexts() : [];
		const found = [...HOSTILE, ...collected.filter((_, at) => at % 100 === 0)];
		const texts = found.flatMap((text) => [text, escapeMarkdown(text)]);
		const one = letter({ paragraphs: texts, foot: texts[0] ?? '', subject: texts.slice(0, 20).join(' ') });
		const { html } = await simpleParser(await wire(one, { ...FROM, workspace: texts[0] ?? '' }));
		const names = new Set<string>();
		const attributes = new Set<string>();
		const look = (node: {
			nodeName: string;
			attrs?: { name: string; value: string }[];
			childNodes?: unknown[];
		}) => {
			names.add(node.nodeName);
			for (const { name, value } of node.attrs ?? []) {
				attributes.add(name);
				if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|#)/);
				if (name === 'style') expect(value).not.toMatch(/url\(|expression|@import/i);
			}
			for (const child of node.childNodes ?? []) look(child as typeof node);
		};
		look(parse(typeof html === 'string' ? html : ''));
		const usual = ['#document', '#documentType', '#text', 'html', 'head', 'meta', 'title', 'style', 'body'];
		const known = [
			...usual,
			'table',
			'tbody',
			'tr',
			'td',
			'p',
			'div',
			'h1',
			'a',
			'code',
			'del',
			'em',
			'strong',
		];
		expect([...names].filter((name) => !known.includes(name))).toEqual([]);
		expect([...attributes].filter((name) => /^on|src|srcset|background/.test(name))).toEqual([]);
	});

	test('a name in it is the words that it is', async () => {
		const name = '*Ana* [x](https://example.com) `a` <b> www.example.com & \\ _b_\nBo';
		const { text, html } = await simpleParser(
			await wire(letter({ paragraphs: [`${escapeMarkdown(name)} wrote.`] })),
		);
		expect(text).toContain('*Ana* [x](https://example.com) `a` <b> www.example.com & \\ _b_ Bo wrote.');
		expect(html).not.toMatch(/<a |<em>|<code>|<b>/);
	});
});
