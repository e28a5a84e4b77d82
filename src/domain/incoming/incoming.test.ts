import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeLessons } from '../../../tests/support/lessons.ts';
import { EMAILS, freshCompany, type Company } from '../../../tests/support/people.ts';
import { DAY } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { readChange } from '../changes/reading.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { read as readNote } from '../log/log.server.ts';
import { incoming } from '../stewardship/own-ways-in.server.ts';
import { erase } from '../stewardship/erasure.server.ts';
import { read as readPostmortem } from '../postmortems/postmortems.server.ts';
import {
	arrange,
	makeIncoming,
	removeIncoming,
	renewIncomingKey,
	signIncoming,
	switchIncoming,
} from './addresses.server.ts';
import { incomingOf, ownIncoming } from './finding.server.ts';
import { FieldsForm, type Fields, type Makes } from './making.ts';
import { filledIn, leavesOf, readMessage, textAt, withoutSecrets } from './message.ts';
import { clearOldMessages, makeAgain, messagesTo, receiveMessage } from './receiving.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const TEAM = 'payments';
async function addressFor(makes: Makes, fields: Fields | null): Promise<{ id: number; key: string }> {
	const { db, member } = company;
	const made = await makeIncoming(db, member, TEAM, { name: 'Tracker', makes });
	if (fields) await arrange(db, member, TEAM, FieldsForm.parse({ ...fields, id: made.id }));
	return made;
}
const send = (key: string, body: object | string, headers: Record<string, string> = {}) =>
	receiveMessage(company.db, {
		key,
		body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
		headers: new Map(Object.entries({ 'content-type': 'application/json', ...headers })),
	});
const came = (id: number) => messagesTo(company.db, company.member, TEAM, id);

describe('what is made of a message', () => {
	test('nothing at first: it is the sample, without what its name says is a secret', async () => {
		const { id, key } = await addressFor('note', null);
		const message = { issue: { title: 'Queue', apiToken: 's3cret-value' }, password: 's3cret-value' };
		expect(await send(key, message)).toEqual({ state: 'kept', again: false, problem: null });
		const [kept] = await came(id);
		expect(JSON.stringify(kept)).not.toContain('s3cret-value');
		expect(leavesOf(kept?.body)).toContainEqual({ path: 'issue.title', sample: 'Queue' });
	});

	test('a note that only its owner sees, in the team, as a draft', async () => {
		const { db, member, outsider } = company;
		const { id, key } = await addressFor('note', {
			title: 'Ticket {issue.key}: {issue.title}',
			body: '{issue.body}',
		});
		const sent = { issue: { key: 'Q-1', title: 'A queue can say stop', body: 'We saw it.' } };
		expect(await send(key, sent)).toMatchObject({ state: 'made' });
		expect(await came(id)).toMatchObject([{ state: 'made', became: 'LOG-1' }]);
		const { entry, content, begun } = await readNote(db, member, 1);
		expect(content).toMatchObject({ title: 'Ticket Q-1: A queue can say stop', body: 'We saw it.' });
		expect(entry.publishedAt).toBeNull();
		expect(begun).toMatchObject({ by: 'message', called: 'Tracker', inNameOf: null });
		await expect(readNote(db, outsider, 1)).rejects.toMatchObject({ status: 404 });
	});

	test('a post-mortem, in which what is no time stays unknown', async () => {
		const { key } = await addressFor('postmortem', {
			...{ title: '{name}', started: '{from}', resolved: '{to}', severity: '{grade}' },
		});
		await send(key, { name: 'Logins', from: '2026-11-10T02:10:00Z', to: 'later', grade: 2 });
		const { content, entry, begun } = await readPostmortem(company.db, company.member, 1);
		expect(content).toMatchObject({ title: 'Logins', severity: 2 });
		expect(content.times).toMatchObject({ started: Date.parse('2026-11-10T02:10:00Z'), resolved: null });
		expect(entry.publishedAt).toBeNull();
		expect(begun).toMatchObject({ by: 'message', called: 'Tracker' });
	});

	test('a question to whoever looks after a change, and nothing is settled by it', async () => {
		const { db, member, outsider } = company;
		const link = 'https://tracker.example.org/4711';
		const changes = [{ text: 'Show the limit', link, owner: EMAILS.outsider }];
		await writeLessons(db, member, { taught: ['A limit is met at night.'], changes });
		const { id, key } = await addressFor('settles', {
			link: '{url}',
			state: '{state}',
			done: 'closed, done',
		});
		expect(await send(key, { url: link, state: 'open' })).toMatchObject({ state: 'passed' });
		expect(await send(key, { url: `${link}9`, state: 'Closed' })).toMatchObject({ state: 'passed' });
		expect(await send(key, { url: link, state: 'Closed' })).toMatchObject({ state: 'made' });
		expect((await came(id))[0]).toMatchObject({ became: 'C-1' });
		expect((await readChange(db, outsider, 1)).state).toBe('open');
		const told = await inbox(db, outsider, { unread: true });
		expect(told.map(({ kind }) => kind)).toContain('change-closed-elsewhere');
	});

	test('none of a change that whoever set it up may not see', async () => {
		const { db, owner } = company;
		const link = 'https://tracker.example.org/1';
		await writeLessons(db, owner, {
			taught: ['x'],
			changes: [{ text: 'y', link }],
			visibility: 'restricted',
		});
		const { key } = await addressFor('settles', { link: '{url}', state: '{state}', done: 'done' });
		expect(await send(key, { url: link, state: 'done' })).toMatchObject({ state: 'passed' });
	});
});

describe('a delivery', () => {
	test('does its work once, by its number, or by what it says where it has none', async () => {
		const { id, key } = await addressFor('note', { title: '{title}' });
		const named = { 'webhook-id': 'msg_1' };
		expect(await send(key, { title: 'One' }, named)).toMatchObject({ again: false });
		expect(await send(key, { title: 'One' }, named)).toMatchObject({ again: true, state: 'made' });
		await send(key, { title: 'Two' });
		expect(await send(key, { title: 'Two' })).toMatchObject({ again: true });
		expect(await came(id)).toHaveLength(2);
	});

	test('that could not be used says why, and is made once the fields are mended', async () => {
		const { db, member } = company;
		const { id, key } = await addressFor('note', { title: '{nowhere.title}' });
		expect(await send(key, { title: 'There' }, { 'webhook-id': 'a' })).toMatchObject({
			state: 'refused',
			problem: '“What was learned, in one line” is empty: the message has nothing at {nowhere.title}.',
		});
		await arrange(db, member, TEAM, FieldsForm.parse({ id, title: '{title}' }));
		const [refused] = await came(id);
		await makeAgain(db, member, TEAM, { id, message: refused?.id ?? 0 });
		expect(await came(id)).toMatchObject([{ state: 'made', problem: null, became: 'LOG-1' }]);
	});

	test('is refused where it has nothing of all that a field asks for, and only what stands between would be left', async () => {
		const { key } = await addressFor('note', { title: '{issue.key}: {issue.title}' });
		expect(await send(key, { other: true })).toMatchObject({
			state: 'refused',
			problem: '“What was learned, in one line” is empty: the message has nothing at {issue.key}.',
		});
		expect(await send(key, { issue: { title: 'Half of it' } })).toMatchObject({ state: 'made' });
	});

	test('is refused with a sentence where it is nothing that can be read', async () => {
		const { id, key } = await addressFor('note', { title: '{title}' });
		for (const body of ['', '{', '"text"', '7', 'null', '['.repeat(40) + ']'.repeat(40)]) {
			await expect(send(key, body), body).rejects.toMatchObject({ status: 422 });
		}
		expect(await came(id)).toEqual([]);
	});

	test('comes as a form and as plain text, too', async () => {
		const { key, id } = await addressFor('note', { title: '{title}{text}' });
		await send(key, 'title=From+a+form', { 'content-type': 'application/x-www-form-urlencoded' });
		await send(key, 'In words', { 'content-type': 'text/plain; charset=utf-8' });
		await send(key, `payload=${encodeURIComponent('{"title":"Within"}')}`, {
			'content-type': 'application/x-www-form-urlencoded',
		});
		expect((await came(id)).map(({ state }) => state)).toEqual(['made', 'made', 'made']);
		expect((await readNote(company.db, company.member, 3)).content.title).toBe('Within');
	});

	test('is forgotten after thirty days', async () => {
		const { id, key } = await addressFor('note', null);
		await send(key, { title: 'Old' });
		const release = setClock(now() + 30 * DAY + 1);
		await clearOldMessages(company.db);
		expect(await came(id)).toEqual([]);
		release();
	});
});

describe('who is let in', () => {
	test('whoever has the key, while it is switched on and its owner is here', async () => {
		const { db, member } = company;
		const { id, key } = await addressFor('note', null);
		await expect(send('kin_in_nothing', {})).rejects.toMatchObject({ status: 404 });
		const renewed = await renewIncomingKey(db, member, TEAM, { id });
		await expect(send(key, { a: 1 })).rejects.toMatchObject({ status: 404 });
		await send(renewed.key, { a: 1 });
		await switchIncoming(db, member, TEAM, { id, on: false });
		await expect(send(renewed.key, { a: 2 })).rejects.toMatchObject({ status: 404 });
		await switchIncoming(db, member, TEAM, { id, on: true });
		await db.writer.client.execute({
			sql: 'UPDATE person SET deactivated_at = 1 WHERE id = ?',
			args: [member.id],
		});
		await expect(send(renewed.key, { a: 3 })).rejects.toMatchObject({ status: 404 });
	});

	test('only with a signature, where there is a secret: of either kind, and of this body', async () => {
		const { db, member } = company;
		const { id, key } = await addressFor('note', null);
		const secret = `whsec_${Buffer.from('a secret of thirty-two letters!!').toString('base64')}`;
		await signIncoming(db, member, TEAM, { id, signingSecret: secret });
		const body = '{"a":1}';
		await expect(send(key, body)).rejects.toMatchObject({ status: 401 });
		const over = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
		await expect(
			send(key, body, { 'x-hub-signature-256': `sha256=${over('{"a":2}')}` }),
		).rejects.toMatchObject({
			status: 401,
		});
		await send(key, body, { 'x-hub-signature-256': `sha256=${over(body)}` });
		const at = new Date();
		const standard = {
			'webhook-id': 'msg_9',
			'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
			'webhook-signature': new Webhook(secret).sign('msg_9', at, body),
		};
		await send(key, body, standard);
		await expect(send(key, '{"a":3}', standard)).rejects.toMatchObject({ status: 401 });
		const stored = await db.writer.client.execute('SELECT signing_secret FROM incoming_address');
		expect(JSON.stringify(stored.rows)).not.toContain(secret);
	});

	test('what comes to an address is its owner’s: others of the team see that it is there', async () => {
		const { db, admin, member, outsider } = company;
		const { id } = await addressFor('note', null);
		expect(await incomingOf(db, admin, TEAM)).toMatchObject([{ name: 'Tracker', isMine: false }]);
		await expect(ownIncoming(db, admin, TEAM, id)).rejects.toMatchObject({ status: 404 });
		await expect(incomingOf(db, outsider, TEAM)).rejects.toMatchObject({ status: 403 });
		await expect(makeIncoming(db, admin, TEAM, { name: 'x', makes: 'note' })).rejects.toMatchObject({
			status: 403,
		});
		await removeIncoming(db, admin, TEAM, { id });
		expect(await incomingOf(db, member, TEAM)).toEqual([]);
	});
});

test('it stands in one’s own data, and is gone with whoever is erased', async () => {
	const { db, member, owner } = company;
	const { key } = await addressFor('note', null);
	await send(key, { title: 'Came in' });
	expect(await incoming(db, member)).toMatchObject([
		{ name: 'Tracker', messages: [{ body: { title: 'Came in' } }] },
	]);
	expect(JSON.stringify(await incoming(db, member))).not.toContain(key);
	await db.writer.client.execute({
		sql: 'UPDATE person SET deactivated_at = 1 WHERE id = ?',
		args: [member.id],
	});
	await erase(db, owner, { personId: member.id, confirmed: member.name });
	expect((await db.writer.client.execute('SELECT * FROM incoming_message')).rows).toEqual([]);
});

describe('places in a message', () => {
	const key = fc.stringMatching(/^[A-Za-z_-]{1,8}$/);
	const { message: anyMessage } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4 },
			fc.string(),
			fc.integer(),
			fc.boolean(),
			fc.constant(null),
			tie('message'),
		),
		message: fc.oneof(
			fc.dictionary(key, tie('value'), { maxKeys: 5 }),
			fc.array(tie('value'), { maxLength: 4 }),
		),
	}));

	test('are found by every path that the message shows', () => {
		fc.assert(
			fc.property(anyMessage, (message) => {
				for (const { path, sample } of leavesOf(message)) {
					expect(textAt(message, path).slice(0, 160)).toBe(sample);
					expect(filledIn(`{${path}}`, message).slice(0, 100)).toBe(
						textAt(message, path).trim().slice(0, 100),
					);
				}
			}),
		);
	});

	test('never reach what every object has, and leave other braces as they are', () => {
		expect(filledIn('{constructor.name}{__proto__.x}', {})).toBe('');
		expect(filledIn('a {} b', {})).toBe('a {} b');
		expect(filledIn('{list.1.name}', { list: [{}, { name: 'second' }] })).toBe('second');
		expect(filledIn('{a.b}', { 'a.b': 'dotted' })).toBe('dotted');
	});

	test('never hold a secret that its name tells', () => {
		const found = withoutSecrets({
			headers: { Authorization: 'x1' },
			access_token: 'x2',
			token_count: 'x3',
			keys: [{ secretKey: 'x4' }],
			title: 'shown',
		});
		for (const hidden of ['x1', 'x2', 'x4']) expect(JSON.stringify(found)).not.toContain(hidden);
		expect(found).toMatchObject({ title: 'shown' });
		expect(readMessage(new Uint8Array([0xff, 0xfe]), 'application/json')).toHaveProperty('problem');
	});
});
