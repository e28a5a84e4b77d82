import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import { publish } from '#domain/postmortems/publication.server.ts';
import { join } from '../support/people.ts';
import { programs, type Programs } from './programs.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

interface Found {
	newcomer: number;
}
interface Listed<Item> {
	items: Item[];
}
interface Invited {
	id: number;
	email: string;
	state: string;
	link: string | null;
}

let api: Programs<Found>;
beforeAll(async () => {
	api = await programs(async ({ db, owner, member }) => {
		const newcomer = await join(db, owner, { name: 'Oda Lie', email: 'oda@example.org' });
		const content = {
			title: 'The queue asked nobody',
			topics: ['Queues', 'Lines'],
			changes: [{ text: 'Alert on depth', owner: newcomer.email }],
		};
		const { number } = await draft(db, member, NewPostmortem.parse({ content }));
		await publish(db, member, number);
		return { newcomer: newcomer.id };
	});
});
afterAll(() => api.close());

describe('oneself', () => {
	test('who somebody is, and what their token may do', async () => {
		const { status, body } = await api.member('GET', '/me');
		expect(status).toBe(200);
		expect(body).toMatchObject({ email: 'ines@example.org', role: 'member', scopes: ['read', 'write'] });
	});

	test('a name is changed, and the zone stays', async () => {
		const before = await api.outsider('GET', '/me');
		const { body } = await api.outsider('PATCH', '/me', { name: 'Thu Hà' });
		expect(body).toMatchObject({ name: 'Thu Hà', zone: before.body.zone });
		const refused = await api.outsider('PATCH', '/me', { zone: 'Atlantis/Deep' });
		expect(refused.status).toBe(422);
		expect(refused.body.errors).toHaveProperty('zone');
	});

	test('tokens are listed without what they open with; a token that revokes itself opens nothing', async () => {
		const { body, text } = await api.admin<Listed<{ id: number; name: string }>>('GET', '/me/tokens');
		expect(body.items).toHaveLength(1);
		expect(text).not.toMatch(/kin_[a-z0-9]{20}/);
		const all = await api.owner<Listed<{ owner: { name: string } }>>('GET', '/admin/tokens');
		expect(all.body.items.map(({ owner }) => owner.name)).toContain('Tomasz Wrona');
		const theirs = await api.outsider<Listed<{ id: number }>>('GET', '/me/tokens');
		const [own] = theirs.body.items;
		expect((await api.member('DELETE', `/me/tokens/${own?.id}`)).status).toBe(404);
		expect((await api.outsider('DELETE', `/me/tokens/${own?.id}`)).status).toBe(204);
		expect((await api.outsider('GET', '/me')).status).toBe(401);
	});
});

describe('invitations', () => {
	test('are made all or none, with links where no mail is set up, and the newest is listed first', async () => {
		const some = await api.admin<Listed<Invited>>('POST', '/people/invitations', {
			emails: ['a@example.org', 'b@example.org'],
			team: 'payments',
		});
		expect(some.status).toBe(201);
		expect(some.body.items.map(({ email }) => email)).toEqual(['a@example.org', 'b@example.org']);
		for (const { link } of some.body.items) expect(link).toMatch(/\/join\/\w+$/);

		const none = await api.admin('POST', '/people/invitations', {
			emails: ['c@example.org', 'ines@example.org'],
		});
		expect(none.status).toBe(422);
		const { body, text } = await api.admin<Listed<Invited>>('GET', '/people/invitations');
		const open = body.items.filter(({ state }) => state === 'open').map(({ email }) => email);
		expect(open.sort()).toEqual(['a@example.org', 'b@example.org']);
		expect(text, 'a link is told once').not.toContain('/join/');
	});

	test('are made anew, and withdrawn', async () => {
		const { body } = await api.admin<Listed<Invited>>('GET', '/people/invitations');
		const one = body.items.find(({ email }) => email === 'a@example.org');
		const again = await api.admin<Invited>('POST', `/people/invitations/${one?.id}/again`, {});
		expect(again.body.link).toMatch(/\/join\/\w+$/);
		expect((await api.admin('DELETE', `/people/invitations/${one?.id}`)).status).toBe(204);
		expect((await api.admin('POST', `/people/invitations/${one?.id}/again`, {})).status).toBe(404);
	});

	test('an owner is invited by an owner', async () => {
		const invited = { emails: ['boss@example.org'], role: 'owner' };
		expect((await api.admin('POST', '/people/invitations', invited)).status).toBe(403);
		expect((await api.owner('POST', '/people/invitations', invited)).status).toBe(201);
	});
});

describe('somebody who leaves', () => {
	test('has a role, hands over what waits for them, leaves, and comes back', async () => {
		const at = `/people/${api.filled.newcomer}`;
		expect((await api.admin('PATCH', at, { role: 'curator' })).body).toMatchObject({ role: 'curator' });
		expect((await api.admin('PATCH', at, { role: 'owner' })).status).toBe(403);

		const waiting = await api.admin<{ changes: { text: string }[] }>('GET', `${at}/waiting`);
		expect(waiting.body.changes.map(({ text }) => text)).toEqual(['Alert on depth']);
		const to = api.people.member.id;
		expect((await api.admin('POST', `${at}/waiting/hand-over`, { to })).body).toEqual({ changes: 1 });
		expect((await api.admin<{ changes: [] }>('GET', `${at}/waiting`)).body.changes).toEqual([]);
		expect((await api.admin('DELETE', `${at}/parts`)).status).toBe(204);

		const gone = await api.admin('PUT', `${at}/departure`);
		expect(gone.body.leftAt).toMatch(/^\d{4}-/);
		expect((await api.admin('PUT', `${at}/departure`)).status).toBe(404);
		expect((await api.admin('DELETE', `${at}/departure`)).body).toMatchObject({
			role: 'curator',
			leftAt: null,
		});
	});
});

describe('teams', () => {
	test('are made, called something else, moved, led, merged and removed', async () => {
		const made = await api.member<{ slug: string }>('POST', '/teams', { name: 'Kiln', parent: 'payments' });
		expect(made.status).toBe(201);
		expect(made.body).toMatchObject({
			slug: 'kiln',
			parent: 'payments',
			members: [{ name: 'Inês Carvalho' }],
		});

		const renamed = await api.member('PATCH', '/teams/kiln', { name: 'Kilns' });
		expect(renamed.body).toMatchObject({ slug: 'kiln', name: 'Kilns', parent: 'payments' });
		expect((await api.member('PATCH', '/teams/kiln', { parent: null })).status).toBe(403);
		expect((await api.admin('PATCH', '/teams/kiln', { parent: 'platform' })).body.parent).toBe('platform');
		const circle = await api.admin('PATCH', '/teams/platform', { parent: 'kiln' });
		expect(circle.status).toBe(422);
		const nowhere = await api.admin('PATCH', '/teams/kiln', { parent: 'nowhere' });
		expect(nowhere.body.errors).toHaveProperty('parent');

		const someone = `/teams/kiln/people/${api.filled.newcomer}`;
		const led = await api.admin<{ members: object[] }>('PUT', someone, { leads: true });
		expect(led.body.members).toContainEqual({ id: api.filled.newcomer, name: 'Oda Lie', leads: true });
		expect((await api.member('PUT', someone, { leads: false })).status).toBe(403);
		expect((await api.admin('DELETE', someone)).status).toBe(204);
		expect((await api.admin('DELETE', '/teams/kiln')).status).toBe(409);

		const merged = await api.admin('POST', '/teams/kiln/merge', { into: 'payments' });
		expect(merged.body.slug).toBe('payments');
		expect((await api.admin('GET', '/teams/kiln')).body.slug).toBe('payments');
		await api.owner('POST', '/teams', { name: 'Short lived' });
		const alone = `/teams/short-lived/people/${api.people.owner.id}`;
		expect((await api.owner('DELETE', alone)).status).toBe(204);
		expect((await api.owner('DELETE', '/teams/short-lived')).status).toBe(204);
		expect((await api.owner('GET', '/teams/short-lived')).status).toBe(404);
	});
});

describe('topics', () => {
	test('are renamed, and known by other names', async () => {
		expect((await api.member('PATCH', '/topics/queues', { name: 'Waiting lines' })).status).toBe(403);
		const renamed = await api.admin('PATCH', '/topics/queues', { name: 'Waiting lines' });
		expect(renamed.body).toMatchObject({ slug: 'waiting-lines', entries: 1, aliases: ['queues'] });
		const named = await api.admin('PUT', '/topics/waiting-lines/aliases/backlog');
		expect(named.body.aliases).toEqual(['backlog', 'queues']);
		expect((await api.member('GET', '/topics/backlog')).body.slug).toBe('waiting-lines');
		expect((await api.admin('DELETE', '/topics/waiting-lines/aliases/backlog')).status).toBe(204);
		expect((await api.member('GET', '/topics/backlog')).status).toBe(404);
		expect((await api.admin('POST', '/topics/waiting-lines/merge', { into: 'Nothing' })).status).toBe(422);
		const merged = await api.admin('POST', '/topics/lines/merge', { into: 'Waiting lines' });
		expect(merged.body).toMatchObject({ slug: 'waiting-lines', aliases: ['lines', 'queues'] });
	});
});
