import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesIn, readPastedLines, type PastedLine } from './pasted-lines.ts';

const AROUND = { zone: 'UTC', day: '2026-11-10' };
const read = (text: string, around: Partial<typeof AROUND> = {}) =>
	readPastedLines(text, { ...AROUND, ...around });
const brief = ({ at, who, text }: PastedLine) =>
	[at === null ? null : new Date(at).toISOString().slice(0, 19), who, text] as const;
const told = (text: string, around = {}) =>
	read(text, around)
		.filter(({ form }) => form === 'moment')
		.map(brief);

const TWO = [
	['2026-11-10T10:42:00', 'Aroha Ngata', 'three offices can’t sign in, is it us?'],
	['2026-11-10T10:44:00', 'Hiroshi Sato', 'declaring. I lead.\nCallum, please join'],
];

describe('a chat as it is copied from', () => {
	test.each([
		[
			'a line each',
			'[10:42] Aroha Ngata: three offices can’t sign in, is it us?\n[10:44] Hiroshi Sato: declaring. I lead.\nCallum, please join',
		],
		[
			'Slack',
			'Aroha Ngata\n  10:42 AM\nthree offices can’t sign in, is it us?\n\nHiroshi Sato\n  10:44 AM\ndeclaring. I lead.\nCallum, please join',
		],
		[
			'Slack, before',
			'Aroha Ngata [10:42 AM]\nthree offices can’t sign in, is it us?\n\nHiroshi Sato [10:44 AM]\ndeclaring. I lead.\nCallum, please join',
		],
		[
			'Mattermost',
			'Aroha Ngata 10:42 AM\nthree offices can’t sign in, is it us?\nHiroshi Sato 10:44 AM\ndeclaring. I lead.\nCallum, please join',
		],
		[
			'Teams',
			'[10:42] Aroha Ngata\nthree offices can’t sign in, is it us?\n\n[10:44] Hiroshi Sato\ndeclaring. I lead.\nCallum, please join',
		],
		[
			'Teams, with days',
			'[10/11/2026 10:42] Aroha Ngata\nthree offices can’t sign in, is it us?\n[10/11/2026 10:44] Hiroshi Sato\ndeclaring. I lead.\nCallum, please join',
		],
		[
			'Discord',
			'Aroha Ngata — Today at 10:42 AM\nthree offices can’t sign in, is it us?\nHiroshi Sato — Today at 10:44 AM\ndeclaring. I lead.\nCallum, please join',
		],
	])('%s', (_, text) => {
		expect(told(text)).toEqual(TWO);
	});

	test('IRC and its like', () => {
		expect(
			told(
				'10:42 <@aroha> is it us?\n[10:43:11] <hiroshi> yes\n10:44 * callum looks\n10:45 -!- mei has joined',
			).map(([at, ...rest]) => [at?.slice(11), ...rest]),
		).toEqual([
			['10:42:00', 'aroha', 'is it us?'],
			['10:43:11', 'hiroshi', 'yes'],
			['10:44:00', 'callum', 'callum looks'],
			['10:45:00', '', 'mei has joined'],
		]);
	});

	test('every message keeps its words as evidence, with the name; nobody becomes a role', () => {
		const [line] = read('[10:42] Aroha Ngata: is it  us? :thinking:\nit **is**');
		expect(line).toMatchObject({ kind: 'said', role: '', who: 'Aroha Ngata' });
		expect(line?.evidence).toBe('> [10:42] Aroha Ngata: is it  us? :thinking:\n> it **is**');
		expect(namesIn(read('10:42 <a> x\n10:43 <b> y\n10:44 <a> z'))).toEqual(['a', 'b']);
	});

	test('a day that stands between messages is theirs, and midnight is passed without one', () => {
		const text =
			'Mon, November 9th\n[23:58] mei: paged\n[00:04] mei: looking\n--- 2026-11-12 ---\n[01:00] mei: done';
		expect(told(text).map(([at]) => at)).toEqual([
			'2026-11-09T23:58:00',
			'2026-11-10T00:04:00',
			'2026-11-12T01:00:00',
		]);
		expect(read(text).map(({ form }) => form)).toEqual(['day', 'moment', 'moment', 'day', 'moment']);
	});

	test('the clock is that of the zone it was copied in; a zone that is written counts more', () => {
		expect(told('[10:42] mei: x\n10:43 UTC mei: y', { zone: 'Europe/Berlin' }).map(([at]) => at)).toEqual([
			'2026-11-10T09:42:00',
			'2026-11-10T10:43:00',
		]);
	});
});

describe('logs', () => {
	test('ISO 8601, syslog, and what is indented below', () => {
		const log =
			'2026-11-10T02:14:33.120Z ERROR handshake failed\n  at tls.connect (tls.js:1)\nNov 10 02:15:01 gw-eun-10 sshd[812]: closed\n2026-11-10 02:16:00+01:00 level=warn msg="x"';
		expect(told(log).map(([at]) => at)).toEqual([
			'2026-11-10T02:14:33',
			'2026-11-10T02:15:01',
			'2026-11-10T01:16:00',
		]);
		expect(read(log)[0]).toMatchObject({
			kind: 'seen',
			who: '',
			evidence: '2026-11-10T02:14:33.120Z ERROR handshake failed\n  at tls.connect (tls.js:1)',
		});
	});

	test('where no day is known, a time stays as it is written', () => {
		expect(readPastedLines('10:42 started', { zone: 'UTC', day: null })).toMatchObject([
			{ at: null, written: '10:42', text: 'started', form: 'moment' },
		]);
	});
});

describe('tables', () => {
	test('columns are known by their names, with commas, semicolons or tabs', () => {
		for (const by of [',', ';', '\t']) {
			const text =
				['time', 'event', 'role', 'link'].join(by) +
				`\n02:14${by}"It ""broke""${by} twice"${by}the deployer${by}https://a.example`;
			expect(read(text)[1]).toMatchObject({
				at: Date.parse('2026-11-10T02:14Z'),
				text: `It "broke"${by} twice`,
				role: 'the deployer',
				evidence: 'https://a.example',
			});
		}
	});

	test('a day and a time in columns of their own, a kind, a person, and columns nobody knows', () => {
		const [, row] = read(
			'Time,Date,Type,Description,User,Region\n02:14,2026-11-09,decided,"two\nlines",Aroha,eu-north',
		);
		expect(row).toMatchObject({
			at: Date.parse('2026-11-09T02:14Z'),
			kind: 'decided',
			text: 'two\nlines',
			who: 'Aroha',
			role: '',
			evidence: '> Aroha: two\n> lines\n\nRegion: eu-north',
		});
	});

	test('a row without a time is shown as words', () => {
		expect(read('time,event\n,nobody knows when\nlater,something').map(({ form }) => form)).toEqual([
			'words',
			'words',
			'words',
		]);
	});

	test('commas alone make no table', () => {
		expect(told('10:42 mei: one, two, three')).toHaveLength(1);
	});
});

test('what has no time is shown as such', () => {
	expect(read('Thread\n3 replies\n\n[10:42] mei: x').map(({ form, raw }) => [form, raw])).toEqual([
		['words', 'Thread'],
		['words', '3 replies'],
		['moment', '[10:42] mei: x'],
	]);
});

const fragment = fc.constantFrom(
	'[10:42] mei: ',
	'Aroha Ngata',
	'10:42 AM',
	'2026-11-10T02:14:00Z ',
	'Nov 10 02:14:33 host x[1]: ',
	'\n',
	'\n\n',
	' ',
	'--- 2026-11-12 ---',
	'time,event',
	'time\tevent\trole',
	'"',
	'""',
	',',
	';',
	'\t',
	'10:42 <mei> ',
	'* mei ',
	'25:99',
	'??:??',
	'Today at 3:01 PM',
	'— ',
	'\r\n',
	'>',
	'0',
	'[',
	']',
	'2026-02-30',
	'\u2028',
);

test('any text is read, and no line of it is lost or told twice', () => {
	const filled = (text: string) => text.split(/\r\n?|\n|\u2028|\u2029/).filter((line) => line.trim() !== '');
	fc.assert(
		fc.property(
			fc
				.array(fc.oneof(fragment, fragment, fc.string({ unit: 'grapheme', maxLength: 12 })))
				.map((parts) => parts.join('')),
			(text) => {
				const lines = read(text);
				expect(lines.flatMap(({ raw }) => filled(raw))).toEqual(filled(text));
				expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
				for (const { at, form, text: words } of lines) {
					expect(at === null || Number.isFinite(at)).toBe(true);
					expect(['moment', 'day', 'words']).toContain(form);
					expect(words.trim()).not.toBe('');
				}
			},
		),
		{ numRuns: 2_000 },
	);
});
