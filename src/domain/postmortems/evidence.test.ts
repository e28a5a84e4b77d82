import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEvidence, withEvidence, type Evidence } from './evidence.ts';

const forms = (given: string) => readEvidence(given).map(({ form }) => form);

test.each([
	['https://chat.example/1', ['link']],
	['“is it us?”', ['quote']],
	['> three offices\n> cannot sign in', ['quote']],
	['notAfter=Feb 12 02:14', ['log']],
	['one\ntwo', ['log']],
	['a message in the channel', ['note']],
	['/files/k3v9.png', ['image']],
	['/files/k3v9.png the dashboard at 02:21', ['image']],
	['/files/k3v9.pdf\n/files/b2.JPG', ['file', 'image']],
	[
		'> one\n\n/files/a.webp\n\nhttps://chat.example/1\n\nERROR 12\n\nERROR 13',
		['quote', 'image', 'link', 'log'],
	],
	['', []],
])('evidence is shown as it was given: %j', (text, expected) => {
	expect(forms(text)).toEqual(expected);
});

test('an attached file goes by the name it came with', () => {
	expect(readEvidence('/files/k3v9.png dashboard at 02:21.png')).toEqual([
		{ form: 'image', href: '/files/k3v9.png', text: 'dashboard at 02:21.png' },
	]);
	expect(readEvidence('/files/k3v9.csv')).toEqual([
		{ form: 'file', href: '/files/k3v9.csv', text: 'k3v9.csv' },
	]);
});

test.each([
	'javascript:alert(1)',
	'/files/../settings',
	'/files/a/b.png',
	'//evil.example/a.png',
	'/filesa.png',
])('%s leads nowhere', (given) => {
	expect(readEvidence(given).filter((piece) => 'href' in piece)).toEqual([]);
});

test('a log keeps its own blank lines', () => {
	const log = 'panic: queue full\n\ngoroutine 1 [running]:\nmain.push()';
	expect(readEvidence(log)).toEqual([{ form: 'log', text: log }]);
});

test('nothing of it is lost, and nothing is added, whatever it is', () => {
	const piece = fc.constantFrom(
		'/files/a.png',
		'https://a.example',
		'> said',
		'ERROR 1',
		'words',
		'\n',
		' ',
		'"',
	);
	const words = (text: string) => text.replace(/[\s>]+/g, '');
	const whole = (one: Evidence) => ('href' in one ? one.href : one.text);
	fc.assert(
		fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' }))), (pieces) => {
			const given = pieces.join('\n\n');
			expect(words(readEvidence(given).map(whole).join('\n'))).toBe(words(given));
		}),
	);
});

test('a piece is added below a blank line', () => {
	expect(withEvidence('', '/files/a.png')).toBe('/files/a.png');
	expect(withEvidence('> said\n', '/files/a.png')).toBe('> said\n\n/files/a.png');
});
