import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Visitor } from '../support/visitor.ts';
import { programs, type Programs } from './programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let api: Programs<null>;
beforeAll(async () => {
	api = await programs(() => Promise.resolve(null));
});
afterAll(() => api.close());

describe('an address for alerts', () => {
	const home = '/teams/payments/alerts';
	const tell = async (key: string) => {
		const answer = await Visitor.stranger(api.kintsugi).ask('/hooks/alerts', {
			method: 'POST',
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ title: 'The backlog grows', at: '2026-11-10T02:14:00Z' }),
		});
		return answer.status;
	};

	test('is made with a key that is told once, renewed, and switched off and on', async () => {
		const made = await api.member<{ id: number; key: string }>('POST', home, { name: 'Grafana' });
		expect(made.status).toBe(201);
		const one = `${home}/${made.body.id}`;
		expect(made.headers.location).toBe(`/api/v1${one}`);
		expect(await tell(made.body.key)).toBe(200);
		const { text, body } = await api.member<{ heardAt: string | null }>('GET', one);
		expect(text).not.toContain(made.body.key);
		expect(body.heardAt).toMatch(/^\d{4}-/);

		const renewed = await api.member<{ key: string }>('POST', `${one}/key`);
		expect([await tell(made.body.key), await tell(renewed.body.key)]).toEqual([404, 200]);
		expect((await api.member('PUT', `${one}/off`)).status).toBe(204);
		expect(await tell(renewed.body.key)).toBe(404);
		expect((await api.member('DELETE', `${one}/off`)).status).toBe(204);
		expect(await tell(renewed.body.key)).toBe(200);

		const changed = await api.member('PATCH', one, { name: 'Prometheus', signingSecret: 'shared' });
		expect(changed.body).toMatchObject({ name: 'Prometheus', signed: true });
		expect(await tell(renewed.body.key)).toBe(401);
		expect((await api.outsider('GET', one)).status).toBe(403);
	});
});

describe('a channel', () => {
	const home = '/teams/payments/channels';
	const CHANNEL = {
		...{ kind: 'slack', name: '#payments', address: 'https://hooks.invalid/abc' },
		news: ['learnings'],
	};

	test('is made, changed in parts, tried, paused and removed; its address is not told', async () => {
		const made = await api.member<{ id: number }>('POST', home, CHANNEL);
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({ name: '#payments', host: 'hooks.invalid', last: null });
		expect(made.text).not.toContain('/abc');
		const one = `${home}/${made.body.id}`;
		const changed = await api.member('PATCH', one, { news: ['week', 'changes'] });
		expect(changed.body).toMatchObject({ name: '#payments', news: ['week', 'changes'] });
		expect((await api.member('PATCH', one, { news: [] })).status).toBe(422);
		expect((await api.member('POST', `${one}/test`)).status).toBe(204);
		expect((await api.member('PUT', `${one}/pause`)).status).toBe(204);
		expect((await api.member<{ pausedAt: string }>('GET', one)).body.pausedAt).toMatch(/^\d{4}-/);
		expect((await api.member('DELETE', `${one}/pause`)).status).toBe(204);
		expect((await api.outsider('DELETE', one)).status).toBe(403);
		expect((await api.member('DELETE', one)).status).toBe(204);
		expect((await api.member('GET', one)).status).toBe(404);
	});
});

describe('the names of skills', () => {
	interface Skill {
		id: number;
		names: string[];
		related: string[];
		merged: { name: string }[];
	}

	test('are added, led to, placed, merged and taken apart again by curators', async () => {
		expect((await api.member('POST', '/growth/skills', { name: 'Glazing' })).status).toBe(403);
		const made = await api.admin<Skill>('POST', '/growth/skills', { name: 'Glazing' });
		expect(made.status).toBe(201);
		const one = `/growth/skills/${made.body.id}`;
		expect(made.headers.location).toBe(`/api/v1${one}`);
		const named = await api.admin<Skill>('PUT', `${one}/names/Enamel%20work`);
		expect(named.body.names).toEqual(['Enamel work']);
		expect((await api.admin('PUT', `${one}/names/Glazing`)).status).toBe(422);
		expect((await api.admin('DELETE', `${one}/names/Enamel%20work`)).status).toBe(204);
		const other = await api.admin<Skill>('POST', '/growth/skills', { name: 'Firing' });
		const near = await api.admin<Skill>('PUT', `${one}/related/Firing`);
		expect(near.body.related).toEqual(['Firing']);
		expect((await api.admin('DELETE', `${one}/related/Firing`)).status).toBe(204);
		const placed = await api.admin('PATCH', one, { name: 'Glazing pots', parent: 'Firing' });
		expect(placed.body).toMatchObject({ name: 'Glazing pots', parent: 'Firing', names: ['Glazing'] });
		expect((await api.admin('PATCH', `/growth/skills/${other.body.id}`, { parent: 'Glazing' })).status).toBe(
			422,
		);
		expect((await api.admin('PATCH', one, { parent: null })).body).toMatchObject({ parent: null });
		const merged = await api.admin<Skill>('POST', `${one}/merge`, { into: 'Firing' });
		expect(merged.body).toMatchObject({ id: other.body.id, merged: [{ name: 'Glazing pots' }] });
		expect((await api.admin('GET', one)).status).toBe(404);
		const all = await api.admin<{ items: { name: string; into: string | null }[] }>(
			'GET',
			'/growth/skills/tended?q=glazing',
		);
		expect(all.body.items).toContainEqual(expect.objectContaining({ name: 'Glazing pots', into: 'Firing' }));
		expect((await api.admin<Skill>('DELETE', `${one}/merge`)).body.names).toEqual(['Glazing']);
		expect((await api.admin('DELETE', `${one}/merge`)).status).toBe(409);
	});
});
