import { describe, expect, test } from 'vitest';
import { referencesIn } from './references.ts';

const HERE = 'https://kintsugi.example.org';
const numbers = (text: string) =>
	referencesIn([text], (origin) => origin === HERE).map(({ number }) => number);

describe('what a text names', () => {
	test.each([
		['As in PM-97, again.', [97]],
		['As in PM‑97 and pm-98; (PM-7)', [97, 98, 7]],
		['PM-97 and PM-97', [97]],
		['see [the other one](/postmortems/12#timeline)', [12]],
		[`${HERE}/postmortems/31?zone=utc`, [31]],
		[`<${HERE}/postmortems/31>, PM-31.`, [31]],
	])('%s', (text, found) => {
		expect(numbers(text)).toEqual(found);
	});

	test.each([
		'RPM-97, PM-0, PM-097x, XPM-1-2, 9 PM-ish, PM-12-a',
		'https://elsewhere.example.org/postmortems/31',
		'https://tracker.example.org/browse/PM-12',
		'https://kintsugi.example.org.evil.example/postmortems/31',
		'/old/postmortems/3 and ./postmortems/4x and /postmortems/new',
	])('but nothing in: %s', (text) => {
		expect(numbers(text)).toEqual([]);
	});
});
