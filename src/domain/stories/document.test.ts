import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { SearchQuery } from '../search/query.ts';
import { search } from '../search/search.server.ts';
import { bare } from './content.server.ts';
import { readDocument, writeDocument, type StoryDocument } from './document.ts';
import { exportMarkdown } from './exporting.server.ts';
import { importStories } from './importing.server.ts';
import { publish } from './publication.server.ts';
import { begin, read, revise } from './stories.server.ts';
import { BLANK, NewStory, Revision } from './telling.ts';

let company: Company;
let elsewhere: Company;
beforeAll(async () => {
	company = await freshCompany();
	elsewhere = await freshCompany();
});
afterAll(() => {
	company.close();
	elsewhere.close();
});

const bytes = (name: string, text: string) => [{ name, bytes: new TextEncoder().encode(text) }];
const tell = async (input: object) => {
	const { number } = await begin(company.db, company.member, NewStory.parse(input));
	await publish(company.db, company.member, number);
	return number;
};

const GUIDED = {
	title: 'The restore: “not there”',
	tried: '## A heading of my own\n\nI looked after *backups*.\n\n- one\n- two',
	happened: '---\n\nIt was empty.',
	learned: 'A backup is a belief.\nA restore is a fact.',
	differently: 'Restore by hand',
	lookAfter: true,
	stillWrong: '# Also a heading',
	topics: ['Backups', 'Belief'],
	recording: 'https://example.org/talk',
	postmortem: 128,
	until: '2099-01-01',
};

describe('a story as a file', () => {
	it.each([
		['guided', GUIDED],
		[
			'free',
			{
				title: 'Free',
				form: 'free',
				body: '# Not the title\n\n## What I learned\n\nAll of it',
				learned: 'One',
			},
		],
		['free, with nothing in it but a lesson', { title: 'Free', form: 'free', learned: 'One' }],
		[
			'slides',
			{
				title: 'Slides',
				form: 'slides',
				slides: [
					{ title: 'First', text: 'a\n\nb' },
					{ title: '', text: '' },
					{ title: '', text: '## third' },
				],
				learned: 'One',
			},
		],
	])('comes back equal: %s', async (_, input) => {
		const number = await tell(input);
		const before = await read(company.db, company.member, number);
		const { name, text } = await exportMarkdown(company.db, company.member, number);
		expect(name).toMatch(/^S-\d+-[a-z-]+\.md$/);
		const [outcome] = await importStories(elsewhere.db, elsewhere.member, bytes(name, text));
		expect(outcome).toMatchObject({ state: 'imported', title: before.content.title });
		const made = outcome?.state === 'imported' ? outcome.number : 0;
		const after = await read(elsewhere.db, elsewhere.member, made);
		expect(bare(after.content)).toEqual(bare(before.content));
		expect(after.sharing).toEqual(before.sharing);
		expect(after.entry.publishedAt).toBe(before.entry.publishedAt);
		expect(after.entry.uid).toBe(before.entry.uid);
	});

	it('twice changes nothing, and changed it changes the story', async () => {
		const number = await tell({ title: 'Again', learned: 'zqagain' });
		const { name, text } = await exportMarkdown(company.db, company.member, number);
		const bring = (written: string, who = company.member) =>
			importStories(company.db, who, bytes(name, written)).then(([one]) => one);
		expect(await bring(text)).toMatchObject({ state: 'unchanged', number });
		expect(await bring(text.replace('zqagain', 'zqother'))).toMatchObject({ state: 'updated', number });
		expect((await read(company.db, company.member, number)).content.learned).toBe('zqother');
		const found = await search(company.db, company.outsider, SearchQuery.parse({ q: 'zqother' }));
		expect(found.items.map((one) => one.number)).toEqual([number]);
		expect(await bring(text.replace('zqagain', 'Mine'), company.outsider)).toMatchObject({ state: 'failed' });
	});

	it('is told where it is none of ours, or was told without a name', async () => {
		const none = await importStories(company.db, company.member, bytes('notes.md', '# Some notes'));
		expect(none).toMatchObject([{ state: 'failed', reason: 'It is no story that Kintsugi wrote.' }]);
		const unsigned: StoryDocument = {
			uid: 'abcdefghijkmnpqrstuv',
			number: 9,
			publishedAt: null,
			month: '2026-11',
			sharing: { team: null, visibility: 'workspace', readers: [], authors: [] },
			content: { ...BLANK, title: 'Without a name', learned: 'Much' },
		};
		const text = writeDocument(unsigned);
		expect(readDocument(text)).toEqual(unsigned);
		const [refused] = await importStories(company.db, company.member, bytes('S-9.md', text));
		expect(refused).toMatchObject({ state: 'failed' });
	});

	it('carries a draft as a draft', async () => {
		const { number } = await begin(
			company.db,
			company.member,
			NewStory.parse({ title: 'Draft', tried: 'zqdraft' }),
		);
		await revise(company.db, company.member, number, Revision.parse({ tried: 'zqdraft, again' }));
		const { name, text } = await exportMarkdown(company.db, company.member, number);
		const [outcome] = await importStories(elsewhere.db, elsewhere.member, bytes(name, text));
		const made = outcome?.state === 'imported' ? outcome.number : 0;
		expect((await read(elsewhere.db, elsewhere.member, made)).entry.publishedAt).toBeNull();
		await expect(read(elsewhere.db, elsewhere.outsider, made)).rejects.toMatchObject({ status: 404 });
	});
});
