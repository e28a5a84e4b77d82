import { expect, it } from 'vitest';
import { headlineOf, headlinesOf } from './headline.server.ts';
import { shareDrilled } from './words.ts';

const LONG = 'A line that goes on and on '.repeat(4);

it.each([
	[0, 61, 'None of 61 has been drilled yet'],
	[1, 60, 'One of 61 has been drilled'],
	[4, 5, 'Four of nine have been drilled'],
])('%s drilled and %s never', (drilled, never, words) => {
	expect(shareDrilled(drilled, never)).toBe(words);
});

it('says what happened in a line, and several lines as sentences', () => {
	expect(headlineOf('**Four Java** based Lambdas were found. They were not checked.')).toBe(
		'Four Java based Lambdas were found',
	);
	const cut = headlineOf(LONG);
	expect(cut).toMatch(/ line…$/);
	expect(headlinesOf(['Is it ours or theirs?', LONG, 'Repaired.'])).toBe(
		`Is it ours or theirs? ${cut} Repaired`,
	);
	expect(headlinesOf(['It was restarted', 'Repaired'])).toBe('It was restarted. Repaired');
});
