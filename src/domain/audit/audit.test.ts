import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshCompany, PASSWORD, type Company } from '../../../tests/support/people.ts';
import { DAY, HOUR } from '#lib/dates.ts';
import { now, setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { comingFrom } from '#lib/whence.server.ts';
import { changeProfile } from '../accounts/people.server.ts';
import { signIn } from '../accounts/sign-in.server.ts';
import { makeToken } from '../accounts/tokens.server.ts';
import { makeShareLink } from '../entries/share-links.server.ts';
import { draft, NewPostmortem, revise, Revision } from '../postmortems/postmortems.server.ts';
import { remove } from '../postmortems/publication.server.ts';
import { ACTS, type Act } from './acts.ts';
import { AuditQuestion } from './asking.server.ts';
import { note, type Noted } from './audit.server.ts';
import { clearOldAudit } from './clearing.server.ts';
import { auditRows, readAudit, takeOutAudit } from './reading.server.ts';
import { plain } from './sentences.ts';
import { auditEvent } from './tables.server.ts';
import { asCsv, asJsonLines } from './written-out.ts';

let company: Company;
let release: (() => void) | undefined;
beforeEach(async () => void (company = await freshCompany()));
afterEach(async () => {
	release?.();
	release = undefined;
	await company.close();
});

const HERE = { address: '192.0.2.7', device: 'Firefox' };
const read = (asked: Partial<AuditQuestion> = {}, before?: string, who = company.owner) =>
	readAudit(company.db, who, AuditQuestion.parse(asked), before);
const said = async (asked: Partial<AuditQuestion> = {}) =>
	(await read(asked)).lines.map(({ who, sentence }) => `${who.text} ${plain(sentence)}`);
const add = <A extends Act>(what: Noted<A>, who: { id: number } | null = company.member) =>
	transact(company.db, (tx) => note(tx, who, what));
const all = async (steps: AsyncIterable<string>) => (await Array.fromAsync(steps)).join('');
const count = async () => (await company.db.read.select({ id: auditEvent.id }).from(auditEvent)).length;
const takeOut = (asked: Partial<AuditQuestion> = {}) =>
	takeOutAudit(company.db, company.owner, AuditQuestion.parse(asked));

describe('what is noted', () => {
	test('signing in and failing to, from where, and never an address that somebody typed', async () => {
		const enter = (email: string, password: string) =>
			comingFrom(HERE, () => signIn(company.db, HERE, { email, password }));
		await enter('ines@example.org', PASSWORD);
		await enter('ines@example.org', 'wrong').catch(() => null);
		await enter('not.here@example.org', 'wrong').catch(() => null);
		const { lines } = await read();
		expect(lines.slice(0, 3).map(({ who, sentence }) => `${who.text} ${plain(sentence)}`)).toEqual([
			'Somebody could not sign in: nobody here has that address and a password',
			'Somebody could not sign in as Inês Carvalho: the password was wrong',
			'Inês Carvalho signed in, with a password',
		]);
		expect(lines[0]).toMatchObject(HERE);
		expect(JSON.stringify(await company.db.read.select().from(auditEvent))).not.toMatch(
			/not\.here|example\.org/,
		);
	});

	test('an entry by its number, with its title for an owner who may read it, as it is today', async () => {
		const { db, member } = company;
		const write = (title: string, visibility: 'workspace' | 'restricted') =>
			draft(db, member, NewPostmortem.parse({ content: { title }, sharing: { visibility } }), {
				publish: true,
			});
		const [open, hidden] = [await write('The open one', 'workspace'), await write('zqhidden', 'restricted')];
		const link = { days: 7, recipient: 'zqcustomer', confirmed: true };
		for (const { number } of [open, hidden])
			await makeShareLink(db, member, { kind: 'postmortem', number }, link);
		await revise(
			db,
			member,
			open.number,
			Revision.parse({ sharing: { visibility: 'team', team: 'payments' } }),
		);
		expect(await said({ about: `pm-${open.number}` })).toEqual([
			`Inês Carvalho changed who may read PM\u20111: from workspace to team`,
			`Inês Carvalho made a link to PM\u20111 for 7 days`,
		]);
		await revise(db, member, open.number, Revision.parse({ sharing: { visibility: 'workspace' } }));
		expect((await said({ about: `PM-${open.number}` }))[0]).toContain('PM\u20111, The open one');
		await remove(db, member, hidden.number);
		expect(await said({ about: `PM-${hidden.number}` })).toHaveLength(2);
		const everything = JSON.stringify(await read()) + (await all(asJsonLines(await takeOut())));
		expect(everything).not.toMatch(/zqhidden|zqcustomer/);
	});

	test('people are called what they are called today', async () => {
		await add({ act: 'sign-out' });
		await changeProfile(company.db, company.member, { name: 'Somebody who has left', zone: 'UTC' });
		expect((await said())[0]).toBe('Somebody who has left signed out');
	});

	test('nothing is changed or taken away, also not by us', async () => {
		await add({ act: 'sign-out' });
		const change = transact(company.db, (tx) => tx.update(auditEvent).set({ act: 'other' }));
		await expect(change).rejects.toMatchObject({
			cause: { message: expect.stringMatching(/never changed/) as string },
		});
		const clear = transact(company.db, (tx) => tx.delete(auditEvent));
		await expect(clear).rejects.toMatchObject({
			cause: { message: expect.stringMatching(/400 days/) as string },
		});
	});

	test('an act that fails leaves no line', async () => {
		const before = await said();
		await transact(company.db, async (tx) => {
			await note(tx, company.member, { act: 'sign-out' });
			throw new Error('On second thought');
		}).catch(() => null);
		expect(await said()).toEqual(before);
	});

	test('every sentence reads well without its details', async () => {
		for (const act of Object.keys(ACTS) as Act[]) await add({ act } as Noted);
		for (const sentence of await said()) expect(sentence).not.toMatch(/[{}]|undefined|null/);
	});

	test('no file with what people do anonymously writes to it', () => {
		// Ideas for a meeting, a poll after it, what somebody saw, thanks.
		for (const file of [
			'meeting/poll.server.ts',
			'what-i-saw/what-i-saw.server.ts',
			'what-i-saw/released.server.ts',
		])
			expect(readFileSync(new URL(`../postmortems/${file}`, import.meta.url), 'utf8')).not.toContain('audit');
	});
});

describe('looking', () => {
	test('is for owners', async () => {
		for (const who of [company.admin, company.member]) {
			await expect(read({}, undefined, who)).rejects.toMatchObject({ status: 403 });
			await expect(takeOutAudit(company.db, who, AuditQuestion.parse({}))).rejects.toMatchObject({
				status: 403,
			});
		}
	});

	test('by person (who did it, or to whom), act, subject and days', async () => {
		const { db, admin, member, owner, payments } = company;
		release = setClock(Date.parse('2031-11-26T22:30Z'));
		const subject = { kind: 'person', id: member.id };
		await add({ act: 'role-changed', subject, details: { before: 'member', role: 'guest' } }, admin);
		await makeToken(db, member, { name: 'Pager', scopes: ['read'], days: null });
		release = setClock(Date.parse('2031-11-26T23:30Z'));
		await add({ act: 'alert-address-made', subject: { kind: 'team', id: payments.id } }, owner);

		const role = 'Tomasz Wrona changed the role of Inês Carvalho from member to guest';
		expect(await said({ who: 'inês', act: 'role-changed' })).toEqual([role]);
		expect((await said({ who: 'tomasz@example.org' }))[0]).toBe(role);
		expect(await said({ about: 'token 1' })).toEqual([
			expect.stringMatching(/^Inês Carvalho made the token “Pager” \(kin_\w{4}…\), which may read$/),
		]);
		for (const about of ['payments', 'Payments'])
			expect(await said({ about })).toEqual(['Maren Holt made an alert address for Payments']);
		// The owner lives in Berlin, where the last of them was on the 27th.
		expect(await said({ from: '2031-11-27', to: '2031-11-27' })).toEqual([
			'Maren Holt made an alert address for Payments',
		]);
		expect(await said({ who: 'inês', from: '2031-11-26', to: '2031-11-26' })).toHaveLength(2);
	});

	test('by words of the line as it reads today, in any order, and together with the rest', async () => {
		const { db, admin, member, owner, payments } = company;
		const from = (address: string, act: () => Promise<void>) => comingFrom({ address, device: '' }, act);
		await from('192.0.2.77', () => add({ act: 'passkey-added' }, member));
		await add({ act: 'passkey-removed' }, admin);
		await add({ act: 'alert-address-made', subject: { kind: 'team', id: payments.id } }, owner);
		const added = 'Inês Carvalho added a passkey';
		expect(await said({ words: 'PASSKEY ines' })).toEqual([added]);
		expect(await said({ words: '192.0.2.77' })).toEqual([added]);
		expect(await said({ words: 'passkey', act: 'passkey-removed' })).toEqual([
			'Tomasz Wrona removed a passkey',
		]);
		expect(await said({ words: 'alert payments' })).toEqual([
			'Maren Holt made an alert address for Payments',
		]);
		expect(await said({ words: 'nothing like it' })).toEqual([]);
		expect(await said({ words: '%' })).toEqual([]);
		await changeProfile(db, member, { name: 'Zoë', zone: 'UTC' });
		expect(await said({ words: 'zoe passkey' })).toEqual(['Zoë added a passkey']);
		expect(await said({ words: 'ines passkey' })).toEqual([]);
		const lines = (await all(asJsonLines(await takeOut({ words: 'zoe passkey' })))).trim().split('\n');
		expect(lines).toHaveLength(1);
	});

	test('words find no title that the owner may not read', async () => {
		const { db, member } = company;
		const input = NewPostmortem.parse({
			content: { title: 'zqhidden' },
			sharing: { visibility: 'restricted' },
		});
		const { number } = await draft(db, member, input, { publish: true });
		await makeShareLink(
			db,
			member,
			{ kind: 'postmortem', number },
			{ days: 7, recipient: 'Northgate', confirmed: true },
		);
		expect(await said({ words: `pm-${number} link` })).toHaveLength(1);
		expect(await said({ words: 'zqhidden' })).toEqual([]);
	});

	test('words are looked for page by page, and no further at once than twenty thousand lines', async () => {
		const { db, member } = company;
		await add({ act: 'passkey-added' });
		await transact(db, async (tx) => {
			for (let n = 0; n < 120; n++) await note(tx, member, { act: 'codes-on' });
		});
		const seen: number[] = [];
		for (let before: string | null = ''; before !== null;) {
			const page: Awaited<ReturnType<typeof read>> = await read({ words: 'one-time' }, before);
			seen.push(...page.lines.map(({ id }) => id));
			before = page.older;
		}
		expect(seen).toHaveLength(120);
		expect(new Set(seen).size).toBe(120);
		await db.writer.client.execute(`INSERT INTO audit_event (at, actor_id, act, details, address, device)
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20100)
			SELECT ${now()} + i, NULL, 'sign-out', '{}', '', '' FROM n`);
		const first = await read({ words: 'added passkey' });
		expect(first).toMatchObject({ lines: [], lookedTo: expect.any(Number) as number });
		const further = await read({ words: 'added passkey' }, first.older ?? '');
		expect(further).toMatchObject({ lines: [{ act: 'passkey-added' }], older: null });
	});

	test.each([
		[{ who: 'Nobody Here' }, 'who'],
		[{ who: '%' }, 'who'],
		[{ act: 'toString' }, 'act'],
		[{ about: 'whatever' }, 'about'],
		[{ from: '2026-02-30' }, 'from'],
		[{ to: 'yesterday' }, 'to'],
	])('%j is answered at its field', async (asked, field) => {
		await expect(read(asked)).rejects.toMatchObject({
			status: 422,
			body: { fields: { [field]: expect.any(String) as string } },
		});
	});

	test('goes back page by page, each line once, also where many have the same moment', async () => {
		release = setClock(now() + HOUR);
		await transact(company.db, async (tx) => {
			for (let n = 0; n < 120; n++) await note(tx, company.member, { act: 'sign-out', details: { n } });
		});
		const seen: number[] = [];
		for (let before: string | null = ''; before !== null;) {
			const page: Awaited<ReturnType<typeof read>> = await read({ who: 'Inês' }, before);
			expect(page.lines.length).toBeLessThanOrEqual(50);
			seen.push(...page.lines.map(({ id }) => id));
			before = page.older;
		}
		expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
		expect(seen.length).toBeGreaterThanOrEqual(120);
		expect((await read({}, 'garbage')).lines).toHaveLength(50);
	});

	test.each([
		['everything', {}],
		['a stretch of time', { from: 1, to: 2 }],
		['an act', { act: 'sign-in' }],
		['an act in a stretch', { act: 'sign-in', from: 1, to: 2 }],
		['a subject', { about: { kind: 'postmortem', ids: ['7'] } }],
	])('%s is found without sorting or reading it all, and so is the next page', async (_, sought) => {
		const { db } = company;
		const filter = { act: null, about: null, from: null, to: null, ...sought };
		for (const before of [null, { at: 5, id: 5 }]) {
			const { sql, params } = auditRows(db, undefined, filter, before, 51).toSQL();
			expect(await planOf(sql, params)).toMatch(/^SEARCH|^SCAN audit_event USING INDEX audit_event_at/);
		}
		const { sql, params } = auditRows(db, eq(auditEvent.actorId, 1), filter, null, 51).toSQL();
		expect(await planOf(sql, params)).toMatch(/^SEARCH audit_event USING INDEX/);
	});

	async function planOf(sql: string, args: unknown[]): Promise<string> {
		const { rows } = await company.db.reader.execute({
			sql: `EXPLAIN QUERY PLAN ${sql}`,
			args: args as number[],
		});
		const plan = rows.map(({ detail }) => detail as string).join('; ');
		expect(plan).not.toContain('TEMP B-TREE');
		return plan;
	}
});

describe('taking it out', () => {
	test('as a table in which no cell is a formula, and as JSON lines; that is noted', async () => {
		await changeProfile(company.db, company.member, { name: '=HYPERLINK("http://x")', zone: 'UTC' });
		await comingFrom({ address: '192.0.2.7', device: '@SUM(1)' }, () => add({ act: 'sign-out' }));
		const csv = await all(asCsv(await takeOut({ act: 'sign-out' })));
		const [head, line] = csv.split('\r\n');
		expect(head).toBe('when,who,who id,act,what,about,about id,from,device,details');
		expect(line).toMatch(
			/^\d{4}-.*Z,"'=HYPERLINK\(""http:\/\/x""\)",\d+,sign-out,signed out,,,192\.0\.2\.7,'@SUM\(1\),\{\}$/,
		);
		const lines = (await all(asJsonLines(await takeOut()))).trim().split('\n');
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({
			who: { id: company.owner.id, name: 'Maren Holt' },
			act: 'audit-exported',
			sentence: 'Maren Holt took the audit log out',
		});
	});
});

test('what is older than 400 days is forgotten, and nothing else', async () => {
	const at = now();
	await add({ act: 'sign-out' });
	release = setClock(at - 401 * DAY);
	await add({ act: 'set-up' });
	release = setClock(at);
	const before = await count();
	await clearOldAudit(company.db);
	expect(await count()).toBe(before - 1);
	expect(await said({ act: 'set-up' })).toHaveLength(1);
	await clearOldAudit(company.db);
	expect(await count()).toBe(before - 1);
});
