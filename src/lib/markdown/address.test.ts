import fc from 'fast-check';
import { expect, test } from 'vitest';
import { address } from './address.ts';

test.each([
	['https://a.example/b?c=d#e', 'https://a.example/b?c=d#e', 'foreign'],
	['//a.example/b', 'https://a.example/b', 'foreign'],
	['/\\a.example', 'https://a.example/', 'foreign'],
	['\t//a.example', 'https://a.example/', 'foreign'],
	['mailto:a@b.example', 'mailto:a@b.example', 'mail'],
	['/postmortems/3?tab=notes', '/postmortems/3?tab=notes', 'own'],
	['/.//a.example', '/a.example', 'own'],
	['runbook.md', './runbook.md', 'own'],
	['./javascript:alert(1)', './javascript:alert(1)', 'own'],
	['#impact', '#impact', 'own'],
	['?q=a', '?q=a', 'own'],
])('%j leads to %s', (written, href, leads) => {
	expect(address(written)).toEqual({ href, leads });
});

test.each([
	'javascript:alert(1)',
	'java\tscript:alert(1)',
	' \u0001javascript:x',
	'data:text/html,x',
	'vbscript:x',
	'file:///etc/passwd',
	'blob:https://a/b',
	'https://',
	'http://a b',
])('%j leads nowhere', (written) => {
	expect(address(written)).toBeNull();
});

test('an own address stays on this site wherever it is read, and is understood the same twice', () => {
	const parts = fc.constantFrom(
		'/',
		'\\',
		'.',
		'..',
		':',
		'#',
		'?',
		'a',
		'\t',
		' ',
		'javascript:',
		'http:',
		'%2f',
		'@',
		'☃',
	);
	fc.assert(
		fc.property(fc.array(parts, { maxLength: 10 }), (written) => {
			const to = address(written.join(''));
			if (!to) return;
			expect(address(to.href)).toEqual(to);
			if (to.leads !== 'own') return;
			for (const page of ['https://us.example/a/b', 'http://us.example/'])
				expect(new URL(to.href, page).origin).toBe(new URL(page).origin);
		}),
		{ numRuns: 3000 },
	);
});
