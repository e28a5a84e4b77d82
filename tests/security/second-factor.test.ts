import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { oneTimeKey } from '#domain/accounts/second-factors/tables.server.ts';
import { changeRequirement } from '#domain/accounts/second-factors/requirement.server.ts';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import built from '../support/built.ts';
import { startFilled } from '../support/filled.ts';
import type { Company } from '../support/people.ts';
import { discard, type Kintsugi } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

let kintsugi: Kintsugi;
let sessions: Record<'owner' | 'member' | 'demo' | 'token', string>;
beforeAll(async () => {
	await built();
	({ kintsugi, filled: sessions } = await startFilled(require));
});
afterAll(() => discard(kintsugi));

/** The owner has a second step, and asks everybody for one at once. */
async function require({ db, owner, member }: Company): Promise<typeof sessions> {
	const key = { personId: owner.id, secret: 'sealed', createdAt: now(), confirmedAt: now() };
	await transact(db, (tx) => tx.insert(oneTimeKey).values(key));
	await changeRequirement(db, owner, { whom: 'everybody', graceDays: 0 });
	return {
		owner: await startSession(db, owner.id, ''),
		member: await startSession(db, member.id, ''),
		demo: await startSession(db, member.id, '', 'demo'),
		token: await makeToken(db, member, { name: 'Pager', scopes: ['read'], days: null }),
	};
}

test('whoever owes a second step is led to set one up, and comes to nothing before', async () => {
	const owing = Visitor.browser(kintsugi, sessions.member);
	for (const path of ['/', '/people?role=admin', '/settings', '/settings/security', '/admin', '/nowhere']) {
		const answer = await owing.ask(path);
		expect([path, answer.status]).toEqual([path, 303]);
		expect(answer.headers.location).toBe(`/settings/two-steps?next=${encodeURIComponent(path)}`);
	}
	expect((await owing.data('/people')).text).toContain('"location":"/settings/two-steps?next=');
	expect((await owing.send('/settings?/profile', { name: 'Another', zone: 'UTC' })).status).toBe(403);
	expect((await owing.call('GET', '/api/v1/postmortems')).status).toBe(403);
	expect((await owing.ask('/settings/two-steps')).status).toBe(200);
	expect((await owing.ask('/healthz')).status).toBe(200);
	expect((await owing.send('/sign-out')).status).toBe(303);
});

test('whoever has one, the example’s door and tokens that are there go on', async () => {
	for (const session of [sessions.owner, sessions.demo]) {
		expect((await Visitor.browser(kintsugi, session).ask('/')).status).toBe(200);
	}
	const program = Visitor.program(kintsugi, sessions.token);
	expect((await program.call('GET', '/api/v1/postmortems')).status).toBe(200);
});
