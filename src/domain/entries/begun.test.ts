import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMAILS, freshCompany, type Company } from '../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import type { Person } from '../accounts/person.ts';
import { makeToken, revokeToken, tokensOf } from '../accounts/tokens.server.ts';
import { draftNote, draftPostmortem } from '../assistants/drafting.server.ts';
import type { Tool } from '../assistants/tool.ts';
import { myDrafts } from '../lessons/today.server.ts';
import { NewEntry } from '../log/answer.ts';
import { logIt, read as readNote } from '../log/log.server.ts';
import { readShown } from '../log/shown.server.ts';
import { loggedIn } from '../log/weeks.server.ts';
import { library } from '../postmortems/library.server.ts';
import { readFilters } from '../postmortems/library.ts';
import { pastOf } from '../postmortems/past.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from '../postmortems/postmortems.server.ts';
import { publish } from '../postmortems/publication.server.ts';
import { reading } from '../postmortems/reading.server.ts';
import { erase } from '../stewardship/erasure.server.ts';
import { ownData } from '../stewardship/own-data.server.ts';
import { begunWords } from './begun.ts';

const AT = Date.parse('2026-10-03T12:02:00Z');
const CALLED = 'zqtokencalled';

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(AT);
	release = setClock(() => AT);
});
afterEach(async () => {
	release();
	await company.close();
});

const asked = { home: 'https://kintsugi.example.org', token: CALLED };
const use = (tool: Tool, given: object) =>
	tool.act(company.db, company.member, tool.input.parse(given), asked);
const drafted = () => use(draftPostmortem, { title: 'Logins at night' });
const shareWith = (email: string) =>
	revise(
		company.db,
		company.member,
		1,
		Revision.parse({
			sharing: { authors: [EMAILS.member, email] },
			content: { summary: 'Read, and mended.' },
		}),
	);

describe('a draft of an assistant', () => {
	test('says so to its person, with the name of the token and the time on their clock', async () => {
		await drafted();
		const { begun } = await reading(company.db, company.member, 1, null);
		expect(begun && begunWords(begun, 'Europe/Lisbon')).toBe(
			`Drafted by an assistant with your token “${CALLED}”, 3 October 2026, 13:02 WEST.`,
		);
	});

	test('says so to whoever else may see it, without what the token is called, and to nobody else', async () => {
		const { db, member, outsider, owner } = company;
		await drafted();
		await shareWith(EMAILS.outsider);
		const { begun } = await reading(db, outsider, 1, null);
		expect(begun && begunWords(begun, 'UTC')).toBe(
			`Drafted by an assistant with a token of ${member.name}, 3 October 2026, 12:02 UTC.`,
		);
		expect(JSON.stringify(await read(db, outsider, 1))).not.toContain(CALLED);
		await expect(reading(db, owner, 1, null)).rejects.toMatchObject({ status: 404 });
	});

	test('goes on saying so when the token is gone', async () => {
		const { db, member } = company;
		await makeToken(db, member, { name: CALLED, scopes: ['write'], days: 1 });
		await drafted();
		for (const { id } of await tokensOf(db, member)) await revokeToken(db, member, { id });
		expect((await read(db, member, 1)).begun).toMatchObject({ by: 'assistant', called: CALLED });
	});

	test('is told apart in lists of drafts; what people wrote is not', async () => {
		const { db, member } = company;
		await drafted();
		await use(draftNote, { learned: 'A limit has an owner.' });
		await draft(db, member, NewPostmortem.parse({ content: { title: 'By hand' } }));
		await logIt(db, member, NewEntry.parse({ learned: 'By hand', draft: true }));
		const today = await myDrafts(db, member);
		expect(today.map(({ source, begunBy }) => [source.kind, source.number, begunBy]).sort()).toEqual([
			['log', 1, 'assistant'],
			['log', 2, null],
			['postmortem', 1, 'assistant'],
			['postmortem', 2, null],
		]);
		const { rows } = await library(db, member, readFilters(new URLSearchParams()));
		expect(new Map(rows.map((one) => [one.number, one.begunBy]))).toEqual(
			new Map([
				[1, 'assistant'],
				[2, null],
			]),
		);
		const mine = await loggedIn(db, member, 'mine', { days: null });
		expect(mine.rows.map((one) => [one.number, one.begunBy])).toEqual([
			[2, null],
			[1, 'assistant'],
		]);
		expect((await readShown(db, member, 1)).begun).toMatchObject({ called: CALLED });
		expect((await readNote(db, member, 2)).begun).toBeNull();
	});

	test('says it in its history alone once it is published, of the first version', async () => {
		const { db, member, outsider } = company;
		await drafted();
		await shareWith(EMAILS.owner);
		await publish(db, member, 1);
		expect((await reading(db, member, 1, null)).begun).toBeNull();
		expect((await library(db, member, readFilters(new URLSearchParams()))).rows[0]?.begunBy).toBeNull();
		const past = await pastOf(db, outsider, 1);
		expect(past.versions.map((one) => [one.number, one.begunBy])).toEqual([
			[2, null],
			[1, 'assistant'],
		]);
		expect(JSON.stringify(past)).not.toContain(CALLED);
	});
});

test('their person takes it away with all that is theirs; once they are erased, the name of the token is gone', async () => {
	const { db, member, outsider, owner } = company;
	await drafted();
	await shareWith(EMAILS.outsider);
	expect(await fileOf(member)).toEqual([
		{ of: 'PM-1', by: 'assistant', called: CALLED, at: '2026-10-03T12:02:00.000Z' },
	]);
	expect(await fileOf(outsider)).toEqual([]);
	await deactivate(db, owner, { personId: member.id });
	await erase(db, owner, { personId: member.id, confirmed: member.name });
	expect((await read(db, outsider, 1)).begun).toMatchObject({ by: 'assistant', called: null });
	const { rows } = await db.reader.execute('SELECT "by", called FROM begun');
	expect(rows.map((row) => [row['by'], row['called']])).toEqual([['assistant', '']]);
});

async function fileOf(who: Person): Promise<unknown> {
	for await (const { name, bytes } of ownData(company.db, who)) {
		if (name === 'begun-by-programs.json') return JSON.parse(new TextDecoder().decode(bytes));
	}
	return null;
}
