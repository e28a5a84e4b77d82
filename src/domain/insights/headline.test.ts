import { expect, test } from 'vitest';
import { headlineOf } from './headline.ts';
import { tooLittle, type Insight } from './insight.ts';

const insight = (rest: Partial<Insight>): Insight =>
	tooLittle('reach', 'Nothing yet.', { computed: [], ...rest });
const said = (text: string, weight: number) => insight({ finding: 'Found.', headline: { text, weight } });

test('the two heaviest clauses make the sentence, the first of the page where they weigh the same', () => {
	const all = [
		said('two teams are quiet', 2),
		said('one factor keeps coming back', 3),
		said('more is told', 2),
	];
	expect(headlineOf(all)).toBe('One factor keeps coming back, and two teams are quiet');
	expect(headlineOf([said('we learn faster than we did', 3)])).toBe('We learn faster than we did');
});

test('where no chart has a clause it says so, and no more', () => {
	expect(headlineOf([])).toBe('Too early to say much. Here is what there is.');
	expect(headlineOf([insight({})])).toBe('Too early to say much. Here is what there is.');
	expect(headlineOf([insight({ finding: 'About as it was.' })])).toBe(
		'Nothing stands out. Here is how it is.',
	);
});
