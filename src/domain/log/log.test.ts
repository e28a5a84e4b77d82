import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { readVersion, versionsOf } from '../entries/history.server.ts';
import { linksAround } from '../entries/links.server.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import { NewEntry, Revision } from './answer.ts';
import { Listing, listLog } from './listing.server.ts';
import { logIt, read, revise } from './log.server.ts';
import { publish, remove, restore } from './publication.server.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
});
afterAll(() => company.close());

const LEARNED = 'A queue can say “stop” in a language its producers were *never* taught.';

const log = (input: object = {}, who = company.member) =>
	logIt(company.db, who, NewEntry.parse({ learned: LEARNED, ...input }));
const reread = (number: number, who = company.member) => read(company.db, who, number);
const change = (number: number, input: object, who = company.member) =>
	revise(company.db, who, number, Revision.parse(input));
const found = async (words: string, who = company.outsider) =>
	(await search(company.db, who, SearchQuery.parse({ q: words }))).items.map(({ number }) => number);

describe('what is logged', () => {
	it('is a lesson with the change that follows, and found by everybody', async () => {
		const { number } = await log({
			next: 'Producers are taught the signal of zqflow',
			source: 'PM-25',
			topics: ['Queues'],
			team: 'payments',
		});
		const { entry, content, sharing } = await reread(number, company.outsider);
		expect(entry.title).toBe('A queue can say “stop” in a language its producers were never taught.');
		expect(entry.publishedAt).not.toBeNull();
		expect(content.lesson?.text).toBe(LEARNED);
		expect(content.changes).toMatchObject([
			{
				text: 'Producers are taught the signal of zqflow',
				owner: company.member.email,
				state: 'open',
				lesson: 1,
			},
		]);
		expect(content.day).toBe(isoDay(Date.now(), 'UTC'));
		expect(sharing).toEqual({
			team: 'payments',
			visibility: 'workspace',
			readers: [],
			authors: [company.member.email],
		});
		expect(await found('zqflow')).toEqual([number]);
		const { to } = await linksAround(company.db.read, company.member, entry);
		expect(to).toEqual([]);
	});

	it('is one entry, however often the same is sent', async () => {
		const uid = 'abcdefghijkmnpqrstuv';
		const first = await log({ uid });
		expect(first.again).toBe(false);
		expect(await log({ uid })).toEqual({ ...first, again: true });
		expect((await reread(first.number)).content.learned).toBe(LEARNED);
		// Somebody else's name for theirs neither finds it nor takes its place.
		const others = await log({ uid }, company.outsider);
		expect(others.number).not.toBe(first.number);
		// Nor are other words lost: somebody stepped back in their browser, and wrote on.
		const on = await log({ uid, learned: 'And another thing' });
		expect(on).toMatchObject({ again: false });
		expect((await reread(on.number)).content.learned).toBe('And another thing');
	});

	it('may come late, and not from tomorrow', async () => {
		const daysAgo = (days: number) => isoDay(Date.now() - days * DAY, 'UTC');
		const { number } = await log({ day: daysAgo(14) });
		expect((await reread(number)).content.day).toBe(daysAgo(14));
		await expect(log({ day: daysAgo(15) })).rejects.toMatchObject({
			status: 422,
			body: { fields: { day: expect.stringContaining('14 days') as string } },
		});
		await expect(log({ day: daysAgo(-2) })).rejects.toMatchObject({ status: 422 });
	});

	it('says at the field what is amiss', () => {
		const problems = (input: object) =>
			NewEntry.safeParse(input).error?.issues.map(({ message }) => message) ?? [];
		expect(problems({ learned: ' ' })).toEqual(['Say what you learned, in a sentence or two.']);
		expect(problems({ learned: 'x'.repeat(5_000) })).not.toEqual([]);
		expect(problems({ learned: 'x', day: '2026-02-30' })).not.toEqual([]);
	});

	it('is not written by guests, who say so politely', async () => {
		const guest = await join(company.db, company.owner, {
			name: 'Gil Guest',
			email: 'gil@elsewhere.org',
			role: 'guest',
			team: 'payments',
		});
		await expect(log({}, guest)).rejects.toMatchObject({ status: 403 });
		const { number } = await log({ team: 'payments', visibility: 'team' });
		expect((await reread(number, guest)).mayEdit).toBe(false);
	});
});

describe('who reads it', () => {
	it('is its writer alone where they say so', async () => {
		const { number } = await log({ visibility: 'restricted', learned: 'zqalone is mine' });
		await expect(reread(number, company.owner)).rejects.toMatchObject({ status: 404 });
		expect(await found('zqalone', company.owner)).toEqual([]);
		expect(await found('zqalone', company.member)).toEqual([number]);
		const listed = await listLog(company.db, company.admin, Listing.parse({}));
		expect(listed.items.map((one) => one.number)).not.toContain(number);
	});

	it('is a team, which has to be named', async () => {
		await expect(log({ visibility: 'team' })).rejects.toMatchObject({
			status: 422,
			body: { fields: { team: 'Choose the team that may read it.' } },
		});
		const { number } = await log({ visibility: 'team', team: 'payments' });
		await expect(reread(number, company.outsider)).rejects.toMatchObject({ status: 404 });
	});

	it('is nobody else while it is a draft, nor when it is removed', async () => {
		const { number } = await log({ draft: true, learned: 'zqdraft' });
		await expect(reread(number, company.outsider)).rejects.toMatchObject({ status: 404 });
		await publish(company.db, company.member, number);
		await expect(publish(company.db, company.member, number)).rejects.toMatchObject({ status: 409 });
		expect(await found('zqdraft')).toEqual([number]);
		await expect(remove(company.db, company.outsider, number)).rejects.toMatchObject({ status: 403 });
		await remove(company.db, company.member, number);
		await expect(reread(number)).rejects.toMatchObject({ status: 404 });
		expect(await found('zqdraft')).toEqual([]);
		await restore(company.db, company.member, number);
		expect(await found('zqdraft')).toEqual([number]);
	});
});

describe('a revision', () => {
	it('keeps versions, the number of the lesson and that of the change', async () => {
		const { number } = await log({ next: 'Teach them', topics: ['queues'] });
		const before = await reread(number);
		const { version } = await change(number, { learned: 'A queue can say stop', next: 'Teach them all' });
		const after = await reread(number);
		expect(version).toBe(2);
		expect(after.content.lesson?.id).toBe(before.content.lesson?.id);
		expect(after.content.changes[0]?.id).toBe(before.content.changes[0]?.id);
		expect(after.content.changes[0]?.text).toBe('Teach them all');
		expect(after.content.topics).toEqual(['Queues']);
		expect(after.entry.title).toBe('A queue can say stop');
		const kept = await versionsOf(company.db.read, after.entry.id);
		expect(kept.map((one) => one.number)).toEqual([2, 1]);
		const first = await readVersion(company.db.read, after.entry.id, 1);
		expect(first.content).toMatchObject({ learned: LEARNED, next: 'Teach them' });
		expect(await change(number, { learned: 'A queue can say stop' })).toEqual({ version: 2 });
	});

	it('hangs a change on a lesson that had none, and takes one back that is open', async () => {
		const { number } = await log();
		expect((await reread(number)).content.changes).toEqual([]);
		await change(number, { next: 'Try it on Monday' });
		expect((await reread(number)).content.changes).toMatchObject([{ text: 'Try it on Monday' }]);
		await change(number, { next: '' });
		expect((await reread(number)).content.changes).toEqual([]);
	});

	it('leaves what is done where it is', async () => {
		const { number } = await log({ next: 'Try it on Monday' });
		const [one] = (await reread(number)).content.changes;
		await company.db.writer.client.execute(`UPDATE change SET state = 'done' WHERE id = ${String(one?.id)}`);
		await expect(change(number, { next: '' })).rejects.toMatchObject({ status: 422 });
		await change(number, { learned: 'In other words' });
		expect((await reread(number)).content.changes).toMatchObject([{ id: one?.id, state: 'done' }]);
	});

	it('overwrites nothing that was saved meanwhile', async () => {
		const { number } = await log();
		await change(number, { learned: 'From the other window', base: 1 });
		await expect(change(number, { learned: 'From this one', base: 1 })).rejects.toMatchObject({
			status: 409,
		});
		expect((await reread(number)).content.learned).toBe('From the other window');
	});

	it('is for those who may write it', async () => {
		const { number } = await log();
		await expect(change(number, { next: 'Mine' }, company.outsider)).rejects.toMatchObject({ status: 403 });
		await change(number, { next: 'An administrator mends it' }, company.owner);
		expect((await reread(number)).content.changes).toMatchObject([{ owner: company.member.email }]);
		await expect(change(number, { visibility: 'restricted' }, company.owner)).rejects.toMatchObject({
			status: 403,
		});
	});
});

describe('a note', () => {
	it('has a title, which is its lesson, and Markdown that comes back as it was', async () => {
		const body = '```sql\nSELECT 1;\n```\n\nzqnote  \nand more\n';
		const { number } = await log({ form: 'note', title: 'Select without a table', body, source: 'zqmanual' });
		const { content, entry } = await reread(number);
		expect(content).toMatchObject({ form: 'note', body, learned: 'Select without a table' });
		expect(content.lesson?.text).toBe('Select without a table');
		expect(entry.body).toBe(body);
		expect(await found('zqnote')).toEqual([number]);
		expect(await found('zqmanual')).toEqual([number]);
		await expect(change(number, { title: ' ' })).rejects.toMatchObject({ status: 422 });
	});
});

describe('the list', () => {
	it('goes through days, pages, teams and topics', async () => {
		for (const learned of ['one', 'two', 'three']) {
			await log({ learned, topics: ['zq paging'], team: 'platform' }, company.outsider);
		}
		const list = (asked: object) => listLog(company.db, company.member, Listing.parse(asked));
		const first = await list({ topic: 'ZQ-Paging', limit: '2' });
		expect(first.items.map(({ title }) => title)).toEqual(['three', 'two']);
		const second = await list({ topic: 'zq paging', limit: '2', cursor: first.next });
		expect(second).toMatchObject({ items: [{ title: 'one' }], next: null });
		expect((await list({ team: 'platform', to: '2020-01-01' })).items).toEqual([]);
		expect((await list({ team: 'platform' })).items).toHaveLength(3);
		expect((await list({ team: 'platform', mine: 'true' })).items).toEqual([]);
	});
});
