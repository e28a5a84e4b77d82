import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/accounts/person.ts';
import { inbox } from '#domain/notifications/inbox.server.ts';
import { SearchQuery } from '#domain/search/query.ts';
import { search } from '#domain/search/search.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { exportJson, exportMarkdown } from '../exporting.server.ts';
import { importDocuments } from '../importing.server.ts';
import { draft, NewPostmortem, revise, Revision } from '../postmortems.server.ts';
import { remove, withdraw } from '../publication.server.ts';
import { askedForAccounts, askForAccounts, askNoLonger, removeBrought } from './asking.server.ts';
import { whatPeopleSaw } from './released.server.ts';
import {
	deleteWhatISaw,
	keepWhatISaw,
	releaseWhatISaw,
	takeBackWhatISaw,
	whatISaw,
} from './what-i-saw.server.ts';
import { WhatISaw } from './what-i-saw.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const SEEN = 'The dashboard stayed green while the phones rang: zqheron.';

async function write(sharing: object = {}, publish = true): Promise<number> {
	const input = NewPostmortem.parse({
		content: { title: 'The certificate', narrative: 'It renewed itself.' },
		sharing,
	});
	return (await draft(company.db, company.member, input, { publish })).number;
}

const told = (more: Partial<WhatISaw> = {}) =>
	WhatISaw.parse({ role: 'At the help desk', text: SEEN, ...more });
const keep = (who: Person, number: number, more: Partial<WhatISaw> = {}) =>
	keepWhatISaw(company.db, who, number, told(more));
const shown = async (who: Person, number: number) =>
	(await whatPeopleSaw(company.db, who, number)).accounts.map(({ role, name, html }) => [role, name, html]);
const found = async (who: Person, q = 'zqheron', { db } = company) =>
	(await search(db, who, SearchQuery.parse({ q }))).total;
const exported = async (who: Person, number: number) =>
	(await exportMarkdown(company.db, who, number)).text + (await exportJson(company.db, who, number)).text;

describe('before it is released', () => {
	it('nobody but its writer comes across a word of it', async () => {
		const { db, owner, admin, member, outsider } = company;
		const number = await write();
		await keep(outsider, number);
		for (const who of [owner, admin, member]) {
			expect(await whatPeopleSaw(db, who, number)).toEqual({ accounts: [], mine: 'none' });
			expect((await whatISaw(db, who, number)).mine).toBeNull();
			expect(await found(who)).toBe(0);
			expect(await exported(who, number)).not.toContain('zqheron');
		}
		expect(await found(outsider)).toBe(0);
		expect(await exported(outsider, number)).not.toContain('zqheron');
		expect((await whatISaw(db, outsider, number)).mine).toMatchObject({ text: SEEN, releasedAt: null });
		expect(await askedForAccounts(db, member, number)).toEqual({ asked: [], brought: [] });
	});

	it('a window that was left open replaces nothing that was saved in another', async () => {
		const { outsider } = company;
		const number = await write();
		const first = await keep(outsider, number, { base: 0 });
		await keep(outsider, number, { base: first.updatedAt, text: 'And the second page came late.' });
		await expect(keep(outsider, number, { base: first.updatedAt, text: 'Old' })).rejects.toMatchObject({
			status: 409,
		});
		await expect(keep(outsider, number, { base: 0 })).rejects.toMatchObject({ status: 409 });
	});
});

describe('once it is released', () => {
	it('stands beside the others, by role, with a name where its writer wants one', async () => {
		const { db, admin, member, outsider } = company;
		const number = await write();
		await releaseWhatISaw(db, outsider, number, told());
		await releaseWhatISaw(db, admin, number, told({ role: 'On call', text: 'It *rang*.', withName: true }));
		expect(await shown(member, number)).toEqual([
			['At the help desk', '', `<p>${SEEN}</p>\n`],
			['On call', 'Tomasz Wrona', '<p>It <em>rang</em>.</p>\n'],
		]);
		expect(await found(member)).toBe(1);
		expect(await exported(member, number)).not.toContain('Nguyễn');
	});

	it('a change is seen when it is saved, and not when the browser saves in passing', async () => {
		const { db, member, outsider } = company;
		const number = await write();
		await releaseWhatISaw(db, outsider, number, told());
		await expect(keep(outsider, number, { text: 'Half a sen', autosaved: true })).rejects.toMatchObject({
			status: 409,
		});
		await keep(outsider, number, { text: 'The queue was full: zqegret.' });
		expect(await shown(member, number)).toEqual([
			['At the help desk', '', '<p>The queue was full: zqegret.</p>\n'],
		]);
		expect([await found(member), await found(member, 'zqegret')]).toEqual([0, 1]);
	});

	it.each([
		['taken back', (who: Person, number: number) => takeBackWhatISaw(company.db, who, number)],
		['deleted', (who: Person, number: number) => deleteWhatISaw(company.db, who, number)],
	])('and %s, it is gone from everywhere', async (_, act) => {
		const { db, member, outsider } = company;
		const number = await write();
		await releaseWhatISaw(db, outsider, number, told());
		await act(outsider, number);
		expect(await shown(member, number)).toEqual([]);
		expect(await found(member)).toBe(0);
		expect(await exported(member, number)).not.toContain('zqheron');
	});

	it('stays in the search when the post-mortem is revised', async () => {
		const { db, member, outsider } = company;
		const number = await write();
		await releaseWhatISaw(db, outsider, number, told());
		await revise(db, member, number, Revision.parse({ content: { narrative: 'It renewed itself twice.' } }));
		expect(await found(member)).toBe(1);
	});

	it('is not released while there is nothing in it', async () => {
		const { db, outsider } = company;
		const number = await write();
		await expect(releaseWhatISaw(db, outsider, number, told({ text: ' ' }))).rejects.toMatchObject({
			status: 422,
		});
		expect((await whatISaw(db, outsider, number)).mine).toBeNull();
	});
});

describe('who may write one', () => {
	it('not somebody who may not read the post-mortem, until an author asks', async () => {
		const { db, member, outsider } = company;
		const number = await write({ team: 'payments', visibility: 'team' });
		await expect(whatISaw(db, outsider, number)).rejects.toMatchObject({ status: 404 });
		await expect(keep(outsider, number)).rejects.toMatchObject({ status: 404 });
		await askForAccounts(db, member, number, { people: [outsider.email] });
		expect(await inbox(db, outsider)).toMatchObject([
			{ sentence: 'Inês Carvalho asks what you saw of PM\u20111', href: '/postmortems/1/what-i-saw' },
		]);
		await keep(outsider, number);
		expect(await inbox(db, outsider, { unread: true })).toEqual([]);
		expect(await whatISaw(db, outsider, number)).toMatchObject({ title: 'The certificate', reads: false });
		await expect(whatPeopleSaw(db, outsider, number)).rejects.toMatchObject({ status: 404 });
		expect((await askedForAccounts(db, member, number)).asked.map(({ name }) => name)).toEqual([
			outsider.name,
		]);
	});

	it('what they wrote stays theirs when they are asked no more, and the title does not', async () => {
		const { db, member, outsider } = company;
		const number = await write({}, false);
		await askForAccounts(db, member, number, { people: [outsider.email] });
		await releaseWhatISaw(db, outsider, number, told());
		await askNoLonger(db, member, number, { personId: outsider.id });
		expect(await whatISaw(db, outsider, number)).toMatchObject({ title: null, mine: { text: SEEN } });
		expect(await inbox(db, outsider)).toEqual([]);
		await takeBackWhatISaw(db, outsider, number);
		expect(await shown(member, number)).toEqual([]);
	});

	it('of a restricted one only those are asked who may read it, and nobody else learns its title', async () => {
		const { db, owner, member, outsider } = company;
		const lior = await join(db, owner, { name: 'Lior Katz', email: 'lior@example.org' });
		const number = await write({ visibility: 'restricted', readers: [lior.email] }, false);
		await expect(
			askForAccounts(db, member, number, { people: [lior.email, outsider.email] }),
		).rejects.toMatchObject({ status: 422 });
		expect(await inbox(db, lior)).toEqual([]);
		await askForAccounts(db, member, number, { people: [lior.email] });
		expect((await whatISaw(db, lior, number)).title).toBe('The certificate');

		const open = await write();
		await askForAccounts(db, member, open, { people: [outsider.email] });
		await revise(db, member, open, Revision.parse({ sharing: { visibility: 'restricted' } }));
		await expect(whatISaw(db, outsider, open)).rejects.toMatchObject({ status: 404 });
		expect(await inbox(db, outsider)).toEqual([]);
	});

	it('its authors alone ask', async () => {
		const { db, admin, outsider } = company;
		const number = await write();
		const act = askForAccounts(db, admin, number, { people: [outsider.email] });
		await expect(act).rejects.toMatchObject({ status: 403 });
	});

	it('nobody writes about what was removed', async () => {
		const { db, member, outsider } = company;
		const number = await write();
		await keep(outsider, number);
		await remove(db, member, number);
		await expect(whatISaw(db, outsider, number)).rejects.toMatchObject({ status: 404 });
	});
});

describe('an export that is brought to another workspace', () => {
	it('has the released accounts in it, and nothing of the others', async () => {
		const { db, admin, member, outsider } = company;
		const number = await write();
		await releaseWhatISaw(db, admin, number, told({ role: 'On call', withName: true }));
		await keep(outsider, number, { text: 'Not for you: zqegret.' });
		const { name, text } = await exportMarkdown(db, member, number);
		await withdraw(db, member, number);

		const elsewhere = await freshCompany();
		const options = { team: null, visibility: 'workspace', publish: true } as const;
		const file = { name, bytes: new TextEncoder().encode(text) };
		const [outcome] = await importDocuments(elsewhere.db, elsewhere.member, [file], options);
		const brought = outcome && 'number' in outcome ? outcome.number : 0;
		expect((await exportMarkdown(elsewhere.db, elsewhere.member, brought)).text).toBe(text);
		expect(text).not.toContain('zqegret');
		expect(await found(elsewhere.member, 'zqheron', elsewhere)).toBe(1);
		const { brought: accounts } = await askedForAccounts(elsewhere.db, elsewhere.member, brought);
		expect(accounts).toMatchObject([{ role: 'On call', name: 'Tomasz Wrona' }]);
		await removeBrought(elsewhere.db, elsewhere.member, brought, { id: accounts[0]?.id ?? 0 });
		expect((await whatPeopleSaw(elsewhere.db, elsewhere.member, brought)).accounts).toEqual([]);
		await elsewhere.close();
	});
});
