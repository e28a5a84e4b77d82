import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draft, NewPostmortem, read, revise, Revision } from '../../postmortems/postmortems.server.ts';
import { readDiscussion } from '../../postmortems/discussed.server.ts';
import { remove, withdraw } from '../../postmortems/publication.server.ts';
import { inbox } from '../../notifications/inbox.server.ts';
import type { Person } from '../../accounts/person.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import { note, reply } from './commenting.server.ts';
import { rewrite, takeBack } from './own-words.server.ts';
import { reopen, resolve } from './resolving.server.ts';
import { mentionable } from './mentions.server.ts';
import { NewThread } from './note.ts';

let company: Company;
let author: Person;
let reader: Person;
let stranger: Person;
beforeAll(async () => {
	company = await freshCompany();
	author = company.member;
	stranger = company.outsider;
	reader = await join(company.db, company.owner, { name: 'Lior Katz', email: 'lior@example.org' });
});
afterAll(() => company.close());

const NARRATIVE =
	'The queue was full at noon.\n\nThe **alert** that pages `on-call` fires at 40%, and we saw 38%.';

async function write(sharing: object = {}): Promise<number> {
	const content = {
		title: 'The queue asked nobody',
		narrative: NARRATIVE,
		timeline: [{ text: 'The first page went out.' }, { text: 'Somebody looked.' }],
	};
	const input = NewPostmortem.parse({ content, sharing });
	return (await draft(company.db, author, input, { publish: true })).number;
}
const at = (number: number) => ({ kind: 'postmortem', number }) as const;
const said = async (who: Person, number: number) =>
	(await readDiscussion(company.db, who, number)).discussion;
const leave = (who: Person, number: number, input: object) =>
	note(company.db, who, at(number), NewThread.parse(input));
const told = async (who: Person, number: number) =>
	(await inbox(company.db, who))
		.filter(({ href }) => href.startsWith(`/postmortems/${number}#`))
		.map(({ kind, href }) => `${kind} ${href.split('#')[1] ?? ''}`);
const QUOTE = {
	part: 'narrative',
	quote: 'alert that pages on-call fires at 40%',
	prefix: 'The ',
	suffix: ', and we',
};

describe('a note', () => {
	test('stands at the words that a reader sees, whatever their Markdown, and keeps to them', async () => {
		const number = await write();
		await leave(stranger, number, { text: 'Ours has the same story.', ...QUOTE });
		const [thread] = (await said(reader, number)).threads;
		expect(thread).toMatchObject({ stands: 'words', anchor: QUOTE });
		expect(thread?.comments).toMatchObject([{ by: { name: stranger.name }, typed: null, removed: false }]);

		const change = (narrative: string) =>
			revise(company.db, author, number, Revision.parse({ content: { narrative } }));
		await change(`Before all that, it was quiet.\n\n${NARRATIVE.replace('40%', '*40%* of sign-ins')}`);
		expect((await said(reader, number)).threads).toMatchObject([{ stands: 'words' }]);
		await change('We tell it differently now.');
		expect((await said(reader, number)).threads).toMatchObject([{ stands: 'changed', anchor: QUOTE }]);
	});

	test('at a moment that is gone is about the whole, and not lost', async () => {
		const number = await write();
		const { content } = await read(company.db, author, number);
		const [first, second] = content.timeline;
		await leave(reader, number, { text: 'By whom?', part: `timeline.${second?.id}`, quote: 'Somebody' });
		expect((await said(reader, number)).threads).toMatchObject([{ stands: 'words' }]);
		await revise(company.db, author, number, Revision.parse({ content: { timeline: [first] } }));
		expect((await said(reader, number)).threads).toMatchObject([
			{ stands: 'gone', comments: [{ text: 'By whom?' }] },
		]);
	});

	test('comes in reading order, those about all of it first', async () => {
		const number = await write();
		await leave(reader, number, { text: 'late', part: 'narrative', quote: 'we saw 38%' });
		await leave(reader, number, { text: 'early', part: 'narrative', quote: 'The queue' });
		await leave(reader, number, { text: 'all of it' });
		const order = (await said(reader, number)).threads.map(({ comments }) => comments[0]?.text);
		expect(order).toEqual(['all of it', 'early', 'late']);
	});
});

describe('who hears of it', () => {
	test('authors of a note, those in it of a reply, those named of a mention, each once and in the best words', async () => {
		const number = await write();
		const { thread } = await leave(reader, number, { text: 'Was it the same, @Nguyễn Thu Hà?' });
		expect(await told(author, number)).toEqual([`comment note-${thread}`]);
		expect(await told(stranger, number)).toEqual([expect.stringMatching(/^mention comment-/)]);
		await reply(company.db, stranger, at(number), { thread, text: 'It was.' });
		await reply(company.db, author, at(number), { thread, text: 'Thank you, @lior' });
		expect(await told(stranger, number)).toContain(`reply note-${thread}`);
		expect((await told(reader, number)).map((one) => one.split(' ')[0]).sort()).toEqual(['mention', 'reply']);
		const comments = (await said(author, number)).threads[0]?.comments ?? [];
		expect(comments[0]?.text).toBe(`Was it the same, @[${stranger.id}]?`);
		expect(comments[0]?.html[0]).toContain(`<a href="/people/${stranger.id}">@Nguyễn Thu Hà</a>`);
		expect(comments[2]?.typed).toBe('Thank you, @Lior Katz');
	});

	test('a restricted post-mortem offers and tells those alone who may see it', async () => {
		const number = await write({ visibility: 'restricted', readers: [reader.email] });
		const offered = await mentionable(company.db, author, at(number), '');
		expect(offered.map(({ id }) => id)).toEqual([reader.id]);
		await expect(mentionable(company.db, stranger, at(number), '')).rejects.toMatchObject({ status: 404 });
		await leave(author, number, { text: `Ask @Nguyễn Thu Hà or @[${stranger.id}].` });
		expect(await told(stranger, number)).toEqual([]);
		await expect(leave(stranger, number, { text: 'Hello' })).rejects.toMatchObject({ status: 404 });
		await expect(said(stranger, number)).rejects.toMatchObject({ status: 404 });
	});

	test('it follows the entry: withdrawn it is for its authors, removed for nobody', async () => {
		const number = await write();
		await leave(reader, number, { text: 'Good.' });
		await withdraw(company.db, author, number);
		await expect(said(reader, number)).rejects.toMatchObject({ status: 404 });
		expect((await said(author, number)).threads).toHaveLength(1);
		expect(await told(reader, number)).toEqual([]);
		await remove(company.db, author, number);
		await expect(said(author, number)).rejects.toMatchObject({ status: 404 });
	});
});

describe('afterwards', () => {
	const commentOf = async (number: number, index: number) =>
		(await said(author, number)).threads[0]?.comments[index]?.id ?? 0;

	test('one changes and takes back what one said oneself; what others answered keeps its place', async () => {
		const number = await write();
		const { thread } = await leave(reader, number, { text: 'First' });
		await reply(company.db, stranger, at(number), { thread, text: 'Second' });
		const [first, second] = [await commentOf(number, 0), await commentOf(number, 1)];
		await expect(
			rewrite(company.db, author, at(number), { comment: first, text: 'Mine' }),
		).rejects.toMatchObject({ status: 403 });
		await rewrite(company.db, reader, at(number), { comment: first, text: 'First, in other words' });
		expect((await said(author, number)).threads[0]?.comments[0]?.editedAt).not.toBeNull();

		await takeBack(company.db, reader, at(number), { comment: first });
		expect((await said(author, number)).threads[0]?.comments).toMatchObject([
			{ removed: true, text: '', html: [] },
			{ removed: false },
		]);
		await expect(
			rewrite(company.db, reader, at(number), { comment: first, text: 'Back' }),
		).rejects.toMatchObject({ status: 404 });
		await takeBack(company.db, stranger, at(number), { comment: second });
		expect((await said(author, number)).threads).toEqual([]);
	});

	test('whoever began it and the authors resolve it and open it again', async () => {
		const number = await write();
		const { thread } = await leave(reader, number, { text: 'A question' });
		await expect(resolve(company.db, stranger, at(number), { thread })).rejects.toMatchObject({
			status: 403,
		});
		await resolve(company.db, reader, at(number), { thread });
		await expect(resolve(company.db, author, at(number), { thread })).rejects.toMatchObject({ status: 409 });
		expect(await said(author, number)).toMatchObject({
			open: 0,
			threads: [{ resolved: { by: 'Lior Katz' } }],
		});
		await reopen(company.db, author, at(number), { thread });
		expect(await said(author, number)).toMatchObject({ open: 1, threads: [{ resolved: null }] });
	});

	test('a note of one post-mortem is not reached through another', async () => {
		const [one, other] = [await write(), await write({ visibility: 'restricted' })];
		const { thread } = await leave(author, other, { text: 'Secret' });
		const comment = await commentOf(other, 0);
		for (const act of [
			reply(company.db, author, at(one), { thread, text: 'Here' }),
			resolve(company.db, author, at(one), { thread }),
			takeBack(company.db, author, at(one), { comment }),
		]) {
			await expect(act).rejects.toMatchObject({ status: 404 });
		}
	});
});
