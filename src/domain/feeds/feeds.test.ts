import { parseFeed as independentParse } from '@rowanmanning/feed-parser';
import { eq } from 'drizzle-orm';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import type { Person } from '../accounts/person.ts';
import { createEntry } from '../entries/entries.server.ts';
import { markPublished } from '../entries/standing.server.ts';
import { entry } from '../entries/tables.server.ts';
import { Change } from '../lessons/lesson.ts';
import { setLearned } from '../lessons/lessons.server.ts';
import type { FeedOf } from './feed.ts';
import { askFeed, endFeed, feedsOf, makeFeed } from './feeds.server.ts';
import { feedItems } from './items.server.ts';
import { feed } from './tables.server.ts';
import { writeFeed, type FeedContent } from './writing.ts';

let company: Company;

beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const write = (told: Partial<Told>) => writeEntry(company.db, company.member, { title: 'Queues', ...told });
const titles = async (of: FeedOf, who: Person = company.member) =>
	(await feedItems(company.db, who, of)).map(({ title }) => title).sort();
const EVERYTHING: FeedOf = { kind: 'everything' };

describe('what is in a feed', () => {
	beforeEach(async () => {
		await write({ title: 'For everybody', topics: ['Back pressure'] });
		await write({ title: 'Of Payments', team: 'payments', visibility: 'team' });
		await write({ title: 'Of Platform', team: 'platform', topics: ['Back pressure'] });
		await write({ title: 'Named', visibility: 'restricted', readers: [company.outsider.email] });
		await write({ title: 'A draft', draft: true });
	});

	test.each<[FeedOf, string[], string[]]>([
		[EVERYTHING, ['For everybody', 'Of Payments', 'Of Platform'], ['For everybody', 'Of Platform']],
		[{ kind: 'team', team: 'payments' }, ['Of Payments'], []],
		[
			{ kind: 'topic', topic: 'back-pressure' },
			['For everybody', 'Of Platform'],
			['For everybody', 'Of Platform'],
		],
		[{ kind: 'search', query: 'payments' }, ['Of Payments'], []],
		[{ kind: 'team', team: 'gone' }, [], []],
		[{ kind: 'topic', topic: 'unknown' }, [], []],
	])(
		'%o: what its owner may read, and nothing that is kept to named people',
		async (of, member, outsider) => {
			expect(await titles(of)).toEqual(member);
			expect(await titles(of, company.outsider)).toEqual(outsider);
		},
	);

	test('of the log: an answer is said once, a note with all its words, and links lead here', async () => {
		const { db, member } = company;
		const log = (title: string, body: string) =>
			transact(db, async (tx) => {
				const sharing = { team: null, visibility: 'workspace' as const, readers: [], authors: [] };
				const made = await createEntry(tx, member, 'log', { title, body, sharing, content: {} });
				await setLearned(tx, member, made.id, { lessons: [{ text: title }], changes: [] });
				await markPublished(tx, member, made.id);
			});
		await log('A queue can say stop.', 'A queue can say stop.');
		await log(
			'A note',
			'## How\n\nSee [it](/lessons/1) and ![a graph](/files/abcdefghijkmnpqrstuvwxyz23.png).',
		);
		const items = await feedItems(db, member, EVERYTHING);
		const htmlOf = (title: string) => items.find((one) => one.title === title)?.html;
		expect(htmlOf('A queue can say stop.')).toBe('<blockquote><p>A queue can say stop.</p></blockquote>');
		expect(htmlOf('A note')).toMatch(
			/How.*<a href="http:\/\/localhost:3000\/lessons\/1"[^>]*>it<\/a> and a graph/s,
		);
		expect(htmlOf('A note')).not.toContain('<img');
	});

	test('goes when it is kept to fewer', async () => {
		const outsiders = () => titles(EVERYTHING, company.outsider);
		await transact(company.db, (tx) =>
			tx.update(entry).set({ visibility: 'restricted' }).where(eq(entry.title, 'For everybody')),
		);
		expect(await outsiders()).toEqual(['Of Platform']);
		await transact(company.db, (tx) =>
			tx.update(entry).set({ removedAt: 1 }).where(eq(entry.title, 'Of Platform')),
		);
		expect(await outsiders()).toEqual([]);
	});
});

describe('the address of a feed', () => {
	test('opens what it was made for, until it is ended; only its mark is stored, and the day of the last time', async () => {
		const { db, member, outsider } = company;
		const secret = await makeFeed(db, member, EVERYTHING);
		expect(await askFeed(db, secret)).toMatchObject({ person: { id: member.id }, of: EVERYTHING });
		expect(await askFeed(db, `${secret}x`)).toBeNull();
		const [row] = await db.read.select().from(feed);
		expect(JSON.stringify(row)).not.toContain(secret);
		expect(await askFeed(db, row?.secretHash ?? '')).toBeNull();
		const [shown] = await feedsOf(db, member);
		expect(shown).toMatchObject({
			says: 'Everything you may read',
			lastAskedDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
		});
		expect(await feedsOf(db, outsider)).toEqual([]);
		await expect(endFeed(db, outsider, { id: shown?.id ?? 0 })).rejects.toMatchObject({ status: 404 });
		await endFeed(db, member, { id: shown?.id ?? 0 });
		expect(await askFeed(db, secret)).toBeNull();
	});

	test('opens nothing once its owner has left', async () => {
		const { db, member, owner } = company;
		const secret = await makeFeed(db, member, EVERYTHING);
		await deactivate(db, owner, { personId: member.id });
		expect(await askFeed(db, secret)).toBeNull();
	});

	test('is made for a team and a topic that are there', async () => {
		const { db, member } = company;
		await expect(makeFeed(db, member, { kind: 'team', team: 'nobody' })).rejects.toMatchObject({
			status: 422,
		});
		await expect(makeFeed(db, member, { kind: 'topic', topic: 'nothing' })).rejects.toMatchObject({
			status: 422,
		});
	});
});

describe('a feed as readers read it', () => {
	const HOSTILE = 'Tags <b>& "quotes"</b> ]]> \u0001\uD800 – λ 🏺';

	async function content(): Promise<FeedContent> {
		// Rows of others come first, so that no two ids are the same by chance.
		const other = await write({ title: 'Another', visibility: 'restricted' });
		await transact(company.db, (tx) =>
			setLearned(tx, company.member, other.id, {
				lessons: [],
				changes: [Change.parse({ text: 'Kept to some' }), Change.parse({ text: 'Kept to some' })],
			}),
		);
		const { id } = await write({ title: HOSTILE, topics: ['Back pressure'] });
		await transact(company.db, (tx) =>
			setLearned(tx, company.member, id, {
				lessons: [{ text: 'A queue can say `stop` <script>alert(1)</script>, see [it](/postmortems/2).' }],
				changes: [Change.parse({ text: 'Limit it.', lesson: 1 })],
			}),
		);
		const items = await feedItems(company.db, company.member, EVERYTHING);
		return {
			title: 'Payments & more',
			id: 'urn:kintsugi:feed:1',
			home: 'http://localhost:3000/',
			workspace: 'Northwind',
			items,
		};
	}

	test.each(['atom', 'rss'] as const)('%s is read by a parser of others', async (format) => {
		const given = await content();
		const text = writeFeed(format, given);
		const read = independentParse(text);
		expect(read.meta).toMatchObject({ type: format });
		expect(read.title).toBe('Payments & more');
		const [item] = read.items;
		// What has no place in XML is left out, and half a character is none.
		expect(item?.title).toBe('Tags <b>& "quotes"</b> ]]> \uFFFD – λ 🏺');
		expect(item?.id).toBe(given.items[0]?.id);
		expect(item?.url).toBe('http://localhost:3000/postmortems/2');
		expect(item?.authors.map(({ name }) => name)).toEqual(['Inês Carvalho']);
		expect(item?.categories.map(({ term }) => term)).toEqual(['Back pressure']);
		// The other parser reads entities twice, which the words of an item are not written for.
		const html =
			format === 'atom'
				? parseAtomFeed(text).entries?.[0]?.content?.value
				: parseRssFeed(text).items?.[0]?.description;
		expect(html).toContain('A queue can say <code>stop</code> &lt;script&gt;');
		expect(html).toContain('<a href="http://localhost:3000/postmortems/2"');
		expect(html).toContain('→ <em>Limit it.</em>');
		expect(text).not.toContain('Kept to some');
		// RSS knows no milliseconds.
		const at = given.items[0]?.publishedAt ?? 0;
		expect(item?.published?.getTime()).toBe(format === 'rss' ? at - (at % 1000) : at);
	});

	test('JSON is of version 1.1 and has what the others have', async () => {
		const given = await content();
		const text = writeFeed('json', given);
		expect(JSON.parse(text)).toMatchObject({ version: 'https://jsonfeed.org/version/1.1' });
		const [item] = parseJsonFeed(text).items ?? [];
		expect(item).toMatchObject({
			id: given.items[0]?.id,
			url: 'http://localhost:3000/postmortems/2',
			tags: ['Back pressure'],
			authors: [{ name: 'Inês Carvalho' }],
		});
		expect(item?.content_html).toContain('<code>stop</code>');
	});

	test('an empty one is one all the same', () => {
		const nothing = {
			title: 'Quiet',
			id: 'urn:kintsugi:feed:1',
			home: 'http://localhost:3000/',
			workspace: 'Northwind',
			items: [],
		};
		expect(independentParse(writeFeed('atom', nothing)).items).toEqual([]);
		expect(independentParse(writeFeed('rss', nothing)).items).toEqual([]);
		expect(JSON.parse(writeFeed('json', nothing))).toMatchObject({ items: [] });
	});
});
