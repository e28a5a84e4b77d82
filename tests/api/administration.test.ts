import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { programs, type Programs } from './programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let api: Programs<null>;
beforeAll(async () => {
	api = await programs(() => Promise.resolve(null));
});
afterAll(() => api.close());

interface Items<Item> {
	items: Item[];
	next: string | null;
}

const PAGES = [
	...['audit', 'backups', 'jobs', 'health', 'workspace', 'holidays', 'expectations', 'links', 'meetings'],
	...['templates', 'tokens', 'webhooks'],
];

test('nothing of it is for members', async () => {
	for (const page of PAGES) expect((await api.member('GET', `/admin/${page}`)).status, page).toBe(403);
});

test('the audit log is read by owners, page by page', async () => {
	expect((await api.admin('GET', '/admin/audit')).status).toBe(403);
	await api.owner('PATCH', `/people/${api.people.outsider.id}`, { role: 'curator' });
	await api.owner('PATCH', `/people/${api.people.outsider.id}`, { role: 'member' });
	const { body } = await api.owner<Items<{ act: string; by: number; says: string; id: number }>>(
		'GET',
		'/admin/audit?act=role-changed',
	);
	expect(body.items.map(({ act }) => act)).toEqual(['role-changed', 'role-changed']);
	expect(body.items[0]).toMatchObject({
		by: api.people.owner.id,
		says: expect.stringContaining('Maren Holt') as string,
		subject: { kind: 'person', id: String(api.people.outsider.id) },
	});
	expect(body.next).toBeNull();
	expect((await api.owner('GET', '/admin/audit?act=nonsense')).status).toBe(422);
});

test('a backup is made, listed and kept by a plan', async () => {
	const made = await api.admin<{ name: string }>('POST', '/admin/backups');
	expect(made.status).toBe(201);
	const { body } = await api.admin<{ kept: { name: string; checked: boolean }[] }>('GET', '/admin/backups');
	expect(body.kept).toMatchObject([{ name: made.body.name, checked: true }]);
	const plan = { every: 'week', weekday: 1, hour: 4, keep: 5, weeks: 2 };
	expect((await api.admin('PUT', '/admin/backups/plan', plan)).body).toEqual(plan);
});

test('a backup that is asked for twice with one key is one', async () => {
	const key = { 'idempotency-key': 'backup-of-the-night' };
	const ask = () => api.admin('POST', '/admin/backups', undefined, key);
	const [first, again] = [await ask(), await ask()];
	expect([first.status, again.status]).toEqual([201, 201]);
	expect(again.headers['idempotency-replayed']).toBe('true');
	expect(again.text).toBe(first.text);
});

test('jobs and health are told', async () => {
	const jobs = await api.admin<Items<{ name: string }>>('GET', '/admin/jobs');
	expect(jobs.body.items.map(({ name }) => name)).toContain('reminders');
	expect((await api.admin('POST', '/admin/jobs/reminders/run')).body).toEqual({ ended: true });
	expect((await api.admin('POST', '/admin/jobs/nothing/run')).status).toBe(404);
	const health = await api.admin<Items<{ name: string; state: string }>>('GET', '/admin/health');
	expect(health.body.items.find(({ name }) => name === 'writing')?.state).toBe('well');
});

test('the workspace is called something else; owners begin and end maintenance', async () => {
	const { body } = await api.admin('PATCH', '/admin/workspace', { name: 'Southwind' });
	expect(body).toMatchObject({ name: 'Southwind', maintenance: null });
	expect((await api.admin('PUT', '/admin/maintenance', { sentence: 'Until noon.' })).status).toBe(403);
	expect((await api.owner('PUT', '/admin/maintenance', { sentence: 'Until noon.' })).status).toBe(204);
	expect((await api.admin('PATCH', '/admin/workspace', { name: 'Northwind' })).status).toBe(503);
	expect((await api.admin('GET', '/admin/workspace')).body.maintenance).toBe('Until noon.');
	expect((await api.owner('DELETE', '/admin/maintenance')).status).toBe(204);
	expect((await api.admin('PATCH', '/admin/workspace', { name: 'Northwind' })).status).toBe(200);
});

describe('what is chosen for the workspace', () => {
	test.each([
		['expectations', { within: { sev1: 5 }, from: 'resolved', before: 2, onTheDay: true }],
		['links', { links: 'nobody' }],
		['meetings', { days: 4 }],
	])('%s are put, and read as they were put', async (page, chosen) => {
		expect((await api.member('PUT', `/admin/${page}`, chosen)).status).toBe(403);
		const put = await api.admin('PUT', `/admin/${page}`, chosen);
		expect(put.body).toMatchObject(chosen);
		expect((await api.admin('GET', `/admin/${page}`)).body).toMatchObject(chosen);
	});

	test('kinds of factors are one list; an empty one brings back the first', async () => {
		const first = await api.member<Items<{ name: string }>>('GET', '/admin/factor-kinds');
		const kinds = [{ was: '', name: 'Night', about: 'It was dark.' }];
		const put = await api.admin<Items<object>>('PUT', '/admin/factor-kinds', { kinds });
		expect(put.body.items).toEqual([{ name: 'Night', about: 'It was dark.' }]);
		const again = await api.admin<Items<object>>('PUT', '/admin/factor-kinds', { kinds: [] });
		expect(again.body.items).toEqual(first.body.items);
	});

	test('a template is added, written anew, offered no longer, and gives back its first words', async () => {
		const ours = {
			...{ name: 'Ours', about: '', kind: 'incident', parts: ['summary'], questions: {} },
			...{ narrative: '', severities: [], teams: [] },
		};
		const made = await api.admin<{ slug: string }>('POST', '/admin/templates', ours);
		expect(made.body).toMatchObject({ slug: 'ours', builtIn: false });
		const put = await api.admin('PUT', '/admin/templates/ours', { ...ours, about: 'Short.' });
		expect(put.body.about).toBe('Short.');
		expect((await api.admin('DELETE', '/admin/templates/ours/offered')).status).toBe(204);
		const all = await api.admin<{ items: { slug: string }[]; retired: { slug: string }[] }>(
			'GET',
			'/admin/templates',
		);
		expect(all.body.retired.map(({ slug }) => slug)).toEqual(['ours']);
		expect((await api.admin('PUT', '/admin/templates/ours/offered')).status).toBe(204);
		expect((await api.admin('POST', '/admin/templates/ours/reset')).status).toBe(404);
		expect((await api.admin('GET', '/admin/templates/nothing')).status).toBe(404);
	});
});
