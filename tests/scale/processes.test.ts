import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSession } from '#domain/accounts/sessions.server.ts';
import { makeToken } from '#domain/accounts/tokens.server.ts';
import { draft, NewPostmortem } from '#domain/postmortems/postmortems.server.ts';
import built from '../support/built.ts';
import { Writer } from '../support/live.ts';
import { Mailbox } from '../support/mailbox.ts';
import { startSeveral, type Several } from '../support/several.ts';
import { sqld } from '../support/sqld.ts';
import { Visitor, WITH_SCRIPT } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const LETTERS = 12;

interface Filled {
	number: number;
	tokens: { owner: string; member: string };
	sessions: { owner: string; member: string };
}

describe.skipIf(sqld() === null)('three processes on one database server', () => {
	let several: Several<Filled>;
	let mailbox: Mailbox;
	const writers: Writer[] = [];

	beforeAll(async () => {
		await built();
		mailbox = await Mailbox.open();
		several = await startSeveral(
			3,
			async ({ db, owner, member }) => {
				const { number } = await draft(
					db,
					owner,
					NewPostmortem.parse({
						content: { title: 'The queue', narrative: 'It grew.' },
						sharing: { authors: [owner.email, member.email] },
					}),
				);
				const token = (who: typeof owner) =>
					makeToken(db, who, { name: 'API', scopes: ['read', 'write'], days: 1 });
				const session = (who: typeof owner) => startSession(db, who.id, 'Test');
				return {
					number,
					tokens: { owner: await token(owner), member: await token(member) },
					sessions: { owner: await session(owner), member: await session(member) },
				};
			},
			// Two of them read from copies, and one asks the server each time.
			{ environment: mailbox.environment, copies: 2 },
		);
	});
	afterAll(async () => {
		await several.close();
		await mailbox.close();
	});
	afterEach(() => {
		for (const one of writers.splice(0)) one.leave();
	});

	const at = (index: number) => several.processes[index % 3]?.url ?? '';
	const program = (url: string, who: 'owner' | 'member' = 'owner') =>
		Visitor.program({ url }, several.filled.tokens[who]);
	const browser = (url: string) => Visitor.browser({ url }, several.filled.sessions.member);
	async function write(url: string, who: 'owner' | 'member'): Promise<Writer> {
		const writer = new Writer(url, several.filled.number, several.filled.sessions[who]);
		writers.push(writer);
		await expect.poll(() => writer.standing, { timeout: 10_000 }).toBe('live');
		return writer;
	}

	test('what is stored in one is read in the others at once, by the same people', async () => {
		const uid = 'a'.repeat(20);
		const made = await program(at(0)).call('POST', '/api/v1/log', { uid, learned: 'Gold holds' });
		expect(made.status, made.text).toBe(201);
		for (const index of [1, 2]) {
			expect((await program(at(index)).call('GET', '/api/v1/log')).text).toContain('Gold holds');
			expect((await browser(at(index)).ask('/log')).status).toBe(200);
		}
	});

	test('of letters that wait, each goes out once', async () => {
		const emails = Array.from({ length: LETTERS }, (_, index) => `new${index}@example.org`);
		const owner = (index: number) => Visitor.browser({ url: at(index) }, several.filled.sessions.owner);
		const fields = { emails: emails.join(' '), role: 'member', teamId: '', words: '' };
		const invited = await owner(0).send('/people/invitations?/invite', fields, WITH_SCRIPT);
		expect(JSON.parse(invited.text)).toMatchObject({ type: 'success' });
		// The one that queued them sends already, and all of them are asked to.
		await Promise.all(
			[0, 1, 2].map((index) => owner(index).send('/admin/jobs', { name: 'mail' }, WITH_SCRIPT)),
		);
		const sent = () => mailbox.letters.filter(({ to }) => to.startsWith('new')).map(({ to }) => to);
		await expect.poll(() => sent().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(LETTERS);
		await pause(500);
		expect(sent().toSorted()).toEqual(emails.toSorted());
	});

	test('a job is held by one of them', async () => {
		const { rows } = await several.db.reader.execute(
			"SELECT count(*), count(DISTINCT holder) FROM lease WHERE name = 'job reminders'",
		);
		expect([rows[0]?.[0], rows[0]?.[1]]).toEqual([1, 1]);
	});

	test('who hears what is new in one hears what happens in another', async () => {
		const ended = new AbortController();
		const stream = await fetch(`${at(1)}/live/events`, {
			headers: { cookie: `session=${several.filled.sessions.member}`, accept: 'text/event-stream' },
			signal: ended.signal,
		});
		let heard = '';
		const reading = stream.body
			?.pipeThrough(new TextDecoderStream())
			.pipeTo(new WritableStream({ write: (chunk) => void (heard += chunk) }));
		reading?.catch(() => undefined);
		await expect.poll(() => heard).toContain('retry');
		const began = performance.now();
		const said = await program(at(0)).call(
			'POST',
			`/api/v1/postmortems/${several.filled.number}/discussion`,
			{ text: 'What did the alarm say?' },
		);
		expect(said.status, said.text).toBe(201);
		await expect.poll(() => heard, { timeout: 5_000, interval: 20 }).toContain('event: news');
		expect(performance.now() - began).toBeLessThan(3_000);
		ended.abort();
	});

	test('two who came to different processes write in one document, also when its process is killed', async () => {
		const { balancer, processes, db } = several;
		const [ours, theirs] = [await write(at(0), 'owner'), await write(at(1), 'member')];
		ours.change((typed) => void (typed.narrative += ' Ours.'));
		await expect.poll(() => theirs.typed.narrative, { timeout: 10_000 }).toContain('Ours.');
		theirs.change((typed) => void (typed.narrative += ' Theirs.'));
		await expect.poll(() => ours.typed.narrative, { timeout: 10_000 }).toContain('Theirs.');
		await expect.poll(() => ours.safe && theirs.safe, { timeout: 15_000 }).toBe(true);
		for (const one of writers.splice(0)) one.leave();

		// Through what stands before them, so that they come back to whoever is there.
		const [first, second] = [await write(balancer.url, 'owner'), await write(balancer.url, 'member')];
		first.change((typed) => void (typed.narrative += ' Kept.'));
		await expect.poll(() => first.safe, { timeout: 15_000 }).toBe(true);
		const { rows } = await db.reader.execute("SELECT address FROM lease WHERE name LIKE 'live %'");
		const owning = processes.findIndex(({ url }) => new URL(url).port === new URL(String(rows[0]?.[0])).port);
		const owner = processes[owning];
		if (!owner) throw new Error('Nobody has the room.');
		// What nobody has acknowledged is in the pages, and comes along.
		second.change((typed) => void (typed.narrative += ' Unsaved.'));
		await owner.stop('SIGKILL');
		await expect
			.poll(() => [first, second].every((one) => one.safe && /Kept\..*Unsaved\./.test(one.typed.narrative)), {
				timeout: 40_000,
			})
			.toBe(true);
		await owner.restart();
		const kept = await program(at(owning + 1)).call('GET', `/api/v1/postmortems/${several.filled.number}`);
		expect(kept.text).toContain('It grew. Ours. Theirs. Kept. Unsaved.');
	});

	test('one of them is killed while people write: nothing acknowledged is lost, and nothing is there twice', async () => {
		const { balancer, processes } = several;
		const acknowledged = new Set<string>();
		const tried = new Map<string, string>();
		const problems: string[] = [];
		let over = false;
		const uidOf = (writer: number, turn: number) => `k${writer}t${turn}x`.padEnd(20, 'q');
		const writing = [1, 2, 3, 4].map(async (writer) => {
			for (let turn = 0; !over; turn += 1) {
				const uid = uidOf(writer, turn);
				const learned = `Killed ${writer} ${turn} end`;
				tried.set(uid, learned);
				// What was cut off is sent again under its uid, as pages of ours do.
				for (let tries = 0; tries < 5; tries += 1) {
					try {
						const answer = await program(balancer.url).call('POST', '/api/v1/log', { uid, learned });
						if (answer.status < 300) acknowledged.add(learned);
						else problems.push(`${answer.status} ${answer.text}`);
						break;
					} catch {
						await pause(50);
					}
				}
			}
		});
		const reads = { good: 0, bad: 0 };
		const reading = [1, 2].map(async () => {
			while (!over) {
				const answer = await browser(balancer.url)
					.ask('/log')
					.catch(() => null);
				if (answer?.status === 200) reads.good += 1;
				else reads.bad += 1;
				await pause(50);
			}
		});
		await expect.poll(() => acknowledged.size, { timeout: 40_000 }).toBeGreaterThan(8);
		const before = acknowledged.size;
		await processes[0]?.stop('SIGKILL');
		await expect.poll(() => acknowledged.size, { timeout: 40_000 }).toBeGreaterThan(before + 8);
		over = true;
		await Promise.all([...writing, ...reading]);
		await processes[0]?.restart();

		const { rows } = await several.db.reader.execute(
			"SELECT text, count(*) AS times FROM lesson WHERE text LIKE 'Killed % end' GROUP BY text",
		);
		const stored = new Map(rows.map(({ text, times }) => [String(text), Number(times)]));
		expect([...acknowledged].filter((learned) => !stored.has(learned))).toEqual([]);
		expect([...stored].filter(([, times]) => times > 1)).toEqual([]);
		// What was read was in no process's hands alone: it was asked again of another.
		expect(reads.bad).toBe(0);
		expect(reads.good).toBeGreaterThan(0);
		expect(problems).toEqual([]);
	});

	test('the database server is gone: it is said warmly, and when it is back all goes on by itself', async () => {
		const { server } = several;
		await server.stop('SIGKILL');
		const page = await browser(at(0)).ask('/log');
		expect([page.status, page.headers['retry-after']]).toEqual([503, '5']);
		expect(page.text).toContain('What was saved is safe');
		const api = await program(at(1)).call('GET', '/api/v1/log');
		expect([api.status, api.headers['content-type']]).toEqual([503, 'application/problem+json']);
		const form = await browser(at(2)).send('/log?/log', { learned: 'Kept in the page' }, WITH_SCRIPT);
		expect(JSON.parse(form.text)).toMatchObject({ type: 'failure', status: 503 });
		expect((await Visitor.stranger({ url: at(0) }).ask('/readyz')).status).toBe(503);
		expect((await Visitor.stranger({ url: at(0) }).ask('/healthz')).status).toBe(200);
		await server.start();
		for (const index of [0, 1, 2]) {
			await expect
				.poll(async () => (await browser(at(index)).ask('/log')).status, { timeout: 10_000 })
				.toBe(200);
		}
		expect(
			(await program(at(1)).call('POST', '/api/v1/log', { uid: 'b'.repeat(20), learned: 'Back' })).status,
		).toBe(201);
	});
});
