import { unzipSync, strFromU8 } from 'fflate';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#lib/db/transact.server.ts';
import { streamZip } from '#lib/files/zip-stream.server.ts';
import { EMAILS, freshCompany, personOf, type Company } from '../../../tests/support/people.ts';
import { askErasure, erasuresAsked, takeBackErasure } from '../accounts/erasing.server.ts';
import { listInvitations } from '../accounts/invitation-list.server.ts';
import { invite, readInvitation } from '../accounts/invitations.server.ts';
import { deactivate, reactivate } from '../accounts/leaving.server.ts';
import { personOfSession, startSession } from '../accounts/sessions.server.ts';
import { makeToken, personOfToken } from '../accounts/tokens.server.ts';
import { listPeople, readPerson } from '../entries/acquaintances.server.ts';
import { discussion } from '../entries/discussion/discussion.server.ts';
import { note } from '../entries/discussion/commenting.server.ts';
import { NewThread } from '../entries/discussion/note.ts';
import { version } from '../entries/tables.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { tell } from '../notifications/notifications.server.ts';
import { draft, NewPostmortem, read } from '../postmortems/postmortems.server.ts';
import { askForReview } from '../postmortems/review.server.ts';
import { Asking } from '../postmortems/review.ts';
import { keepWhatISaw } from '../postmortems/what-i-saw/what-i-saw.server.ts';
import { WhatISaw } from '../postmortems/what-i-saw/what-i-saw.ts';
import { NewView, saveView } from '../search/saved-views.server.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import { keep } from '../recall/keeping.server.ts';
import { recallCard, recallWish } from '../recall/tables.server.ts';
import { setAWeek } from '../recall/wish.server.ts';
import { writeLessons } from '../../../tests/support/lessons.ts';
import { erase } from './erasure.server.ts';
import { ownData } from './own-data.server.ts';
import { endParts, handOverChanges } from './handing-over.server.ts';
import { waitingFor } from './waiting.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const refused = (status: number) => ({ status });
const write = (content: object, { publish = true, sharing = {} } = {}) =>
	draft(company.db, company.member, NewPostmortem.parse({ content, sharing }), { publish });

describe('who leaves', () => {
	test('has no way in at once, and neither has whom they invited', async () => {
		const { db, owner, admin } = company;
		const session = await startSession(db, admin.id, 'A browser');
		const token = await makeToken(db, admin, { name: 'A script', scopes: ['read'], days: 90 });
		const secret = await invite(db, admin, { email: 'second@example.org', role: 'admin', teamId: null });
		await deactivate(db, owner, { personId: admin.id });
		expect(await personOfSession(db, session)).toBeNull();
		expect(await personOfToken(db, token)).toBeNull();
		await expect(readInvitation(db.read, secret)).rejects.toMatchObject(refused(404));
		expect((await listInvitations(db, owner)).filter(({ state }) => state === 'open')).toEqual([]);

		await reactivate(db, owner, { personId: admin.id });
		expect(await personOf(db, EMAILS.admin)).toMatchObject({ role: 'admin' });
		expect(await personOfToken(db, token), 'what ended stays ended').toBeNull();
		expect(await personOfSession(db, session)).toBeNull();
	});

	test('what waits for them is handed over; of drafts an administrator learns how many', async () => {
		const { db, owner, admin, member, outsider } = company;
		const change = { text: 'Ask the queue first', owner: EMAILS.member, state: 'open' };
		const { number } = await write({ title: 'Published', changes: [change] });
		await write({ title: 'Secret draft' }, { publish: false });
		const asked = await draft(db, outsider, NewPostmortem.parse({ content: { title: 'In review' } }));
		await askForReview(db, outsider, asked.number, Asking.parse({ reviewers: [EMAILS.member] }));
		await expect(waitingFor(db, outsider, member.id)).rejects.toMatchObject(refused(403));

		const waiting = await waitingFor(db, admin, member.id);
		expect(waiting).toMatchObject({ hiddenChanges: 0, reviews: 1, facilitates: 0, ownDrafts: 1 });
		expect(waiting.changes.map(({ text }) => text)).toEqual(['Ask the queue first']);
		expect(JSON.stringify(waiting)).not.toMatch(/Secret draft|In review/);

		await deactivate(db, owner, { personId: member.id });
		expect(await handOverChanges(db, admin, { from: member.id, to: outsider.id })).toEqual({ changes: 1 });
		expect((await read(db, admin, number)).content.changes[0]?.owner).toBe(EMAILS.outsider);
		await endParts(db, admin, member.id);
		expect(await waitingFor(db, admin, member.id)).toMatchObject({ changes: [], reviews: 0 });
		expect((await inbox(db, outsider)).map(({ kind }) => kind)).toContain('part-ended');
	});
});

describe('who is erased', () => {
	const confirmed = 'Inês Carvalho';

	test('has left, asked or not, and an owner types their name', async () => {
		const { db, owner, admin, member } = company;
		const input = { personId: member.id, confirmed };
		await expect(erase(db, owner, input)).rejects.toMatchObject(refused(409));
		await deactivate(db, owner, { personId: member.id });
		await expect(erase(db, admin, input)).rejects.toMatchObject(refused(403));
		await expect(erase(db, owner, { ...input, confirmed: 'Ines' })).rejects.toMatchObject(refused(422));
		await erase(db, owner, input);
		await expect(erase(db, owner, input)).rejects.toMatchObject(refused(404));
		await expect(reactivate(db, owner, { personId: member.id })).rejects.toMatchObject(refused(404));
	});

	test('leaves what was for others under no name, and nothing that was their own', async () => {
		const { db, owner, member, outsider } = company;
		const authors = [EMAILS.member, EMAILS.outsider];
		const change = { text: 'Ask first', owner: EMAILS.member, state: 'open' };
		const content = { title: 'Told', narrative: 'It broke.', changes: [change] };
		const { number } = await write(content, { sharing: { authors } });
		const own = await write({ title: 'Alone', narrative: 'zqalone' }, { publish: false });
		const together = await write({ title: 'Both' }, { publish: false, sharing: { authors } });
		await note(db, outsider, { kind: 'postmortem', number }, NewThread.parse({ text: 'Ask @Inês' }));
		await keepWhatISaw(db, member, number, WhatISaw.parse({ role: 'On call', text: 'zqsawalone' }));
		await saveView(db, member, NewView.parse({ name: 'zqmine', address: '/postmortems?stage=draft' }));
		await transact(db, (tx) =>
			tell(tx, { to: [member.id], kind: 'mention', entryId: number, by: outsider.id }),
		);
		await invite(db, owner, { email: 'other@example.org', role: 'member', teamId: null });
		const { lessons } = await writeLessons(db, outsider, { taught: ['zqkept'] });
		await keep(db, member, { lesson: lessons[0] ?? 0 });
		await setAWeek(db, member, { aWeek: 3 });
		await deactivate(db, owner, { personId: member.id });
		await erase(db, owner, { personId: member.id, confirmed });

		expect(await db.read.select().from(recallCard)).toEqual([]);
		expect(await db.read.select().from(recallWish)).toEqual([]);
		expect(await readPerson(db, owner, member.id)).toMatchObject({
			name: 'Someone who has left',
			email: `erased-${member.id}@nobody.invalid`,
			zone: 'UTC',
			inTeams: [],
		});
		const left = await read(db, outsider, number);
		expect(left.sharing.authors).toEqual([`erased-${member.id}@nobody.invalid`, EMAILS.outsider]);
		expect(left.content.narrative).toBe('It broke.');
		expect((await read(db, outsider, together.number)).content.title).toBe('Both');
		await expect(read(db, member, own.number)).rejects.toMatchObject(refused(404));
		expect((await search(db, member, SearchQuery.parse({ q: 'zqalone' }))).total).toBe(0);
		const said = JSON.stringify(await discussion(db, outsider, { kind: 'postmortem', number }, () => []));
		expect(said).toContain('Someone who has left');
		expect(said).not.toContain('Inês');
		const versions = await db.read.select().from(version).where(eq(version.entryId, left.entry.id));
		expect(JSON.stringify(versions)).not.toContain(EMAILS.member);

		const everything = await dumpOf(company);
		for (const word of [EMAILS.member, 'Inês', 'zqalone', 'zqsawalone', 'zqmine']) {
			expect(everything.includes(word), word).toBe(false);
		}
		const emails = (await listPeople(db, owner)).map(({ email }) => email);
		expect(emails).not.toContain(EMAILS.member);
	});

	test('may ask for it, which the owners alone are told, and take it back', async () => {
		const { db, owner, admin, member } = company;
		await askErasure(db, member);
		await askErasure(db, member);
		expect((await erasuresAsked(db.read, owner)).map(({ name }) => name)).toEqual([confirmed]);
		expect(await erasuresAsked(db.read, admin)).toEqual([]);
		await takeBackErasure(db, member);
		expect(await erasuresAsked(db.read, owner)).toEqual([]);
	});
});

/** Every text that is stored, but in the index, whose pages are no rows. */
async function dumpOf({ db }: Company): Promise<string> {
	const tables = await db.reader.execute(
		"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search_[twm]*'",
	);
	const words: string[] = [];
	for (const [name] of tables.rows.map((row) => Object.values(row) as string[])) {
		const { rows } = await db.reader.execute(`SELECT * FROM "${name ?? ''}"`);
		words.push(...rows.map((row) => JSON.stringify(row)));
	}
	return words.join('\n');
}

test('everything about oneself, and nothing of others', async () => {
	const { db, member, outsider } = company;
	await write({ title: 'Published', narrative: 'zqwritten' });
	await write({ title: 'A draft', narrative: 'zqdrafted' }, { publish: false });
	const theirs = NewPostmortem.parse({ content: { title: 'Theirs', narrative: 'zqtheirs' } });
	const { number } = await draft(db, outsider, theirs, { publish: true });
	await note(db, member, { kind: 'postmortem', number }, NewThread.parse({ text: 'zqmysaying' }));
	await note(db, outsider, { kind: 'postmortem', number }, NewThread.parse({ text: 'zqtheirsaying' }));
	await keepWhatISaw(db, member, number, WhatISaw.parse({ role: 'On call', text: 'zqmine' }));
	await keepWhatISaw(db, outsider, number, WhatISaw.parse({ role: 'On call', text: 'zqtheirown' }));
	await saveView(db, member, NewView.parse({ name: 'zqview', address: '/postmortems?stage=draft' }));
	const token = await makeToken(db, member, { name: 'zqtoken', scopes: ['read'], days: 90 });
	const session = await startSession(db, member.id, 'zqbrowser');

	const kept = await writeLessons(db, outsider, { taught: ['zqkeptlesson', 'zqtheirkept'] });
	await keep(db, member, { lesson: kept.lessons[0] ?? 0 });
	await keep(db, outsider, { lesson: kept.lessons[1] ?? 0 });
	const bytes = await new Response(streamZip(ownData(db, member), Date.UTC(2026, 10, 26))).bytes();
	const files = Object.entries(unzipSync(bytes)).map(
		([name, content]) => [name, strFromU8(content)] as const,
	);
	const all = files.map(([, words]) => words).join('\n');
	for (const word of [
		'zqwritten',
		'zqdrafted',
		'zqmysaying',
		'zqmine',
		'zqview',
		'zqkeptlesson',
		'zqtoken',
		'zqbrowser',
		EMAILS.member,
		'own-data-taken',
	]) {
		expect(all, word).toContain(word);
	}
	for (const word of [
		'zqtheirs',
		'zqtheirkept',
		'zqtheirsaying',
		'zqtheirown',
		token,
		session,
		EMAILS.outsider,
	]) {
		expect(all.includes(word), word).toBe(false);
	}
	expect(files.map(([name]) => name)).toEqual(
		expect.arrayContaining(['account.json', 'comments.md', 'PM-1-published.md', 'PM-2-a-draft.md']),
	);
});
