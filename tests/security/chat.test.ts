import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RequestEvent } from '@sveltejs/kit';
import { deactivate } from '#domain/accounts/leaving.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { isSlackAddress } from '#domain/chat/answering.server.ts';
import { callerOf } from '#domain/chat/caller.ts';
import { chatIdentitiesOf, connectChat, disconnectChat, introduce } from '#domain/chat/identities.server.ts';
import { readSaid } from '#domain/chat/said.ts';
import { changeMattermostTokens, changeSlackSecret } from '#domain/chat/settings.server.ts';
import { chatIntroduction } from '#domain/chat/tables.server.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { change, lesson } from '#domain/lessons/tables.server.ts';
import { MINUTE } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { setting } from '#lib/settings.server.ts';
import { POST as mattermost } from '../../src/routes/hooks/mattermost/command/+server.ts';
import { POST as command } from '../../src/routes/hooks/slack/command/+server.ts';
import { POST as interactive } from '../../src/routes/hooks/slack/interactive/+server.ts';
import { freshCompany, type Company } from '../support/people.ts';
import { RECEIVER_HOST, Receiver } from '../support/receiver.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const TOKEN = 'xr3j5x3p4pfk7kk6ck7b4e6ghh';
const INES = { team_id: 'T0001', team_domain: 'northwind', user_id: 'U2147483697', user_name: 'ines' };

vi.stubEnv('KINTSUGI_OWN_HOSTS', RECEIVER_HOST);
afterAll(() => vi.unstubAllEnvs());

let company: Company;
let releaseClock = () => undefined as unknown;
let pressed = 0;

beforeEach(async () => {
	company = await freshCompany();
	await changeSlackSecret(company.db, company.owner, { signingSecret: SECRET });
	await changeMattermostTokens(company.db, company.owner, { secrets: `${'b'.repeat(26)} ${TOKEN}` });
});
afterEach(async () => {
	releaseClock();
	await company.close();
});

type Handler = (event: never) => Response | Promise<Response>;

/** The answer, or the status of the refusal. */
async function ask(handler: Handler, request: Request, maintenance: string | null = null): Promise<Response> {
	const event = { request, locals: { db: company.db, maintenance } } as unknown as RequestEvent;
	try {
		return await handler(event as never);
	} catch (problem) {
		return new Response(null, { status: (problem as { status: number }).status });
	}
}

function signed(body: string, { at = now(), secret = SECRET, sent = body } = {}): Request {
	const timestamp = String(Math.floor(at / 1000));
	const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
	return new Request('http://localhost/hooks/slack/command', {
		method: 'POST',
		headers: {
			'content-type': 'application/x-www-form-urlencoded',
			'x-slack-request-timestamp': timestamp,
			'x-slack-signature': signature,
		},
		body: sent,
	});
}

const typed = (text: string, more: object = {}) =>
	new URLSearchParams({
		...INES,
		trigger_id: `t.${++pressed}`,
		command: '/learned',
		text,
		...more,
	}).toString();
const slack = (text: string, more: Partial<typeof INES> = {}) => ask(command, signed(typed(text, more)));
const textOf = async (response: Response) => ((await response.json()) as { text: string }).text;

async function link(who: Person, more: Partial<typeof INES> = {}): Promise<void> {
	const address = new URL(
		await introduce(company.db, callerOf('slack', { ...INES, ...more, trigger_id: '' })),
	);
	const secret = address.searchParams.get('link') ?? '';
	await connectChat(company.db, who, { secret, as: 'ines at northwind' });
}
const logged = () => company.db.read.select().from(entry);

describe('what says that it is from Slack', () => {
	test.each<[string, () => Request]>([
		['another secret', () => signed(typed('x'), { secret: 'another' })],
		['another body', () => signed(typed('x'), { sent: typed('y') })],
		['a signature of six minutes ago', () => signed(typed('x'), { at: now() - 6 * MINUTE })],
		['one of in six minutes', () => signed(typed('x'), { at: now() + 6 * MINUTE })],
		['no signature', () => new Request('http://localhost/', { method: 'POST', body: typed('x') })],
	])('with %s is refused', async (_, request) => {
		await link(company.member);
		expect((await ask(command, request())).status).toBe(401);
		expect(await logged()).toEqual([]);
	});

	test('and was recorded is worth nothing a second time', async () => {
		await link(company.member);
		const request = signed(typed('Once'));
		await ask(command, request.clone() as Request);
		expect(await (await ask(command, request)).text()).toBe('');
		expect(await logged()).toHaveLength(1);
	});

	test('is not there where nobody has set it up; its secret lies sealed', async () => {
		const rows = await company.db.read.select().from(setting);
		expect(JSON.stringify(rows)).not.toContain(SECRET);
		expect(JSON.stringify(rows)).not.toContain(TOKEN);
		await changeSlackSecret(company.db, company.owner, { signingSecret: '' });
		expect((await slack('x')).status).toBe(404);
		await expect(changeSlackSecret(company.db, company.member, { signingSecret: 'x' })).rejects.toMatchObject(
			{
				status: 403,
			},
		);
	});
});

describe('who somebody is in a chat', () => {
	test('is asked with a link of their own: once, for a quarter of an hour, under the name that it was made for', async () => {
		const { db, member, outsider } = company;
		const said = await textOf(await slack('A queue can say stop'));
		expect(await logged()).toEqual([]);
		const address = new URL(/<(http[^|]+)\|/.exec(said)?.[1] ?? '');
		expect(address.pathname).toBe('/settings/chat');
		expect(address.searchParams.get('as')).toBe('ines at northwind');
		const secret = address.searchParams.get('link') ?? '';
		const [row] = await db.read.select().from(chatIntroduction);
		expect(JSON.stringify(row)).not.toContain(secret);
		// Shown under another name it opens nothing.
		await expect(connectChat(db, member, { secret, as: 'maren at northwind' })).rejects.toMatchObject({
			status: 409,
		});
		await connectChat(db, member, { secret, as: 'ines at northwind' });
		await expect(connectChat(db, outsider, { secret, as: 'ines at northwind' })).rejects.toMatchObject({
			status: 409,
		});
		await slack('A queue can say stop');
		expect(await logged()).toMatchObject([{ createdBy: member.id, title: 'A queue can say stop' }]);
	});

	test('a link that is over connects nobody', async () => {
		const { db, member } = company;
		const address = new URL(await introduce(db, callerOf('slack', { ...INES, trigger_id: '' })));
		releaseClock = setClock(now() + 15 * MINUTE);
		const secret = address.searchParams.get('link') ?? '';
		await expect(connectChat(db, member, { secret, as: 'ines at northwind' })).rejects.toMatchObject({
			status: 409,
		});
	});

	test('ends with the connection, and with the account', async () => {
		const { db, member, owner } = company;
		await link(member);
		const [mine] = await chatIdentitiesOf(db, member);
		await expect(disconnectChat(db, owner, { id: mine?.id ?? 0 })).rejects.toMatchObject({ status: 404 });
		await disconnectChat(db, member, { id: mine?.id ?? 0 });
		expect(await textOf(await slack('One'))).toContain('does not know yet who you are');
		await link(member);
		await deactivate(db, owner, { personId: member.id });
		expect(await textOf(await slack('Two'))).toContain('does not know yet who you are');
		expect(await logged()).toEqual([]);
	});
});

describe('/learned', () => {
	test('logs a lesson and the change after the arrow, for the team of whoever typed it, and says who can read it', async () => {
		await link(company.member);
		const answer = await textOf(await slack('A queue can say &lt;stop&gt; → Limit it'));
		expect(answer).toContain('Logged. Everybody at Northwind can read it.');
		expect(answer).toMatch(/<http:\/\/localhost:3000\/lessons\/1\|L-1>$/);
		expect(await company.db.read.select().from(lesson)).toMatchObject([{ text: 'A queue can say <stop>' }]);
		expect(await company.db.read.select().from(change)).toMatchObject([
			{ text: 'Limit it', ownerId: company.member.id },
		]);
		expect(await logged()).toMatchObject([{ teamId: company.payments.id, visibility: 'workspace' }]);
	});

	test('alone asks with a form, whose button logs it once and answers in its place', async () => {
		const receiver = await Receiver.open();
		await link(company.member);
		const asked = (await (await slack('')).json()) as { blocks: object[] };
		expect(JSON.stringify(asked.blocks)).toContain('What did we learn?');
		expect(JSON.stringify(asked.blocks)).toContain('"team:payments"');
		const payload = JSON.stringify({
			type: 'block_actions',
			user: { id: INES.user_id, username: 'ines' },
			team: { id: INES.team_id, domain: 'northwind' },
			trigger_id: 'form.1',
			response_url: receiver.address('/actions/T0001/1'),
			actions: [{ action_id: 'log' }],
			state: {
				values: {
					learned: { learned: { value: 'A queue can say stop' } },
					next: { next: { value: null } },
					where: { where: { selected_option: { value: 'team:payments' } } },
				},
			},
		});
		const body = new URLSearchParams({ payload }).toString();
		for (const at of [now(), now() - 1000]) {
			expect((await ask(interactive, signed(body, { at }))).status).toBe(200);
		}
		expect(await logged()).toMatchObject([{ visibility: 'team', teamId: company.payments.id }]);
		const [got] = receiver.received;
		expect(JSON.parse(got?.body ?? '')).toMatchObject({
			replace_original: true,
			text: expect.stringContaining('People in Payments can read it.') as string,
		});
		await receiver.close();
	});

	test('is held up in maintenance, with its sentence', async () => {
		await link(company.member);
		const answer = await ask(command, signed(typed('x')), 'We move house until noon.');
		expect(await textOf(answer)).toBe('We move house until noon.');
		expect(await logged()).toEqual([]);
	});

	test('often is held up for a moment, whoever it is', async () => {
		const eager = { user_id: 'U0000000001' };
		await link(company.member, eager);
		const texts = [];
		for (let k = 0; k < 21; k++) texts.push(await textOf(await slack(`Lesson ${k}`, eager)));
		expect(texts.filter((text) => text.startsWith('Logged.'))).toHaveLength(20);
		expect(texts.at(-1)).toMatch(/^That is asked for very often. It goes on in \d+ seconds.$/);
	});
});

test('Mattermost: one of its tokens, and the same', async () => {
	const post = (token: string, text: string) =>
		ask(mattermost, new Request('http://localhost/', { method: 'POST', body: typed(text, { token }) }));
	expect((await post('c'.repeat(26), 'x')).status).toBe(401);
	expect((await post('', 'x')).status).toBe(401);
	const address = new URL(/\((http[^)]+)\)/.exec(await textOf(await post(TOKEN, 'x')))?.[1] ?? '');
	await connectChat(company.db, company.member, {
		secret: address.searchParams.get('link') ?? '',
		as: 'ines at northwind',
	});
	expect(await textOf(await post(TOKEN, 'A queue can say stop -> Limit it'))).toMatch(
		/^Logged\. .*\[L-1\]\(http:\/\/localhost:3000\/lessons\/1\)$/,
	);
	expect(await company.db.read.select().from(change)).toMatchObject([{ text: 'Limit it' }]);
});

test.each([
	['https://hooks.slack.com/actions/T1/2/3', true],
	['https://hooks.slack-gov.com/actions/T1/2/3', true],
	['http://hooks.slack.com/actions/T1/2/3', false],
	['https://hooks.slack.com.evil.example/x', false],
	['https://evil.example/hooks.slack.com', false],
	['https://hooks.slack.com@evil.example/', false],
	['https://hooks.slack.com:8443/x', false],
	['http://169.254.169.254/latest/meta-data', false],
	['file:///etc/passwd', false],
	['not an address', false],
])('answers go to %s: %s', (address, goes) => {
	expect(isSlackAddress(address, [])).toBe(goes);
});

test.each([
	['One → two', 'One', 'two'],
	['One -> two -> three', 'One', 'two -> three'],
	['One', 'One', ''],
	['  ', '', ''],
	[
		'See <https://x.example/a|the page> &amp; <#C1|general> → &lt;b&gt;',
		'See https://x.example/a & general',
		'<b>',
	],
])('%s is read as “%s” and “%s”', (text, learned, next) => {
	expect(readSaid(text)).toEqual({ learned, next });
});
