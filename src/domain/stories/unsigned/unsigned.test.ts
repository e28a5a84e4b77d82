import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { findEditable, findEntry } from '../../entries/entries.server.ts';
import { entry, version } from '../../entries/tables.server.ts';
import { notification } from '../../notifications/tables.server.ts';
import { SearchQuery } from '../../search/query.ts';
import { search } from '../../search/search.server.ts';
import { storyQuestion, story } from '../tables.server.ts';
import { answer, change, decline, readByCode, setUntil, takeBack } from './claiming.server.ts';
import { giveBack, publish, waiting, waitingCount } from './looking-through.server.ts';
import { namedIn } from './names.ts';
import { drawnDay, tellUnsigned } from './telling.server.ts';
import { tellOfUnsignedAnswers } from './telling-of-answers.server.ts';
import { tellOfUnsigned } from './telling-of-waiting.server.ts';
import { Code, shownCode, UnsignedTold } from './unsigned.ts';

let company: Company;
let release: () => void;
let at = Date.parse('2026-11-26T10:15Z');
beforeEach(async () => {
	company = await freshCompany();
	at = Date.parse('2026-11-26T10:15Z');
	release = setClock(() => at);
});
afterEach(async () => {
	release();
	await company.close();
});

const told = (input: object = {}) =>
	UnsignedTold.parse({ title: 'I shipped zqsilence', happened: 'Nobody said a word.', ...input });
const tell = (input: object = {}) => tellUnsigned(company.db, told(input));
const laterBy = (days: number) => (at += days * DAY);
const known = (code: string) => readByCode(company.db, code);

/** Told, and let out by the owner after the days that a lot can take. */
async function out(input: object = {}) {
	const code = await tell(input);
	laterBy(3);
	const [one] = await waiting(company.db, company.owner);
	if (!one) throw new Error('Nothing waits.');
	return { code, ...(await publish(company.db, company.owner, one)) };
}

describe('a story without a name', () => {
	it('is shown to those who look through it from a day on that is drawn by lot, never the same', async () => {
		const drawn = new Set(Array.from({ length: 200 }, drawnDay));
		expect([...drawn].sort()).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
		for (let k = 0; k < 5; k += 1) await tell();
		expect(await waiting(company.db, company.owner)).toEqual([]);
		laterBy(3);
		const shown = (await waiting(company.db, company.owner)).map(({ key }) => key);
		expect(shown).toHaveLength(5);
		expect(shown).toEqual([...shown].sort());
	});

	it('does not exist for anybody else, nor before it is let out', async () => {
		await tell();
		laterBy(3);
		const [one] = await waiting(company.db, company.owner);
		for (const who of [company.member, company.outsider]) {
			await expect(waiting(company.db, who)).rejects.toMatchObject({ status: 403 });
			await expect(publish(company.db, who, { key: one?.key ?? '', seen: '' })).rejects.toMatchObject({
				status: 403,
			});
			const { items } = await search(company.db, who, SearchQuery.parse({ q: 'zqsilence' }));
			expect(items).toEqual([]);
		}
	});

	it('is everybody’s under its month, and nobody’s', async () => {
		const { number } = await out({ learned: 'Ask who is *not* in the room.', topics: 'Meetings, Silence' });
		const found = await findEntry(company.db.read, company.outsider, 'story', number);
		const month = Date.parse('2026-11-01T12:00Z');
		expect(found).toMatchObject({
			isUnsigned: true,
			isAuthor: false,
			publishedAt: month,
			createdAt: month,
			updatedAt: month,
		});
		const seenByPublisher = await findEntry(company.db.read, company.owner, 'story', number);
		expect(seenByPublisher.isAuthor).toBe(false);
		expect(await company.db.read.select().from(version)).toEqual([]);
		const { items } = await search(company.db, company.outsider, SearchQuery.parse({ q: 'zqsilence' }));
		expect(items).toHaveLength(1);
		const [row] = await company.db.read.select().from(story);
		expect(row?.month).toBe('2026-11');
	});

	it('keeps its words: not even an administrator changes them', async () => {
		const { number } = await out();
		for (const who of [company.owner, company.admin, company.member]) {
			await expect(findEditable(company.db.read, who, 'story', number)).rejects.toMatchObject({
				status: 403,
			});
		}
	});

	it('is let out as it was read', async () => {
		const code = await tell();
		laterBy(3);
		const [one] = await waiting(company.db, company.owner);
		if (!one) throw new Error('Nothing waits.');
		await change(company.db, { code, told: told({ title: 'In other words' }) });
		laterBy(3);
		await expect(publish(company.db, company.owner, one)).rejects.toMatchObject({ status: 409 });
	});

	it('is told of once for each day that was drawn, by the day and not by its author', async () => {
		await tell();
		await tellOfUnsigned(company.db);
		expect(await company.db.read.select().from(notification)).toEqual([]);
		laterBy(3);
		await tellOfUnsigned(company.db);
		await tellOfUnsigned(company.db);
		const rows = await company.db.read.select().from(notification);
		expect(rows.map(({ personId, byId }) => [personId, byId])).toEqual([
			[company.owner.id, null],
			[company.admin.id, null],
		]);
	});
});

describe('whoever has the code', () => {
	it('knows how it stands, however they type it', async () => {
		const code = await tell();
		expect(code).toMatch(/^[a-z2-9]{32}$/);
		expect(Code.parse(` ${shownCode(code).toUpperCase()} `)).toBe(code);
		expect(await known(code)).toMatchObject({ state: 'waits', month: '2026-11', number: null });
		await expect(known('a'.repeat(32))).rejects.toMatchObject({ status: 422 });
	});

	it('reads why it came back, and changes it', async () => {
		const code = await tell();
		laterBy(3);
		const [one] = await waiting(company.db, company.owner);
		await giveBack(company.db, company.owner, {
			key: one?.key ?? '',
			reply: 'Leave out the name of the customer.',
		});
		expect(await waitingCount(company.db.read)).toBe(0);
		expect(await known(code)).toMatchObject({ state: 'back', reply: 'Leave out the name of the customer.' });
		await change(company.db, { code, told: told({ title: 'Without them' }) });
		expect(await known(code)).toMatchObject({ state: 'waits', reply: '', told: { title: 'Without them' } });
		expect(await waiting(company.db, company.owner)).toEqual([]);
		laterBy(3);
		expect(await waiting(company.db, company.owner)).toHaveLength(1);
	});

	it('changes what is out: readers have the words from before until somebody looked through it', async () => {
		const { code, number } = await out();
		await change(company.db, { code, told: told({ title: 'Said better' }) });
		expect(await known(code)).toMatchObject({ state: 'waits', number, isChanged: true });
		const before = await findEntry(company.db.read, company.outsider, 'story', number);
		expect(before.title).toBe('I shipped zqsilence');
		laterBy(3);
		const [one] = await waiting(company.db, company.owner);
		if (!one) throw new Error('Nothing waits.');
		expect(one.isChanged).toBe(true);
		expect(await publish(company.db, company.owner, one)).toEqual({ number });
		const after = await findEntry(company.db.read, company.outsider, 'story', number);
		expect(after.title).toBe('Said better');
		expect(await known(code)).toMatchObject({
			state: 'out',
			isChanged: false,
			told: { title: 'Said better' },
		});
	});

	it('answers a question, or passes it over', async () => {
		const { code, number } = await out();
		const { id: entryId } = await findEntry(company.db.read, company.member, 'story', number);
		await transact(company.db, (tx) =>
			tx.insert(storyQuestion).values([
				{ entryId, personId: company.member.id, text: 'What did you do then?', at },
				{ entryId, personId: company.member.id, text: 'Who was it?', at },
			]),
		);
		const [first, second] = (await known(code)).questions;
		await answer(company.db, { code, question: first?.id ?? 0, answer: 'I asked.' });
		await decline(company.db, { code, question: second?.id ?? 0 });
		expect((await known(code)).questions).toMatchObject([
			{ answer: 'I asked.', declined: false },
			{ answer: '', declined: true },
		]);
		const [row] = await company.db.read.select().from(storyQuestion);
		expect(row?.answeredOn).toBe(isoDay(at, 'UTC'));
		await expect(answer(company.db, { code, question: 999, answer: 'x' })).rejects.toMatchObject({
			status: 409,
		});
	});

	it('is not seen answering: whoever asked hears of it on the day after', async () => {
		const { code, number } = await out();
		const { id: entryId } = await findEntry(company.db.read, company.member, 'story', number);
		const asked = { entryId, personId: company.member.id, text: 'Why?', at };
		await transact(company.db, (tx) => tx.insert(storyQuestion).values(asked));
		await answer(company.db, { code, question: 1, answer: 'Because.' });
		const lines = async () =>
			(await company.db.read.select().from(notification).where(eq(notification.entryId, entryId))).map(
				({ kind, personId, byId }) => [kind, personId, byId],
			);
		await tellOfUnsignedAnswers(company.db);
		expect(await lines()).toEqual([]);
		laterBy(1);
		await tellOfUnsignedAnswers(company.db);
		await tellOfUnsignedAnswers(company.db);
		expect(await lines()).toEqual([['story-question-answered', company.member.id, null]]);
	});

	it('answers for their own story alone', async () => {
		const { number } = await out();
		const { id: entryId } = await findEntry(company.db.read, company.member, 'story', number);
		await transact(company.db, (tx) =>
			tx.insert(storyQuestion).values({ entryId, personId: company.member.id, text: 'Why?', at }),
		);
		const other = await tell();
		await expect(answer(company.db, { code: other, question: 1, answer: 'x' })).rejects.toMatchObject({
			status: 409,
		});
	});

	it('says how long it stays', async () => {
		const { code } = await out();
		await setUntil(company.db, { code, until: '2027-01-31' });
		expect(await known(code)).toMatchObject({ until: '2027-01-31' });
		await expect(setUntil(company.db, { code, until: '2026-01-31' })).rejects.toMatchObject({ status: 422 });
	});

	it('takes it back, for good', async () => {
		const { code, number } = await out();
		await takeBack(company.db, { code });
		await expect(known(code)).rejects.toMatchObject({ status: 422 });
		await expect(findEntry(company.db.read, company.owner, 'story', number)).rejects.toMatchObject({
			status: 404,
		});
		expect(await company.db.read.select().from(entry).where(eq(entry.kind, 'story'))).toEqual([]);
	});

	it('hears that it is read no more, where it was removed', async () => {
		const { code } = await out();
		await transact(company.db, (tx) => tx.update(entry).set({ removedAt: at, removedBy: company.owner.id }));
		expect(await known(code)).toMatchObject({ state: 'ended', number: null });
	});
});

describe('what is told', () => {
	it('has a title and something below it', () => {
		expect(UnsignedTold.safeParse({ title: 'Alone' }).success).toBe(false);
		expect(UnsignedTold.safeParse({ title: 'Alone', form: 'free', body: '' }).success).toBe(false);
		expect(told({ topics: 'One, two ,, One', recording: 'https://example.org/voice' })).toMatchObject({
			topics: ['One', 'two'],
			recording: '',
		});
	});

	it('has names pointed out that somebody has to look at', () => {
		const people = [{ name: 'Ana Silva' }, { name: 'Bo Will' }, { name: 'Tomasz Wiśniewski' }];
		expect(namedIn(told({ happened: 'Then ana and I will see Ana’s screen.' }), people)).toEqual([
			'Ana Silva',
		]);
		expect(namedIn(told({ learned: 'Wiśniewski knew.' }), people)).toEqual(['Tomasz Wiśniewski']);
		expect(namedIn(told(), people)).toEqual([]);
	});
});
