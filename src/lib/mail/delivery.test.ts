import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setDefaultCACertificates, getCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freshDatabase, onServer, type Fresh } from '../../../tests/support/database.ts';
import { useMail } from '../../../tests/support/mail.ts';
import { CERTIFICATE, Mailbox } from '../../../tests/support/mailbox.ts';
import { DAY, HOUR, MINUTE } from '../dates.ts';
import { setClock, now } from '../db/clock.ts';
import { transact } from '../db/transact.server.ts';
import { log } from '../log/log.server.ts';
import { seal } from '../secret-box.server.ts';
import { changeSettings, writeSetting } from '../settings.server.ts';
import { deliver } from './delivery.server.ts';
import type { MailKind } from './letter.ts';
import { MAIL_PASSWORD, MAIL_SETTING, mailIsSetUp } from './mail-settings.server.ts';
import { queueMail, type Queued } from './outbox.server.ts';
import { MAIL } from './way.ts';
import { outbox } from '../outbox/tables.server.ts';
import { endLeases, settle, takeDue } from '../outbox/taking.server.ts';

let fresh: Fresh;
let mailbox: Mailbox;
let releaseClock: () => void = () => undefined;
const others: { close: () => unknown }[] = [];

/** What there is to say at the moment, to whom; by number. */
const known = new Map<number, { to: string; text: string }>();
const NEWS: MailKind = {
	kind: 'news',
	says: 'News',
	compose: (_db, { id }, links) => {
		const news = known.get(Number(id));
		if (!news) return Promise.resolve(null);
		return Promise.resolve({
			to: news.to,
			subject: 'News for you',
			paragraphs: [news.text],
			action: { label: 'Read it', href: links(`/news/${id ?? ''}?a=1&b=2`) },
			foot: 'It came because you asked.',
		});
	},
	example: () => ({ to: 'ana@example.org', subject: 'News', paragraphs: ['News.'] }),
};

beforeEach(async () => {
	[fresh, mailbox] = await Promise.all([freshDatabase(), Mailbox.open()]);
	await useMail(fresh.db, mailbox, [NEWS]);
	await transact(fresh.db, (tx) => changeSettings(tx, { workspace: 'Northwind' }));
	known.clear();
	known.set(1, { to: 'ana@example.org', text: 'It was *mended*.' });
	known.set(2, { to: 'bo@example.org', text: 'It held.' });
});
afterEach(async () => {
	releaseClock();
	releaseClock = () => undefined;
	vi.restoreAllMocks();
	for (const one of others.splice(0)) await one.close();
	await Promise.all([fresh.close(), mailbox.close()]);
});

const queue = (id: number, more: Partial<Queued> = {}) =>
	transact(fresh.db, (tx) => queueMail(tx, { kind: 'news', key: `news:${id}`, about: { id }, ...more }));
const rows = () => fresh.db.read.select().from(outbox);
const states = async () => (await rows()).map(({ state }) => state);
const clockAt = (at: number) => {
	releaseClock();
	releaseClock = setClock(at);
};

describe('a letter', () => {
	test('arrives once, as text and as HTML, under the name of the workspace, with one link home', async () => {
		await queue(1);
		await queue(1);
		await deliver(fresh.db);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(1);
		const { mail, text, html, links } = await mailbox.letterTo('ana@example.org');
		expect(mail.from?.value).toEqual([{ name: 'Northwind', address: 'kintsugi@example.org' }]);
		expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
		expect(mail.messageId).toMatch(/^<[0-9a-f]{32}@localhost>$/);
		expect(text).toContain('It was mended.');
		expect(html).toContain('It was <em>mended</em>.');
		expect(links).toEqual(['http://localhost:3000/news/1?a=1&b=2']);
		expect(await states()).toEqual(['sent']);
	});

	test('is asked for what is true when it is sent, and dropped where that is nothing', async () => {
		await queue(1);
		await queue(2);
		known.delete(1);
		known.set(2, { to: 'cem@example.org', text: 'As it is now.' });
		await deliver(fresh.db);
		expect(mailbox.letters.map(({ to }) => to)).toEqual(['cem@example.org']);
		expect((await states()).sort()).toEqual(['dropped', 'sent']);
		expect(JSON.stringify(await rows())).not.toMatch(/As it is now|@/);
	});

	test('is not there where what gave the reason for it was rolled back', async () => {
		const work = transact(fresh.db, async (tx) => {
			await queueMail(tx, { kind: 'news', key: 'news:1', about: { id: 1 } });
			throw new Error('No');
		});
		await expect(work).rejects.toThrow('No');
		await deliver(fresh.db);
		expect(mailbox.letters).toEqual([]);
	});

	test('waits for its time', async () => {
		await queue(1, { dueAt: now() + HOUR });
		await deliver(fresh.db);
		expect(mailbox.letters).toEqual([]);
		clockAt(now() + HOUR);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(1);
	});

	test('the newest goes first, and all go over one connection', async () => {
		for (let id = 10; id < 30; id++) {
			known.set(id, { to: `p${id}@example.org`, text: 'One of many.' });
			await queue(id, { dueAt: now() - MINUTE });
		}
		await queue(1);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(21);
		expect(mailbox.letters[0]?.to).toBe('ana@example.org');
		expect(mailbox.connections).toBe(1);
	});
});

describe('where mail is not set up', () => {
	beforeEach(() => transact(fresh.db, (tx) => writeSetting(tx, MAIL_SETTING, { host: '' })));

	test('nothing is queued, and whoever asks is told', async () => {
		expect(await mailIsSetUp(fresh.db.read)).toBe(false);
		expect(await queue(1)).toBe(false);
		expect(await rows()).toEqual([]);
	});

	test('what still waits is dropped', async () => {
		await useMail(fresh.db, mailbox, [NEWS]);
		expect(await queue(1)).toBe(true);
		await transact(fresh.db, (tx) => writeSetting(tx, MAIL_SETTING, { host: '' }));
		await deliver(fresh.db);
		await useMail(fresh.db, mailbox, [NEWS]);
		await deliver(fresh.db);
		expect(await states()).toEqual(['dropped']);
		expect(mailbox.letters).toEqual([]);
	});
});

describe('a mail server', () => {
	test('that says “later” is asked again a minute later (greylisting)', async () => {
		mailbox.ways.recipient = () => '451 4.7.1 Greylisted, try again later';
		await queue(1);
		await queue(2);
		await deliver(fresh.db);
		expect(await rows()).toMatchObject([
			{ state: 'waiting', attempts: 1, problem: expect.stringContaining('451 4.7.1 Greylisted') as string },
			{ state: 'waiting', attempts: 1 },
		]);
		delete mailbox.ways.recipient;
		await deliver(fresh.db);
		expect(mailbox.letters).toEqual([]);
		clockAt(now() + MINUTE);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(2);
		expect((await rows()).map(({ problem }) => problem)).toEqual([null, null]);
	});

	test('that refuses somebody for good is asked once; no address is kept', async () => {
		mailbox.ways.recipient = (to) => (to.startsWith('ana') ? `550 5.1.1 <${to}>: User unknown` : null);
		await queue(1);
		await queue(2);
		await deliver(fresh.db);
		const [refused, other] = await rows();
		expect(refused).toMatchObject({ state: 'dead', attempts: 1 });
		expect(refused?.problem).toMatch(/refused the one it was for.*550 5\.1\.1 <…>: User unknown/);
		expect(other?.state).toBe('sent');
		clockAt(now() + DAY);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(1);
	});

	test('that refuses the letter itself for good is asked once', async () => {
		mailbox.ways.letter = () => '554 5.7.1 Looks like spam';
		await queue(1);
		await deliver(fresh.db);
		expect(await rows()).toMatchObject([
			{ state: 'dead', problem: expect.stringContaining('554 5.7.1 Looks like spam') as string },
		]);
	});

	test('that is down costs one letter one try, and gets them all when it is up', async () => {
		const { port } = mailbox;
		await mailbox.close();
		await queue(1);
		await queue(2);
		await expect(deliver(fresh.db)).rejects.toThrow('Nothing answers at that host and port.');
		expect((await rows()).map(({ attempts }) => attempts).sort()).toEqual([0, 1]);
		mailbox = await Mailbox.open({ port });
		clockAt(now() + MINUTE);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(2);
	});

	test('that stays down: eight tries over nearly a day, then it is dead', async () => {
		mailbox.ways.recipient = () => '451 Later';
		await queue(1);
		const [first] = await rows();
		const began = first?.dueAt ?? 0;
		const tries: number[] = [];
		for (let row = first; row?.state === 'waiting'; [row] = await rows()) {
			tries.push(Math.round((row.dueAt - began) / MINUTE));
			clockAt(row.dueAt);
			await deliver(fresh.db);
		}
		expect(tries).toEqual([0, 1, 6, 36, 156, 396, 756, 1356]);
		expect(await states()).toEqual(['dead']);
	});

	test('that breaks off in the middle is tried again', async () => {
		const server = createServer((socket) => {
			socket.on('error', () => undefined);
			socket.write('220 here\r\n');
			socket.once('data', () => socket.destroy());
		}).listen(0, '127.0.0.1');
		others.push(server);
		await once(server, 'listening');
		await useMail(fresh.db, { port: (server.address() as AddressInfo).port }, [NEWS]);
		await queue(1);
		await expect(deliver(fresh.db)).rejects.toThrow(/mail server/);
		expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
	});

	test('with STARTTLS and a password, sealed here', async () => {
		const login = { user: 'kintsugi', password: 'kettle orbit' };
		const server = await Mailbox.open({ login });
		others.push(server);
		const set = (password: string, security = 'starttls') =>
			transact(fresh.db, (tx) =>
				writeSetting(tx, MAIL_SETTING, {
					...{ host: 'localhost', port: server.port, security, user: login.user },
					...{ password: seal(fresh.db.folder, MAIL_PASSWORD, password), from: 'kintsugi@example.org' },
				}),
			);
		await set(login.password);
		await queue(1);
		await expect(deliver(fresh.db)).rejects.toThrow(/signed by nobody known here/);
		const authorities = getCACertificates('default');
		setDefaultCACertificates([...authorities, CERTIFICATE]);
		others.push({ close: () => setDefaultCACertificates(authorities) });
		await set('something else');
		clockAt(now() + MINUTE);
		await expect(deliver(fresh.db)).rejects.toThrow(/did not accept the user and the password.*535/);
		await set(login.password, 'tls');
		clockAt(now() + DAY);
		await expect(deliver(fresh.db)).rejects.toThrow(/does not speak TLS at that port/);
		await set(login.password);
		clockAt(now() + DAY);
		await deliver(fresh.db);
		expect(server.letters).toHaveLength(1);
		expect(JSON.stringify(await rows())).not.toContain(login.password);
	});

	test('without STARTTLS gets no letter where it was asked for', async () => {
		const value = { host: '127.0.0.1', port: mailbox.port, security: 'starttls', from: 'k@example.org' };
		await transact(fresh.db, (tx) => writeSetting(tx, MAIL_SETTING, value));
		await queue(1);
		await expect(deliver(fresh.db)).rejects.toThrow(/offers no STARTTLS/);
		expect(mailbox.letters).toEqual([]);
	});
});

describe('what somebody is at', () => {
	test('is taken by nobody else until its lease has run out', async () => {
		await queue(1);
		const mine = await takeDue(fresh.db, MAIL);
		expect(mine?.attempts).toBe(1);
		expect(await takeDue(fresh.db, MAIL)).toBeNull();
		clockAt(now() + 5 * MINUTE);
		const theirs = await takeDue(fresh.db, MAIL);
		expect(theirs?.attempts).toBe(2);
		if (mine) await settle(fresh.db, MAIL, mine, { state: 'failed', problem: 'Late', forGood: true });
		expect(await states()).toEqual(['waiting']);
	});

	// On a server others may be at it: there it is free when its time is over.
	test.skipIf(onServer)('is free when the process that was at it has ended', async () => {
		await queue(1);
		await takeDue(fresh.db, MAIL);
		await endLeases(fresh.db);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(1);
	});

	test('is free, and due, when the clock was ahead while it was taken or put off', async () => {
		const before = now();
		clockAt(before + 3 * DAY);
		await queue(1);
		await takeDue(fresh.db, MAIL);
		clockAt(before);
		expect((await takeDue(fresh.db, MAIL))?.attempts).toBe(2);
		mailbox.ways.recipient = () => '451 Later';
		clockAt(before + 3 * DAY + 5 * MINUTE);
		await deliver(fresh.db);
		expect(await states()).toEqual(['waiting']);
		delete mailbox.ways.recipient;
		clockAt(before);
		await deliver(fresh.db);
		expect(mailbox.letters).toHaveLength(1);
	});
});

describe('the clock', () => {
	test('jumps there and back, and nothing goes out twice', async () => {
		const began = now();
		for (const by of [0, 400 * DAY, -400 * DAY, -HOUR, HOUR, 31 * DAY, 0]) {
			clockAt(began + by);
			await queue(1);
			await deliver(fresh.db);
		}
		expect(mailbox.letters).toHaveLength(1);
	});

	test('brings an end to what is kept: sent for thirty days, dead for ninety, waiting for a week', async () => {
		const began = now();
		clockAt(began - 31 * DAY);
		await queue(1);
		await deliver(fresh.db);
		mailbox.ways.recipient = () => '550 No';
		await queue(2);
		await deliver(fresh.db);
		clockAt(began - 8 * DAY);
		await queue(3);
		expect((await states()).sort()).toEqual(['dead', 'sent', 'waiting']);
		clockAt(began);
		await deliver(fresh.db);
		expect(await rows()).toMatchObject([
			{ key: 'news:2', state: 'dead' },
			{ key: 'news:3', state: 'dropped', problem: 'It waited for a week.' },
		]);
	});
});

test('a letter that cannot be written is a line in the log, and holds up no other', async () => {
	const told = vi.spyOn(log, 'problem').mockReturnValue(undefined);
	const broken = { ...NEWS, kind: 'broken', compose: () => Promise.reject(new Error('Out of paper')) };
	await useMail(fresh.db, mailbox, [NEWS, broken]);
	await queue(2);
	await queue(1, { kind: 'broken' });
	known.set(5, { to: 'nobody', text: '' });
	await queue(5);
	await queue(6, { kind: 'unheard of' });
	await deliver(fresh.db);
	expect((await rows()).map(({ state, problem }) => [state, problem])).toEqual([
		['sent', null],
		['waiting', 'It could not be written; the log of the server says why.'],
		['dead', 'The address it is for is not one.'],
		['dead', 'This version writes no such letter.'],
	]);
	expect(told.mock.calls.map(String)).toEqual(['Mail broken,Error: Out of paper']);
});
