import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyLog } from '#lib/db/cleaning.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { DAY } from '#lib/dates.ts';
import { addedRows, everyByte, everyRow, timesIn } from '../../../../tests/support/everything.ts';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { startSession } from '../../accounts/sessions.server.ts';
import { note } from '../../audit/audit.server.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import { storyQuestion } from '../tables.server.ts';
import { createEntry, findEntry } from '../../entries/entries.server.ts';
import { markPublished } from '../../entries/standing.server.ts';
import { compose } from '../../webhooks/composing.server.ts';
import { webhook } from '../../webhooks/tables.server.ts';
import { writeContent } from '../content.server.ts';
import { BLANK } from '../telling.ts';
import { answer, change, readByCode, takeBack } from './claiming.server.ts';
import { cleanUp, cleanWhenDue, isToBeCleaned } from './cleaning.server.ts';
import { publish, waiting } from './looking-through.server.ts';
import { retell, wordsToRetell } from './retelling.server.ts';
import { keepUnsigned, tellUnsigned } from './telling.server.ts';
import { UnsignedTold } from './unsigned.ts';

// What somebody with the whole file in their hands could find out about who told a story.

let company: Company;
let release: () => void;
let at: number;
/** Everything by which the author could be known. */
let marks: string[];

beforeEach(async () => {
	company = await freshCompany();
	at = Date.parse('2026-11-26T10:15:27.123Z');
	release = setClock(() => at);
	const { id, name, email } = company.member;
	const session = await startSession(company.db, id, 'Her own browser');
	marks = [name, email, session, fingerprint(session), 'Her own browser'];
	await cleanUp(company.db);
});
afterEach(async () => {
	release();
	await company.close();
});

const told = (input: object = {}) =>
	UnsignedTold.parse({
		title: 'The zqtitle of it',
		happened: 'It was zqhappened.',
		learned: 'I was zqlearned.',
		...input,
	});
const bytes = () => everyByte(company.db.file);
const rows = () => everyRow(company.db);
const timesOf = (marks: string[]) => marks.map((mark) => timesIn(bytes(), mark));

const MONTH = Date.parse('2026-11-01T12:00Z');

/** Nothing of it is a moment but that of its month, and nothing is the number of a person. */
function expectNobody(added: { table: string; row: string }[]): void {
	for (const { table, row } of added) {
		const values = Object.entries(JSON.parse(row) as Record<string, unknown>);
		for (const [column, value] of values) {
			const where = `${table}.${column}`;
			expect(
				marks.some((mark) => String(value).includes(mark)),
				where,
			).toBe(false);
			const isMoment = typeof value === 'number' && value !== MONTH && Math.abs(value - at) < 400 * DAY;
			expect(isMoment, `${where} is a moment`).toBe(false);
			expect(/\d\d:\d\d/.test(String(value)), `${where} is a moment`).toBe(false);
			expect(/person|_by$|_id$/.test(column) && value === company.member.id, `${where} is a person`).toBe(
				false,
			);
		}
	}
}

async function out(): Promise<{ code: string; entryId: number }> {
	const code = await tellUnsigned(company.db, told());
	at += 3 * DAY;
	const [one] = await waiting(company.db, company.owner);
	if (!one) throw new Error('Nothing waits.');
	await publish(company.db, company.owner, one);
	const [row] = (await company.db.reader.execute("SELECT id FROM entry WHERE kind = 'story'")).rows;
	return { code, entryId: Number(row?.id) };
}

describe('telling a story without a name', () => {
	it('adds one row to the whole database, with a month, a day that was drawn and the words', async () => {
		const before = await rows();
		const times = timesOf(marks);
		const code = await tellUnsigned(company.db, told());
		const added = addedRows(before, await rows());
		expect(added.map(({ table }) => table)).toEqual(['unsigned_story']);
		expectNobody(added);
		const row = JSON.parse(added[0]?.row ?? '{}') as Record<string, unknown>;
		expect(Object.keys(row)).toEqual([
			'key',
			'code_hash',
			'state',
			'month',
			'shown_from',
			'told',
			'reply',
			'entry_id',
		]);
		expect(row).toMatchObject({ state: 'waits', month: '2026-11', entry_id: null });
		expect(timesOf(marks)).toEqual(times);
		expect(timesIn(bytes(), code)).toBe(0);
		expect(timesIn(bytes(), 'zqhappened')).toBe(1);
	});

	it('adds nothing of its author when it is looked through and let out', async () => {
		const before = await rows();
		const times = timesOf(marks);
		const { code } = await out();
		const added = addedRows(before, await rows());
		expect(added.map(({ table }) => table)).toContain('entry');
		expectNobody(added);
		expect(timesOf(marks)).toEqual(times);
		expect(timesIn(bytes(), code)).toBe(0);
	});

	it('adds nothing of whoever has the code when they change it and answer', async () => {
		const { code, entryId } = await out();
		const asked = { entryId, personId: company.outsider.id, text: 'And then?', at: at - DAY };
		await transact(company.db, (tx) => tx.insert(storyQuestion).values(asked));
		const [question] = (await readByCode(company.db, code)).questions;
		const before = await rows();
		await change(company.db, { code, told: told({ title: 'Otherwise' }) });
		const changed = addedRows(before, await rows());
		expect(changed.map(({ table }) => table)).toEqual(['unsigned_story']);
		expectNobody(changed);
		const between = await rows();
		await answer(company.db, { code, question: question?.id ?? 0, answer: 'Then I asked.' });
		const answered = addedRows(between, await rows());
		expect(answered.map(({ table }) => table)).toEqual(['story_question']);
		expect(answered[0]?.row).toContain('"answered_on":"2026-11-29"');
		expect(timesIn(bytes(), code)).toBe(0);
	});
});

describe('the order in which stories were told', () => {
	/** Longer than a page, so that each has pages of its own. */
	const LONG = 'A long and quiet sentence about nothing. '.repeat(200);
	const SEVERAL = 12;

	/** As it lies in the file, from its front to its end. */
	function lying(words: readonly string[]): string[] {
		const all = bytes();
		const places = words.map((word) => all.indexOf(`${word} end`));
		expect(places).not.toContain(-1);
		return [...words].sort((one, other) => all.indexOf(`${one} end`) - all.indexOf(`${other} end`));
	}

	/** People come, tell, and go; everything else that is written then has its moment. */
	async function tellInOrder(tell: (word: string) => Promise<unknown>): Promise<string[]> {
		const words = Array.from({ length: SEVERAL }, () => `zq${randomName(12)}`);
		for (const word of words) {
			await transact(company.db, (tx) => note(tx, company.member, { act: 'sign-out' }));
			await tell(word);
			at += 60_000;
		}
		return words;
	}
	const long = (word: string) => told({ happened: `${LONG} ${word} end` });

	async function byKey(): Promise<string[]> {
		const { rows } = await company.db.reader.execute('SELECT told FROM unsigned_story ORDER BY key');
		return rows.map(({ told }) => / (zq\w+) end/.exec(String(told))?.[1] ?? '');
	}

	it('would be seen in a file that nobody cleans', async () => {
		const words = await tellInOrder((word) => transact(company.db, (tx) => keepUnsigned(tx, long(word))));
		await emptyLog(company.db);
		expect(lying(words)).toEqual(words);
	});

	it('is in no row, no page and no log: they lie in the order of keys that were drawn by lot', async () => {
		const words = await tellInOrder((word) => tellUnsigned(company.db, long(word)));
		expect(lying(words)).toEqual(await byKey());
		expect(lying(words)).not.toEqual(words);
		expect(statSync(`${company.db.file}-wal`).size).toBe(0);
		const { rows } = await company.db.reader.execute('SELECT told FROM unsigned_story');
		expect(rows.map(({ told }) => / (zq\w+) end/.exec(String(told))?.[1] ?? '')).toEqual(await byKey());
	});

	it('is gone with the night, where the file is too large to be written anew at once', async () => {
		const words = await tellInOrder((word) =>
			transact(company.db, async (tx) => {
				await keepUnsigned(tx, long(word));
				await isToBeCleaned(tx);
			}),
		);
		await cleanWhenDue(company.db);
		expect(statSync(`${company.db.file}-wal`).size).toBeGreaterThan(0);
		at += DAY;
		await cleanWhenDue(company.db);
		expect(lying(words)).toEqual(await byKey());
		expect(statSync(`${company.db.file}-wal`).size).toBe(0);
		expect(JSON.stringify([...(await rows())])).not.toContain('unsigned.uncleaned');
	});
});

describe('a story that was taken back', () => {
	const WORDS = ['zqtitle', 'zqhappened', 'zqlearned'];
	const left = () => WORDS.filter((word) => timesIn(bytes(), word) > 0);

	it('leaves no word in the file, where it waited', async () => {
		const code = await tellUnsigned(company.db, told());
		expect(left()).toEqual(WORDS);
		await takeBack(company.db, { code });
		expect(left()).toEqual([]);
	});

	it('leaves no word in the file, where it was read, searched and asked about', async () => {
		const before = await rows();
		const { code, entryId } = await out();
		const asked = { entryId, personId: company.outsider.id, text: 'Was it zqhappened?', at };
		await transact(company.db, (tx) => tx.insert(storyQuestion).values(asked));
		expect(left()).toEqual(WORDS);
		await takeBack(company.db, { code });
		expect(left()).toEqual([]);
		const added = addedRows(before, await rows()).filter(({ table }) => !/^(search_|sqlite_)/.test(table));
		expect(added).toEqual([]);
	});
});

describe('a story with a name that is told again without', () => {
	async function tellSigned(): Promise<number> {
		const content = { ...BLANK, ...told(), recording: 'https://example.org/zqvoice' };
		const sharing = { team: null, visibility: 'workspace' as const, readers: [], authors: [] };
		return transact(company.db, async (tx) => {
			const written = { title: content.title, body: content.happened, sharing, content };
			const made = await createEntry(tx, company.member, 'story', written);
			await writeContent(tx, company.member, made.id, { content, owner: company.member.email });
			return made.number;
		});
	}

	it('is told by nobody, and nothing leads from the one to the other', async () => {
		const number = await tellSigned();
		await expect(wordsToRetell(company.db, company.outsider, number)).rejects.toMatchObject({ status: 404 });
		const words = await wordsToRetell(company.db, company.member, number);
		expect(words).toMatchObject({ title: 'The zqtitle of it', recording: '' });
		const before = await rows();
		await retell(company.db, company.member, { number, told: words });
		const added = addedRows(before, await rows()).filter(({ table }) => !/^(search_|sqlite_)/.test(table));
		expect(added.map(({ table }) => table)).toEqual(['unsigned_story']);
		expectNobody(added);
		for (const table of ['entry', 'author', 'version', 'story', 'link']) {
			expect((await rows()).get(table), table).toEqual([]);
		}
		expect(timesIn(bytes(), 'zqvoice')).toBe(0);
		expect(timesIn(bytes(), 'zqhappened')).toBe(1);
	});

	it('is withdrawn from programs that were told of it, with its number and the day alone', async () => {
		const { db, member, owner } = company;
		const number = await tellSigned();
		const hook = {
			name: 'Archive',
			address: 'https://a.example',
			secret: '',
			createdBy: owner.id,
			createdAt: 1,
		};
		await transact(db, async (tx) => {
			const { id } = await findEntry(tx, member, 'story', number);
			await markPublished(tx, member, id);
			await tx.insert(webhook).values({ ...hook, teamId: null, events: ['entry.withdrawn'] });
		});
		const before = await rows();
		await retell(db, member, { number, told: await wordsToRetell(db, member, number) });
		const added = addedRows(before, await rows()).filter(({ table }) => !/^(search_|sqlite_)/.test(table));
		expect(added.map(({ table }) => table).sort()).toEqual(['outbox', 'unsigned_story']);
		const [queued] = await db.read.select().from(outbox);
		const day = Date.parse('2026-11-26');
		expect(queued).toMatchObject({ createdAt: day, dueAt: day });
		expect(Object.keys(queued?.about ?? {}).sort()).toEqual(['at', 'entryId', 'kind', 'number', 'webhookId']);
		const said = queued && (await compose(db.read, { name: 'Archive', teamId: null }, queued));
		expect(said).toMatchObject({ timestamp: '2026-11-26T00:00:00.000Z' });
		expect(said?.data).toEqual({ entry: { id: `S-${number}`, kind: 'story' } });
	});
});
