import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import built from '../support/built.ts';
import { ENTRIES, makeWorld, type Role, type World } from './world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

let world: World;
beforeAll(async () => {
	await built();
	world = await makeWorld();
	return () => world.close();
});
afterEach(() => world.reset());

/** Everywhere that a post-mortem is found: its page, its files, the lists, the search, the API. */
async function whereFound(role: Role, number: number, title: string): Promise<string[]> {
	const [browser, program] = [world.browser(role), world.program(role)];
	const found: string[] = [];
	const here = `/postmortems/${number}`;
	const file = `/files/${world.files[number] ?? ''}`;
	const alone = ['', '/history', '/export.md', '/export.json', '/files'].map((rest) => here + rest);
	for (const path of [...alone, file]) {
		if ((await browser.ask(path)).status === 200) found.push(path);
	}
	const word = title.split(' ').at(-1) ?? '';
	const lists = [
		'/postmortems',
		`/search?q=${word}`,
		`/search/palette?q=${word}`,
		`/people/${world.people.author.id}`,
	];
	for (const path of lists) if ((await browser.ask(path)).text.includes(title)) found.push(path);
	for (const path of ['/api/v1/postmortems', `/api/v1/search?q=${word}`]) {
		if ((await program.call('GET', path)).text.includes(title)) found.push(path);
	}
	if ((await program.call('GET', `/api/v1/postmortems/${number}`)).status === 200) found.push('the API');
	return found;
}

const EVERYWHERE = 13;
let before: string[];
beforeEach(async () => {
	before = await whereFound('teammate', ENTRIES.team, 'For the team');
	expect(before).toHaveLength(EVERYWHERE);
});

const nowhere = async (role: Role, number: number, title: string) =>
	expect(await whereFound(role, number, title)).toEqual([]);

test('who leaves a team loses what it keeps to itself, at once', async () => {
	const { id } = world.people.teammate;
	const { status } = await world.browser('admin').send('/teams/payments?/remove', { personId: String(id) });
	expect(status).toBe(200);
	await nowhere('teammate', ENTRIES.team, 'For the team');
	await world.browser('admin').send('/teams/payments?/add', { personId: String(id) });
	expect(await whereFound('teammate', ENTRIES.team, 'For the team')).toEqual(before);
});

test.each([
	['is kept to some people', 'PATCH', '', { sharing: { visibility: 'restricted', readers: [] } }],
	['is kept to another team', 'PATCH', '', { sharing: { team: 'platform', visibility: 'team' } }],
	['is withdrawn', 'DELETE', '/publication', undefined],
	['is removed', 'DELETE', '', undefined],
])('what %s is gone from everywhere at once', async (_, method, rest, body) => {
	const { status } = await world
		.program('author')
		.call(method, `/api/v1/postmortems/${ENTRIES.team}${rest}`, body);
	expect(status).toBeLessThan(300);
	await nowhere('teammate', ENTRIES.team, 'For the team');
});

test('a restricted one is gone for a reader who is not named any more', async () => {
	expect(await whereFound('reader', ENTRIES.restricted, 'For one reader')).toHaveLength(EVERYWHERE);
	const path = `/api/v1/postmortems/${ENTRIES.restricted}`;
	await world.program('author').call('PATCH', path, { sharing: { readers: [] } });
	await nowhere('reader', ENTRIES.restricted, 'For one reader');
});

test('an author who is taken off it loses a draft', async () => {
	const path = `/api/v1/postmortems/${ENTRIES.draft}`;
	const authors = [world.people.author.email, world.people.outsider.email];
	await world.program('author').call('PATCH', path, { sharing: { authors } });
	expect((await world.program('outsider').call('GET', path)).status).toBe(200);
	await world.program('author').call('PATCH', path, { sharing: { authors: authors.slice(0, 1) } });
	await nowhere('outsider', ENTRIES.draft, 'The draft');
});

test('a role counts from the next request, for sessions and tokens alike', async () => {
	const path = `/api/v1/postmortems/${ENTRIES.workspace}`;
	const title = { content: { title: 'By an administrator' } };
	const become = (role: string) =>
		world.browser('owner').send(`/people/${world.people.outsider.id}?/changeRole`, { role });
	expect((await world.browser('outsider').ask('/admin')).status).toBe(403);
	await become('admin');
	expect((await world.browser('outsider').ask('/admin')).status).toBe(200);
	expect((await world.program('outsider').call('PATCH', path, title)).status).toBe(200);
	await become('member');
	expect((await world.browser('outsider').ask('/admin')).status).toBe(403);
	expect((await world.program('outsider').call('PATCH', path, title)).status).toBe(403);
});

test('who left is a stranger at once, in every way in', async () => {
	const { teammate } = world.people;
	await world.browser('owner').send(`/people/${teammate.id}?/deactivate`, { sure: 'yes' });
	expect((await world.browser('teammate').ask('/')).status).toBe(303);
	expect((await world.program('teammate').call('GET', '/api/v1/postmortems')).status).toBe(401);
	const form = { email: teammate.email, password: 'kettle orbit meadow lantern' };
	expect((await world.browser('stranger').send('/sign-in?/signIn', form)).status).toBe(422);
});
