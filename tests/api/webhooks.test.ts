import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { programs, type Programs } from './programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let api: Programs<null>;
beforeAll(async () => {
	api = await programs(() => Promise.resolve(null));
});
afterAll(() => api.close());

interface Webhook {
	id: number;
	secret: string;
	pausedAt: string | null;
	events: string[];
}
interface Deliveries {
	items: { id: number; event: string; state: string }[];
}

const WAREHOUSE = {
	name: 'Warehouse',
	address: 'https://hooks.invalid/kintsugi',
	events: ['lesson.learned', 'change.done'],
};

describe.each([
	['the workspace', '/admin/webhooks', 'admin', 'member'],
	['a team', '/teams/payments/webhooks', 'member', 'outsider'],
] as const)('a webhook of %s', (_whose, home, who, nobody) => {
	let one: string;

	test('is made with a secret that is told once', async () => {
		const made = await api[who]<Webhook>('POST', home, WAREHOUSE);
		expect(made.status).toBe(201);
		expect(made.body.secret).toMatch(/^whsec_/);
		one = `${home}/${made.body.id}`;
		expect(made.headers.location).toBe(`/api/v1${one}`);
		const { text, body } = await api[who]<Webhook>('GET', one);
		expect(body).toMatchObject({ ...WAREHOUSE, pausedAt: null });
		expect(text).not.toContain('whsec_');
		const renewed = await api[who]<Webhook>('POST', `${one}/secret`);
		expect(renewed.body.secret).toMatch(/^whsec_/);
		expect(renewed.body.secret).not.toBe(made.body.secret);
		const both = await api[who]<{ earlierUntil: string | null }>('GET', one);
		expect(both.body.earlierUntil).toMatch(/^\d{4}-/);
		expect((await api[who]('DELETE', `${one}/secret/earlier`)).status).toBe(204);
		expect((await api[who]('GET', one)).body).toMatchObject({ earlierUntil: null });
	});

	test('is nobody else’s', async () => {
		for (const path of [home, one, `${one}/deliveries`])
			expect((await api[nobody]('GET', path)).status, path).toBe(403);
		expect((await api[nobody]('DELETE', one)).status).toBe(403);
	});

	test('changes in parts; an address that is not secure is refused in words', async () => {
		const changed = await api[who]<Webhook>('PATCH', one, { events: ['entry.published'] });
		expect(changed.body).toMatchObject({ ...WAREHOUSE, events: ['entry.published'] });
		const refused = await api[who]('PATCH', one, { address: 'http://hooks.invalid/' });
		expect(refused.status).toBe(422);
		expect(refused.body.errors).toHaveProperty('address');
	});

	test('is tried, and what it was sent is listed and sent again', async () => {
		expect((await api[who]('POST', `${one}/test`)).status).toBe(204);
		const { body } = await api[who]<Deliveries>('GET', `${one}/deliveries`);
		expect(body.items).toMatchObject([{ event: 'webhook.test' }]);
		const delivery = `${one}/deliveries/${body.items[0]?.id}`;
		const into = await api[who]<{ message: { type: string } }>('GET', delivery);
		expect(into.body.message.type).toBe('webhook.test');
		expect((await api[who]('POST', `${delivery}/again`)).status).toBe(204);
		expect((await api[who]('POST', `${one}/deliveries/999999/again`)).status).toBe(404);
	});

	test('is paused, resumed and removed', async () => {
		expect((await api[who]('PUT', `${one}/pause`)).status).toBe(204);
		expect((await api[who]<Webhook>('GET', one)).body.pausedAt).toMatch(/^\d{4}-/);
		expect((await api[who]('DELETE', `${one}/pause`)).status).toBe(204);
		expect((await api[who]<Webhook>('GET', one)).body.pausedAt).toBeNull();
		expect((await api[who]('DELETE', one)).status).toBe(204);
		expect((await api[who]('GET', one)).status).toBe(404);
	});
});
