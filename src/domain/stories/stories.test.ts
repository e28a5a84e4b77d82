import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { changeLead } from '../accounts/members.server.ts';
import { versionsOf } from '../entries/history.server.ts';
import { linksAround } from '../entries/links.server.ts';
import { saySaw } from '../lessons/thanks.server.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import { listStories, ownStories } from './listing.server.ts';
import { publish, remove, restore, withdraw } from './publication.server.ts';
import { begin, beginWritten, read, revise } from './stories.server.ts';
import { NewStory, Revision } from './telling.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
});
afterAll(() => company.close());

const tell = async (input: object = {}, who = company.member) => {
	const given = NewStory.parse({
		title: 'The restore that was not there',
		learned: 'A backup is a belief.',
		...input,
	});
	return (await begin(company.db, who, given)).number;
};
const told = async (input: object = {}, who = company.member) => {
	const number = await tell(input, who);
	await publish(company.db, who, number);
	return number;
};
const reread = (number: number, who = company.member) => read(company.db, who, number);
const change = (number: number, input: object, who = company.member) =>
	revise(company.db, who, number, Revision.parse(input));
const found = async (words: string, who = company.outsider) =>
	(await search(company.db, who, SearchQuery.parse({ q: words }))).items.map(({ number }) => number);

describe('a story that begins', () => {
	it('is a draft that its author alone sees, with or without a title', async () => {
		const number = await tell({ title: '', tried: 'zqtried' });
		expect((await reread(number)).entry.publishedAt).toBeNull();
		await expect(reread(number, company.outsider)).rejects.toMatchObject({ status: 404 });
		expect(await found('zqtried')).toEqual([]);
		await expect(publish(company.db, company.member, number)).rejects.toMatchObject({ status: 422 });
	});

	it('is one, however often a browser sends it that did not hear the answer, and its writer’s alone', async () => {
		const sent = (learned: string) => ({
			uid: 'a'.repeat(20),
			form: 'free' as const,
			...Revision.parse({ learned, autosaved: true }),
		});
		const first = await beginWritten(company.db, company.member, sent('A belief.'));
		expect(await beginWritten(company.db, company.member, sent('A belief.'))).toEqual(first);
		const { number } = await beginWritten(company.db, company.member, sent('A belief, not a backup.'));
		expect(number).toBe(first.number);
		const { content, entry } = await reread(number);
		expect([content.form, content.learned, entry.publishedAt]).toEqual([
			'free',
			'A belief, not a backup.',
			null,
		]);
		const other = await beginWritten(company.db, company.outsider, {
			...sent('Theirs.'),
			uid: 'b'.repeat(20),
		});
		expect(other.number).not.toBe(number);
		const guest = { ...company.member, role: 'guest' as const };
		await expect(
			beginWritten(company.db, guest, { ...sent('No.'), uid: 'c'.repeat(20) }),
		).rejects.toMatchObject({ status: 403 });
	});

	it('keeps what belongs to the way in which it is told', async () => {
		const guided = await reread(await tell({ tried: 'I tried', body: 'Not of this form' }));
		expect(guided.content).toMatchObject({ form: 'guided', tried: 'I tried', body: '', slides: [] });
		const free = await reread(await tell({ form: 'free', body: 'All *of* it', tried: 'Not of this form' }));
		expect(free.content).toMatchObject({ body: 'All *of* it', tried: '' });
		const slides = [
			{ title: '', text: '' },
			{ title: 'Two', text: 'words' },
			{ title: '', text: '' },
		];
		const shown = await reread(await tell({ form: 'slides', slides }));
		expect(shown.content.slides).toEqual(slides.slice(0, 2));
	});

	it('takes a recording from a safe address and from no other', () => {
		const recording = (address: string) => NewStory.safeParse({ recording: address }).success;
		expect(recording('https://example.org/talk.mp4')).toBe(true);
		for (const bad of ['http://example.org', 'javascript:alert(1)', 'talk.mp4', 'https://a b'])
			expect(recording(bad)).toBe(false);
	});

	it('is one, sent twice under one name, and is not begun by guests', async () => {
		const uid = 'abcdefghijkmnpqrstuv';
		expect(await tell({ uid })).toBe(await tell({ uid }));
		const guest = await join(company.db, company.owner, {
			name: 'Paz',
			email: 'paz@example.org',
			role: 'guest',
		});
		await expect(tell({}, guest)).rejects.toMatchObject({ status: 403 });
	});
});

describe('what was learned', () => {
	it('is its lesson, and found by everybody once it is published', async () => {
		const number = await told({ happened: 'The archive was zqempty', postmortem: 128, topics: ['Backups'] });
		const { content } = await reread(number, company.outsider);
		expect(content.lesson?.text).toBe('A backup is a belief.');
		expect(content.changes).toEqual([]);
		expect(await found('zqempty')).toEqual([number]);
	});

	it('carries a change where the author says that somebody looks after it', async () => {
		const number = await told({ differently: 'Restore something small', lookAfter: true });
		expect((await reread(number)).content.changes).toMatchObject([
			{ text: 'Restore something small', owner: company.member.email, state: 'open', lesson: 1 },
		]);
		await change(number, { differently: 'Restore something small, by hand' });
		const { content } = await reread(number);
		expect(content.changes).toMatchObject([{ text: 'Restore something small, by hand' }]);
		expect(content.lookAfter).toBe(true);
		await change(number, { lookAfter: false });
		expect((await reread(number)).content).toMatchObject({
			changes: [],
			lookAfter: false,
			differently: 'Restore something small, by hand',
		});
	});

	it('leads to the post-mortem that it belongs to', async () => {
		const { draft, NewPostmortem } = await import('../postmortems/postmortems.server.ts');
		const made = await draft(
			company.db,
			company.member,
			NewPostmortem.parse({ content: { title: 'The empty archive' } }),
			{ publish: true },
		);
		const number = await told({ postmortem: made.number });
		const { entry } = await reread(number);
		const { to } = await linksAround(company.db.read, company.member, entry);
		expect(to).toMatchObject([{ kind: 'postmortem', number: made.number }]);
	});
});

describe('writing', () => {
	it('keeps versions, folds autosaves, and refuses to write over what somebody else saved', async () => {
		const number = await tell();
		const { version } = await change(number, { tried: 'One', base: 1, autosaved: true });
		await change(number, { tried: 'Two', base: version, autosaved: true });
		await expect(change(number, { tried: 'Other', base: version })).rejects.toMatchObject({ status: 409 });
		expect((await reread(number)).content.tried).toBe('Two');
		expect(
			(await versionsOf(company.db.read, (await reread(number)).entry.id)).map((one) => one.number),
		).toEqual([3, 1]);
	});

	it('makes no version of the same words, and saves nothing by itself that others read', async () => {
		const number = await told({ tried: 'One' });
		expect(await change(number, { tried: 'One' })).toEqual({ version: 1 });
		await expect(change(number, { tried: 'Two', autosaved: true })).rejects.toMatchObject({ status: 409 });
		await expect(change(number, { title: '' })).rejects.toMatchObject({ status: 422 });
	});

	it('is its authors’, and an administrator’s once they see it', async () => {
		const number = await told();
		await expect(change(number, { tried: 'Mine' }, company.outsider)).rejects.toMatchObject({ status: 403 });
		await change(number, { tried: 'Mended' }, company.admin);
		await expect(change(number, { visibility: 'restricted' }, company.admin)).rejects.toMatchObject({
			status: 403,
		});
	});
});

describe('who reads it', () => {
	it('can be a team, or people by name', async () => {
		const team = await told({ team: 'payments', visibility: 'team' });
		await expect(reread(team, company.outsider)).rejects.toMatchObject({ status: 404 });
		const named = await told({ visibility: 'restricted', readers: ['Nguyễn Thu Hà'] });
		expect((await reread(named, company.outsider)).sharing.readers).toEqual([company.outsider.email]);
		await expect(reread(named, company.admin)).rejects.toMatchObject({ status: 404 });
		await expect(tell({ readers: ['Nobody Known'] })).rejects.toMatchObject({ status: 422 });
	});

	it('is nobody once it is withdrawn or removed, and they are again', async () => {
		const number = await told({ tried: 'zqwithdrawn' });
		await withdraw(company.db, company.member, number);
		await expect(reread(number, company.outsider)).rejects.toMatchObject({ status: 404 });
		expect(await found('zqwithdrawn')).toEqual([]);
		await publish(company.db, company.member, number);
		await remove(company.db, company.member, number);
		await expect(reread(number)).rejects.toMatchObject({ status: 404 });
		await restore(company.db, company.member, number);
		expect(await found('zqwithdrawn')).toEqual([number]);
		await expect(withdraw(company.db, company.outsider, number)).rejects.toMatchObject({ status: 403 });
	});
});

describe('the lists', () => {
	it('are in the order that was asked for, each a page at a time', async () => {
		const fresh = await freshCompany();
		try {
			const make = async (title: string, input: object = {}, who = fresh.member) => {
				const { number } = await begin(
					fresh.db,
					who,
					NewStory.parse({ title, learned: `*${title}*`, ...input }),
				);
				await publish(fresh.db, who, number);
				return number;
			};
			const [one, two, three] = [
				await make('One', { team: 'payments' }),
				await make('Two', {}, fresh.admin),
				await make('Three', { body: 'word '.repeat(1000), form: 'free' }),
			];
			const listed = (by: 'new' | 'recognised' | 'leaders' | 'team', who = fresh.member) =>
				listStories(fresh.db, who, { by }).then(({ rows }) => rows.map(({ number }) => number));
			expect(await listed('new')).toEqual([three, two, one]);
			expect(await listed('team')).toEqual([one]);
			expect(await listed('leaders')).toEqual([]);
			await changeLead(fresh.db, fresh.owner, {
				slug: 'platform',
				personId: fresh.admin.id,
				leads: true,
			});
			expect(await listed('leaders')).toEqual([two]);
			const readers = [fresh.owner, fresh.admin, fresh.outsider];
			for (const who of readers.slice(0, 2))
				await saySaw(fresh.db, who, { kind: 'story', number: one }, { lesson: null });
			expect(await listed('recognised')).toEqual([three, two, one]);
			await saySaw(fresh.db, fresh.outsider, { kind: 'story', number: one }, { lesson: null });
			expect(await listed('recognised')).toEqual([one, three, two]);
			const first = await listStories(fresh.db, fresh.member, { by: 'recognised', limit: 2 });
			expect(first.rows).toMatchObject([
				{
					number: one,
					title: 'One',
					lesson: 'One',
					recognised: 3,
					minutes: 1,
					team: { slug: 'payments' },
					authors: [{ name: 'Inês Carvalho', line: 'Payments' }],
				},
				{ number: three, recognised: null, minutes: 5, team: null },
			]);
			const rest = await listStories(fresh.db, fresh.member, {
				by: 'recognised',
				limit: 2,
				after: first.next ?? '',
			});
			expect(rest.rows).toMatchObject([{ number: two, authors: [{ line: 'Leads Platform' }] }]);
			expect(rest.next).toBeNull();
			await begin(fresh.db, fresh.member, NewStory.parse({ title: 'Draft' }));
			expect(
				(await ownStories(fresh.db, fresh.member)).map(({ title, isDraft }) => [title, isDraft]),
			).toContainEqual(['Draft', true]);
			expect(await listed('new', fresh.outsider)).toHaveLength(3);
		} finally {
			fresh.close();
		}
	});
});
