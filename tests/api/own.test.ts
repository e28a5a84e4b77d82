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
}
interface Notices {
	matters: Record<string, Record<string, boolean>>;
	quiet: { fromMinute: number; days: number[] } | null;
	digest: { every: string };
	insights: { every: string };
}

test('leave is taken and taken back, and nobody else’s', async () => {
	const days = { fromDay: '2098-07-01', toDay: '2098-07-14' };
	const { status, body } = await api.member<Items<{ id: number }>>('POST', '/me/leave', days);
	expect(status).toBe(201);
	expect(body.items).toMatchObject([days]);
	const backwards = await api.member('POST', '/me/leave', { fromDay: '2098-07-14', toDay: '2098-07-01' });
	expect(backwards.body.errors).toHaveProperty('toDay');
	const one = `/me/leave/${body.items[0]?.id}`;
	expect((await api.outsider<Items<object>>('GET', '/me/leave')).body.items).toEqual([]);
	expect((await api.outsider('DELETE', one)).status).toBe(404);
	expect((await api.member('DELETE', one)).status).toBe(204);
});

test('what reaches somebody is chosen in parts, and the rest stays', async () => {
	const before = (await api.member<Notices>('GET', '/me/notices')).body;
	const { body } = await api.member<Notices>('PATCH', '/me/notices', {
		matters: { thanks: { mail: true } },
		quiet: { from: '22:00', to: '07:00', days: [6, 7] },
	});
	expect(body.matters).toEqual({ ...before.matters, thanks: { ...before.matters.thanks, mail: true } });
	expect(body.quiet).toMatchObject({ fromMinute: 22 * 60, days: [6, 7] });
	expect(body.digest).toEqual(before.digest);
	const rest = await api.member<Notices>('PATCH', '/me/notices', {
		digest: { every: 'day', weekday: 1, time: '08:30' },
		insights: { every: 'week' },
	});
	expect(rest.body).toMatchObject({ digest: { every: 'day' }, insights: { every: 'week' } });
	expect(rest.body.matters).toEqual(body.matters);
	const never = { quiet: { from: '00:00', to: '00:00', days: [1, 2, 3, 4, 5, 6, 7] } };
	expect((await api.member('PATCH', '/me/notices', never)).status).toBe(422);
});

test('views are kept under a name; one for everybody is made by curators', async () => {
	const view = { name: 'Ours', address: '/postmortems?team=payments' };
	const kept = await api.member<Items<{ id: number; name: string }>>('POST', '/me/views', view);
	expect(kept.body.items).toMatchObject([{ ...view, shared: false, mayChange: true }]);
	expect((await api.member('POST', '/me/views', { ...view, shared: true })).status).toBe(403);
	const one = `/me/views/${kept.body.items[0]?.id}`;
	expect((await api.outsider('PATCH', one, { name: 'Theirs' })).status).toBe(404);
	const renamed = await api.member<Items<{ name: string }>>('PATCH', one, { name: 'Payments' });
	expect(renamed.body.items.map(({ name }) => name)).toEqual(['Payments']);
	expect((await api.member('DELETE', one)).status).toBe(204);
});

test('the address of a feed is told once, and opens nothing after it ends', async () => {
	const made = await api.member<{ address: string }>('POST', '/me/feeds', { kind: 'calendar' });
	expect(made.body.address).toMatch(/\/feeds\/\w+\.ics$/);
	const { body, text } = await api.member<Items<{ id: number; kind: string }>>('GET', '/me/feeds');
	expect(body.items).toMatchObject([{ kind: 'calendar' }]);
	expect(text).not.toContain('/feeds/');
	const path = new URL(made.body.address).pathname;
	expect((await fetch(new URL(path, api.kintsugi.url))).status).toBe(200);
	expect((await api.member('DELETE', `/me/feeds/${body.items[0]?.id}`)).status).toBe(204);
	expect((await fetch(new URL(path, api.kintsugi.url))).status).toBe(404);
});

describe('how a team asks itself', () => {
	const team = '/teams/payments';

	test('is chosen, paused and ended by its people', async () => {
		expect((await api.outsider('PUT', `${team}/rhythm`, {})).status).toBe(422);
		const hours = { every: 'day', days: [1, 4], opensAt: '16:00', lasts: 600, further: 1 };
		expect((await api.outsider('PUT', `${team}/rhythm`, hours)).status).toBe(403);
		const set = await api.member<{ rhythm: object; mine: string }>('PUT', `${team}/rhythm`, hours);
		expect(set.body).toMatchObject({ rhythm: { every: 'day', days: [1, 4], opensAt: 960 }, mine: 'asked' });
		expect((await api.member('PUT', `${team}/rhythm/pause`, { until: '2098-01-01' })).status).toBe(200);
		expect((await api.member('DELETE', `${team}/rhythm/pause`)).status).toBe(204);
		const me = `${team}/rhythm/people/${api.people.member.id}`;
		expect((await api.member('PUT', me, { part: 'left-out' })).body.mine).toBe('left-out');
		const seen = await api.outsider<{ people: object[] }>('GET', `${team}/rhythm`);
		expect(seen.body.people, 'what part others have').toEqual([]);
		expect((await api.member('DELETE', `${team}/rhythm`)).status).toBe(204);
		expect((await api.member('GET', `${team}/rhythm`)).body.rhythm).toBeNull();
	});

	test('leaves holidays out, those of everybody among them', async () => {
		await api.admin('POST', '/admin/holidays', { day: '2098-05-01', name: 'Everybody’s' });
		const own = await api.member<Items<{ id: number; everybodys: boolean }>>('POST', `${team}/holidays`, {
			day: '2098-01-06',
			name: 'Stocktaking',
		});
		expect(own.body.items.map(({ everybodys }) => everybodys)).toEqual([false, true]);
		const [mine, everybodys] = own.body.items;
		expect((await api.member('DELETE', `${team}/holidays/${everybodys?.id}`)).status).toBe(404);
		expect((await api.member('DELETE', `${team}/holidays/${mine?.id}`)).status).toBe(204);
	});

	test('asks further questions of its own, until they are retired', async () => {
		const text = 'What did the ledger say?';
		const { body } = await api.member<Items<{ id: number; text: string; own: boolean }>>(
			'POST',
			`${team}/questions`,
			{ text },
		);
		const own = body.items.find((one) => one.own);
		expect(own?.text).toBe(text);
		const retired = `${team}/questions/${own?.id}/retired`;
		expect((await api.member('PUT', retired)).status).toBe(204);
		expect((await api.member('DELETE', retired)).status).toBe(204);
	});

	test('a day is passed over without a reason, for oneself', async () => {
		const day = `${team}/skipped/2026-11-19`;
		expect((await api.member('PUT', day)).status).toBe(204);
		expect((await api.member('GET', day)).body.skipped).toBe(true);
		expect((await api.member('DELETE', day)).status).toBe(204);
		expect((await api.member('GET', day)).body.skipped).toBe(false);
		expect((await api.member('PUT', `${team}/skipped/yesterday`)).status).toBe(422);
	});
});
