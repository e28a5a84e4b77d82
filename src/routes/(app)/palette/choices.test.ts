import { expect, it } from 'vitest';
import { found, inSight, offered } from './choices.ts';

const names = (groups: ReturnType<typeof found>) =>
	groups.map(({ name, choices }) => [
		name,
		choices.map(({ words }) => words.map(({ text }) => text).join('')),
	]);

it('offers where somebody was, their teams, and what there is to do', () => {
	const groups = offered(
		[{ href: '/postmortems/7', title: 'The queue' }],
		[{ slug: 'payments', name: 'Payments', glaze: 'indigo' }],
	);
	expect(groups.map(({ name }) => name)).toEqual(['Recent', 'Go to', 'Do']);
	expect(names(groups)[1]?.[1]).toContain('Payments');
	expect(offered([], []).map(({ name }) => name)).toEqual(['Go to', 'Do']);
});

it('finds places and deeds by how their words begin, and always the whole search', () => {
	expect(names(found('post', null))).toEqual([
		['Go to', ['Post-mortems']],
		[
			'Do',
			['New post-mortem', 'Import post-mortems', 'Export all post-mortems', 'Search everything for “post”'],
		],
	]);
	expect(names(found('new post', null))).toEqual([
		['Do', ['New post-mortem', 'Search everything for “new post”']],
	]);
	expect(found('a&b', null)[0]?.choices[0]?.href).toBe('/search?q=a%26b');
});

it('keeps the first hit of a long line in sight', () => {
	const hit = { text: 'cluster', hit: true };
	const short = [{ text: 'In the ', hit: false }, hit];
	expect(inSight(short)).toEqual(short);
	const long = [{ text: `${'word '.repeat(30)}in the `, hit: false }, hit, { text: ' it broke', hit: false }];
	const [before, ...rest] = inSight(long);
	expect(before?.text).toBe('… word word word in the ');
	expect(rest).toEqual(long.slice(1));
});
