import { expect, it } from 'vitest';
import { found, inSight, offered } from './choices.ts';

const names = (groups: ReturnType<typeof found>) =>
	groups.map(({ name, choices }) => [
		name,
		choices.map(({ words }) => words.map(({ text }) => text).join('')),
	]);

it('offers where somebody was, what there is to do, and where to go', () => {
	const groups = offered(
		[{ href: '/postmortems/7', title: 'The queue' }],
		[{ slug: 'payments', name: 'Payments', glaze: 'indigo' }],
		'member',
	);
	expect(groups.map(({ name }) => name)).toEqual(['Recent', 'Do', 'Go to']);
	expect(names(groups)[2]?.[1]).toContain('Payments');
	// All that the sidebar leads to.
	const main = ['Today', 'Inbox', 'Post-mortems', 'Learning log', 'Stories', 'Training', 'Insights'];
	expect(names(groups)[2]?.[1]).toEqual(expect.arrayContaining(main));
	const guests = names(offered([], [], 'guest'));
	expect(guests[0]).toEqual(['Do', ['Export all post-mortems']]);
	expect(guests[1]?.[1]).not.toContain('Insights');
});

it('finds places and deeds by how their words begin, and always what can be done with it', () => {
	expect(names(found('post', null, 'member'))).toEqual([
		['Go to', ['Post-mortems']],
		[
			'Do',
			[
				'New post-mortem',
				'Post an opening',
				'Import post-mortems',
				'Export all post-mortems',
				'Log a learning about “post”',
				'Search everything for “post”',
			],
		],
	]);
	expect(names(found('new post', null, 'guest'))).toEqual([['Do', ['Search everything for “new post”']]]);
	expect(names(found('drill', null, 'guest'))[0]).toEqual(['Go to', ['Drills']]);
	expect(names(found('start', null, 'member'))).toContainEqual([
		'Do',
		expect.arrayContaining(['Start a drill']),
	]);
	expect(found('a&b', null, 'guest')[0]?.choices[0]?.href).toBe('/search?q=a%26b');
});

it('finds pages of the administration for those who look after the workspace', () => {
	const places = (typed: string, role: 'member' | 'admin' | 'owner') =>
		found(typed, null, role)
			.filter(({ name }) => name === 'Go to')
			.flatMap(({ choices }) => choices.map(({ href }) => href));
	expect(places('backups', 'member')).toEqual([]);
	expect(places('backups', 'admin')).toEqual(['/admin/backups']);
	expect(places('audit', 'admin')).toEqual([]);
	expect(places('audit', 'owner')).toEqual(['/admin/audit']);
	expect(places('two-step', 'member')).toEqual(['/settings/two-steps']);
});

it('finds what is of one’s own growth by its words, and of the rest what one may read', () => {
	const places = (typed: string, role: 'guest' | 'member' | 'curator') =>
		found(typed, null, role)
			.filter(({ name }) => name === 'Go to')
			.flatMap(({ choices }) => choices.map(({ href }) => href));
	expect(places('profile', 'member')).toEqual(['/growth/profile']);
	expect(places('skills', 'guest')).toEqual(['/growth/profile']);
	expect(places('skills', 'member')).toEqual(['/growth/people', '/growth/profile']);
	expect(places('skills', 'curator')).toEqual(['/growth/people', '/growth/profile', '/growth/skills']);
	expect(places('goals', 'member')).toEqual(['/growth/goals']);
	expect(places('talks', 'member')).toEqual(['/growth/talks']);
	expect(places('mentor', 'member')).toEqual(['/growth/mentorships']);
	expect(places('openings', 'member')).toEqual(['/growth/openings', '/growth/openings?show=mine']);
	expect(names(found('set a', null, 'member'))).toContainEqual([
		'Do',
		expect.arrayContaining(['Set a goal']),
	]);
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
