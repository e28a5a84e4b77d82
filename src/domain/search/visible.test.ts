import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#lib/db/transact.server.ts';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { EMAILS, freshCompany, join, personOf, type Company } from '../../../tests/support/people.ts';
import { changeMembership } from '../accounts/members.server.ts';
import type { Person } from '../accounts/person.ts';
import { makeTeam, NewTeam } from '../accounts/teams.server.ts';
import { findEditable, reviseEntry } from '../entries/entries.server.ts';
import { markDraft, markPublished, markRemoved, markRestored } from '../entries/standing.server.ts';
import { VISIBILITIES } from '../entries/entry.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { SearchQuery } from './query.ts';
import { matching, search } from './search.server.ts';
import { indexedText, put, refreshWays, takeOut } from './searchable.server.ts';
import { suggestTitles } from './titles.server.ts';

let company: Company;
const GUEST = 'paz@example.org';
beforeAll(async () => {
	company = await freshCompany();
	const { db, owner, payments } = company;
	await makeTeam(db, owner, NewTeam.parse({ name: 'Card rails', parentId: payments.id }));
	await changeMembership(db, owner, { slug: 'card-rails', personId: owner.id, member: false });
	await join(db, owner, { name: 'Paz Vidal', email: GUEST, role: 'guest', team: 'card-rails' });
});
afterAll(() => company.close());

const people = () => [company.owner, company.admin, company.member, company.outsider];
const find = (who: Person, q: string) => search(company.db, who, SearchQuery.parse({ q }));

async function whoFinds(q: string): Promise<string[]> {
	const found: string[] = [];
	for (const who of people()) if ((await find(who, q)).total > 0) found.push(who.email);
	return found.sort();
}

describe('who finds what', () => {
	const { owner, admin, member, outsider } = EMAILS;
	const everybody = [owner, admin, member, outsider].sort();

	test.each<[string, Omit<Told, 'title'>, string[]]>([
		['published to the workspace', {}, everybody],
		['a draft', { draft: true }, [member]],
		['a draft with two authors', { draft: true, authors: [outsider] }, [member, outsider]],
		[
			'a draft that will be restricted',
			{ draft: true, visibility: 'restricted', readers: [admin] },
			[member],
		],
		['a draft with a reviewer', { draft: true, reviewers: [outsider] }, [member, outsider]],
		['a draft with a facilitator', { draft: true, facilitator: admin }, [member, admin]],
		[
			'a restricted one with a reviewer and a facilitator',
			{ visibility: 'restricted', readers: [], reviewers: [outsider], facilitator: owner },
			[member, outsider, owner],
		],
		['kept in a team', { team: 'platform', visibility: 'team' }, [admin, member, outsider]],
		['kept to those named', { visibility: 'restricted', readers: [owner] }, [member, owner]],
	])('%s', async (name, told, expected) => {
		const word = `w${name.replaceAll(' ', '')}`;
		await writeEntry(company.db, company.member, { ...told, title: `T ${word}`, body: word });
		expect(await whoFinds(word)).toEqual(expected.sort());
		for (const who of people()) {
			const sees = expected.includes(who.email) ? 1 : 0;
			expect(await suggestTitles(company.db, who, word, 5)).toHaveLength(sees);
			expect(await suggestTitles(company.db, who, word.slice(2), 5)).toHaveLength(sees);
			expect((await matching(company.db, who, word, 'postmortem')).size).toBe(sees);
		}
	});

	test('what others may not see changes neither the count nor the passage', async () => {
		const { db } = company;
		await writeEntry(db, company.member, { title: 'Open merger', body: 'merger' });
		await writeEntry(db, company.member, { title: 'Secret merger', body: 'merger', draft: true });
		const found = await find(company.outsider, 'merger');
		expect(found.total).toBe(1);
		expect(found.items.map(({ title }) => title)).toEqual(['Open merger']);
		expect((await find(company.outsider, '-open')).items.map(({ title }) => title)).not.toContain(
			'Secret merger',
		);
	});
});

/** As they are at this moment, a guest in a team inside of Payments included. */
const everybody = async () =>
	Promise.all([...Object.values(EMAILS), GUEST].map((email) => personOf(company.db, email)));

async function sayTheSame(title: string): Promise<void> {
	const { db } = company;
	const titled = await db.read.select({ id: entry.id }).from(entry).where(eq(entry.title, title));
	for (const who of await everybody()) {
		const rows = await db.read.select({ id: entry.id }).from(entry).where(visibleTo(who));
		const visible = new Set(rows.map(({ id }) => id));
		const expected = titled.map(({ id }) => id).filter((id) => visible.has(id));
		const found = await matching(db, who, title, 'postmortem');
		expect([...found.keys()].sort()).toEqual(expected.sort());
	}
}

test('both forms of the rule say the same, whatever is shared how', async () => {
	const { db, member } = company;
	const emails = fc.subarray([...Object.values(EMAILS), GUEST]);
	const told = fc.record({
		title: fc.constant('samerule'),
		visibility: fc.constantFrom(...VISIBILITIES),
		team: fc.constantFrom(null, 'payments', 'platform', 'card-rails'),
		draft: fc.boolean(),
		readers: emails,
		authors: emails,
		reviewers: emails,
		facilitator: fc.constantFrom(undefined, EMAILS.owner, EMAILS.outsider),
	});
	await fc.assert(
		fc.asyncProperty(told, async ({ facilitator, ...given }) => {
			await writeEntry(db, member, { ...given, ...(facilitator ? { facilitator } : {}) });
			await sayTheSame('samerule');
		}),
		{ numRuns: 40 },
	);
});

describe('the index follows', () => {
	test('publication, withdrawal, removal and restoring', async () => {
		const { db, member } = company;
		const { id } = await writeEntry(db, member, { title: 'Following', body: 'pathfinder', draft: true });
		const everybody = people().map(({ email }) => email);
		const after = async (what: Parameters<typeof transact<void>>[1]) => {
			await transact(db, async (tx) => {
				await what(tx);
				await refreshWays(tx, id);
			});
			return whoFinds('pathfinder');
		};
		expect(await whoFinds('pathfinder')).toEqual([member.email]);
		expect(await after((tx) => markPublished(tx, member, id))).toEqual(everybody.sort());
		expect(await after((tx) => markDraft(tx, id))).toEqual([member.email]);
		expect(await after((tx) => markRemoved(tx, member, id))).toEqual([]);
		expect(await after((tx) => markRestored(tx, member, id))).toEqual([member.email]);
	});

	test('a change of team, also for the filter', async () => {
		const { db, member } = company;
		const made = await writeEntry(db, member, { title: 'Wandering', team: 'payments' });
		await transact(db, async (tx) => {
			const found = await findEditable(tx, member, 'postmortem', made.number);
			const sharing = { team: 'platform', visibility: 'team' as const, readers: [], authors: [EMAILS.owner] };
			await reviseEntry(tx, member, found, { title: 'Wandering', body: '', sharing, content: {} });
			await refreshWays(tx, made.id);
		});
		expect(await whoFinds('wandering')).toEqual([EMAILS.owner, EMAILS.admin, EMAILS.outsider].sort());
		const moved = SearchQuery.parse({ q: 'wandering', team: 'platform' });
		expect((await search(db, company.owner, moved)).total).toBe(1);
	});

	test('new words in place of the old ones, and nothing after it is taken out', async () => {
		const { db, member } = company;
		const { id } = await writeEntry(db, member, { title: 'Renamed', body: 'oldword' });
		const text = { title: 'Renamed', lessons: '', topics: [], severity: null, at: 0 };
		await transact(db, (tx) => put(tx, id, { ...text, body: 'newword' }));
		expect((await find(member, 'oldword')).total).toBe(0);
		expect((await find(member, 'newword')).total).toBe(1);
		expect((await indexedText(db.read, id))?.body).toBe('newword');

		await transact(db, (tx) => takeOut(tx, id));
		expect((await find(member, 'newword')).total).toBe(0);
		expect(await suggestTitles(db, member, 'renamed', 5)).toEqual([]);
		expect(await indexedText(db.read, id)).toBeNull();
		const words = await db.reader.execute("SELECT word FROM search_vocabulary WHERE word LIKE '%dword'");
		expect(words.rows).toEqual([]);
	});

	test('nothing is indexed when the transaction fails', async () => {
		const { db, member } = company;
		const { id } = await writeEntry(db, member, { title: 'Undone', body: 'before' });
		const failing = transact(db, async (tx) => {
			await put(tx, id, {
				title: 'Undone',
				lessons: '',
				body: 'afterwards',
				topics: [],
				severity: null,
				at: 0,
			});
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		expect((await find(member, 'afterwards')).total).toBe(0);
		expect((await find(member, '"undone before"')).total).toBe(0);
		expect((await find(member, 'undone before')).total).toBe(1);
	});
});
