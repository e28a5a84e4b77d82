import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { invite } from '#domain/accounts/invitations.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { makeShareLink } from '#domain/entries/share-links.server.ts';
import { makeAddress } from '#domain/postmortems/alerts/addresses.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import built from '../support/built.ts';
import { filledFolder } from '../support/filled.ts';
import { EMAILS, PASSWORD, type Company } from '../support/people.ts';
import { launch, stopProcess, type Launch } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 });

const WRONG = 'zqwrongpassword lantern';
const CHANGED = 'harvest window copper ladder';
let folder: string;
let running: Launch;
let known: Awaited<ReturnType<typeof fill>>;

async function fill({ db, owner, member }: Company) {
	const input = NewPostmortem.parse({ content: { title: 'Shared' } });
	const { number } = await draft(db, member, input, { publish: true });
	const link = { days: 7, recipient: '', confirmed: true };
	return {
		token: await makeToken(db, member, { name: 'API', scopes: ['read', 'write'], days: 1 }),
		invitation: await invite(db, owner, { email: 'new@example.org', role: 'member', teamId: null }),
		link: (await makeShareLink(db, member, { kind: 'postmortem', number }, link)).secret,
		alerts: (await makeAddress(db, member, 'payments', { name: 'Pager' })).key,
	};
}

beforeAll(async () => {
	await built();
	({ folder, filled: known } = await filledFolder(fill));
	running = await launch({ KINTSUGI_DATA: folder });
});
afterAll(async () => {
	await stopProcess(running.process, 'SIGTERM');
	rmSync(folder, { recursive: true });
});

test('no secret that anybody was given or typed stands in the log, whatever happens to it', async () => {
	if (running.url === null) throw new Error(running.problems);
	const at = { url: running.url };
	const stranger = Visitor.stranger(at);
	await stranger.send('/sign-in?/signIn', { email: EMAILS.member, password: WRONG });
	const entered = await stranger.send('/sign-in?/signIn', { email: EMAILS.member, password: PASSWORD });
	const session = /session=([^;]+)/.exec(String(entered.headers['set-cookie']))?.[1] ?? '';
	expect(session).not.toBe('');
	const browser = Visitor.browser(at, session);
	const made = await browser.send('/settings/tokens?/makeToken', {
		name: 'Fresh',
		'scopes[]': 'read',
		days: '30',
	});
	const fresh = /kin_[a-z0-9]{38}/.exec(made.text)?.[0] ?? '';
	expect(fresh).not.toBe('');
	for (const token of [known.token, fresh, 'kin_zqgarbage']) {
		await Visitor.program(at, token).call('GET', '/api/v1/postmortems');
		await Visitor.program(at, token).call('POST', '/api/v1/postmortems', { content: 'wrong' });
	}
	for (const path of [
		`/join/${known.invitation}`,
		`/shared/${known.link}`,
		`/shared/${known.link}x`,
		`/join/${known.link}`,
	]) {
		await stranger.ask(path);
		await stranger.ask(path, { method: 'DELETE', headers: { origin: at.url } });
		await stranger.ask(path, {
			method: 'POST',
			body: 'x',
			headers: { origin: at.url, 'content-type': 'text/plain' },
		});
	}
	await stranger.ask(`/hooks/alerts/${known.alerts}`, { method: 'POST', body: '{' });
	await browser.send('/settings/security?/changePassword', {
		currentPassword: PASSWORD,
		newPassword: CHANGED,
	});
	// Something that nobody expected, with secrets on every side.
	await browser.ask(`/sign-in?next=%2F&token=${known.token}`, {
		method: 'POST',
		headers: { origin: at.url, 'content-type': 'multipart/form-data; boundary=b' },
		body: `--b\r\n${PASSWORD}`,
	});
	await stopProcess(running.process, 'SIGTERM');

	const log = running.output + running.problems;
	expect(log).toContain('Kintsugi is ready');
	const secrets = { ...known, session, fresh, PASSWORD, WRONG, CHANGED };
	expect(
		Object.entries(secrets)
			.filter(([, secret]) => log.includes(secret))
			.map(([name]) => name),
	).toEqual([]);
});
