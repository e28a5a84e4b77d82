import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEntry, type Told } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Marked } from './marks.ts';
import { UNDATED } from '../entries/entry.ts';
import { SearchQuery } from './query.ts';
import { matching, search } from './search.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const write = (told: Told) => writeEntry(company.db, company.member, told);
const find = (asked: Record<string, unknown>) => search(company.db, company.member, SearchQuery.parse(asked));
const titles = async (q: string) => (await find({ q })).items.map(({ title }) => title);
const shown = (marked: Marked) => marked.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('words', () => {
	test.each([
		['E-1234', 'The answer was E-1234.'],
		['e-1234', 'The answer was E-1234, twice'],
		['gw-eun-10', 'On gw-eun-10: nothing'],
		['eun', 'On gw-eun-10: nothing'],
		['foo_bar', 'Calls foo_bar()'],
		['v1.2.3', 'Since v1.2.3.'],
		["don't", 'We don’t retry'],
		['don’t', "We don't retry"],
		['retries', 'It retries.'],
		['retry', 'Too many retries.'],
		['retries.', 'One retry…'],
		['cafe', 'The Café closed'],
		['CAFÉ', 'the cafe closed'],
		['C++', 'Written in C++'],
		['障害', '本番環境の障害対応'],
		['環境', '本番環境の障害対応'],
		['DB障害', '今日のDB障害'],
		['障害', '今日のDB障害について'],
		['ปิด', 'เซิร์ฟเวอร์ปิด'],
		['장애', '장애 보고'],
		['장애'.normalize('NFD'), '장애 보고'],
		['случайно', 'Совершенно случайно'],
		['10.0.0.1', 'to 10.0.0.1:8080'],
		['/var/log/syslog', 'full: /var/log/syslog'],
		['user@example.org', 'mail user@example.org'],
		['--no-verify', 'git push --no-verify'],
		['availabili', 'High availability'],
		['avail', 'High availability'],
		['avai', 'High availability'],
		['avai*  ', 'High availability'],
	])('%s finds "%s"', async (q, body) => {
		await write({ title: 'This one', body });
		await write({ title: 'Another', body: 'something else entirely' });
		expect(await titles(q)).toEqual(['This one']);
	});

	test.each([
		['E-123 and', 'E-1234 and'],
		['"eun gw"', 'On gw-eun-10'],
		['"queue full"', 'The full queue'],
		['retry -queue', 'Retry the queue'],
		['cat dog', 'Only a cat'],
		['vw0', 'Ways are no words'],
		['vp3', 'Ways are no words'],
		['"', 'Quote "'],
		['???', 'What???'],
		['*', 'Star *'],
		['-', 'Dash -'],
	])('%s does not find "%s"', async (q, body) => {
		await write({ title: 'This one', body });
		expect(await titles(q)).toEqual([]);
	});

	test('a phrase stands together, a word without a dash elsewhere', async () => {
		await write({ title: 'Full', body: 'The queue was full' });
		await write({ title: 'Empty', body: 'The queue was empty. It was never full' });
		expect(await titles('"queue was full"')).toEqual(['Full']);
		expect(await titles('queue -"was full"')).toEqual(['Empty']);
		expect(await titles('queue "was fu')).toEqual([]);
		expect(await titles('-empty')).toEqual(['Full']);
	});

	test('an entry is found by its number', async () => {
		for (const n of [1, 2, 3]) await write({ title: `Number ${['one', 'two', 'three'][n - 1]}` });
		await write({ title: 'After PM-2', body: 'PM-2 PM-2' });
		expect(await titles('PM-2')).toEqual(['Number two', 'After PM-2']);
		expect(await titles('pm-3')).toEqual(['Number three']);
	});
});

describe('order', () => {
	test('titles above lessons above topics above the rest', async () => {
		await write({ title: 'd', body: 'A word: backoff' });
		await write({ title: 'c', topics: ['backoff'] });
		await write({ title: 'b', lessons: 'A word: backoff' });
		await write({ title: 'A word: backoff' });
		for (const n of [1, 2, 3, 4, 5, 6]) await write({ title: `Other ${n}`, body: 'nothing' });
		expect(await titles('backoff')).toEqual(['A word: backoff', 'b', 'c', 'd']);
	});

	test('titles stand above even for a word that every entry has', async () => {
		await write({ title: 'First', body: 'an outage' });
		await write({ title: 'Outage', body: 'an event' });
		await write({ title: 'Third', lessons: 'outage', body: 'an event' });
		expect(await titles('outage')).toEqual(['Outage', 'Third', 'First']);
	});

	test('of equals, the later one first', async () => {
		await write({ title: 'Same', body: 'the very same', at: 2 });
		await write({ title: 'Same', body: 'the very same', at: 3 });
		await write({ title: 'Same', body: 'the very same', at: 1 });
		expect((await find({ q: 'same' })).items.map(({ at }) => at)).toEqual([3, 2, 1]);
	});

	test('the exact word above one that begins like it', async () => {
		await write({ title: 'Catalogue', body: 'x' });
		await write({ title: 'Cat', body: 'x' });
		await write({ title: 'Else', body: 'x' });
		expect(await titles('cat')).toEqual(['Cat', 'Catalogue']);
	});
});

describe('what is shown', () => {
	test('the title and the best passage, as they were written, in pieces', async () => {
		await write({
			title: 'The <b>retry</b> storm',
			lessons: 'Retries amplify.',
			body: `${'words before. '.repeat(40)}Clients\n retried at once. ${'words after. '.repeat(40)}`,
		});
		const { items } = await find({ q: 'retries clients' });
		expect(items).toHaveLength(1);
		expect(shown(items[0]?.titleMarked ?? [])).toBe('The <b>[retry]</b> storm');
		expect(shown(items[0]?.snippet ?? [])).toMatch(/^….*\[Clients\] \[retried\] at once\. .*…$/);
	});

	test('a passage of the lessons where they answer', async () => {
		await write({ title: 'T', lessons: 'Budget the retries.', body: 'Nothing of it.' });
		const { items } = await find({ q: 'retry' });
		expect(shown(items[0]?.snippet ?? [])).toBe('Budget the [retries].');
	});

	test('scripts without spaces as they were written', async () => {
		await write({ title: '本番環境の障害対応', body: '原因はDBの設定' });
		const { items } = await find({ q: '障害' });
		expect(shown(items[0]?.titleMarked ?? [])).toBe('本番環境の[障害]対応');
		expect(shown(items[0]?.snippet ?? [])).toBe('原因はDBの設定');
	});

	test('everything a row needs', async () => {
		await write({ title: 'Late', severity: 2, at: 5, team: 'payments', visibility: 'team' });
		const { items, total, next, suggestion } = await find({ q: 'late' });
		expect({ total, next, suggestion }).toEqual({ total: 1, next: null, suggestion: null });
		expect(items[0]).toMatchObject({
			kind: 'postmortem',
			number: 1,
			href: '/postmortems/1',
			team: { slug: 'payments', name: 'Payments', glaze: 'celadon' },
			severity: 2,
			at: 5,
		});
	});
});

describe('filters', () => {
	beforeEach(async () => {
		await write({ title: 'Old fire', at: Date.UTC(2026, 0, 1), severity: 1, topics: ['Disk space'] });
		await write({ title: 'New fire', at: Date.UTC(2026, 5, 1, 23), severity: 2, team: 'payments' });
	});

	test.each([
		[{ q: 'fire', severity: '1' }, ['Old fire']],
		[{ q: 'fire', team: 'payments' }, ['New fire']],
		[{ q: 'fire', team: 'nobody' }, []],
		[{ q: 'fire', topic: 'disk-space' }, ['Old fire']],
		[{ q: 'fire', topic: 'nothing' }, []],
		[{ q: 'fire', kind: 'postmortem', team: '', topic: '', severity: '' }, ['New fire', 'Old fire']],
		[{ q: 'fire', from: '2026-01-02' }, ['New fire']],
		[{ q: 'fire', to: '2026-01-01' }, ['Old fire']],
		[{ q: 'fire', from: '2026-06-01', to: '2026-06-01' }, ['New fire']],
		[{ from: '2026-01-01' }, ['New fire', 'Old fire']],
		[{ topic: 'disk space' }, ['Old fire']],
		[{ q: '…', topic: 'disk space' }, []],
		[{}, []],
	])('%o', async (asked, expected) => {
		const { items, total } = await find(asked);
		expect(items.map(({ title }) => title)).toEqual(expected);
		expect(total).toBe(expected.length);
	});

	test('days are those of the person who asks', async () => {
		const { items } = await search(
			company.db,
			company.owner,
			SearchQuery.parse({ q: 'fire', from: '2026-06-02', to: '2026-06-02' }),
		);
		expect(items.map(({ title }) => title)).toEqual(['New fire']);
	});
});

describe('pages', () => {
	async function pages(q: string, between?: (page: number) => Promise<unknown>) {
		const seen: number[] = [];
		let cursor: string | null = '';
		for (let page = 1; cursor !== null; page++) {
			const { items, next } = await find({ q, cursor, limit: 7 });
			seen.push(...items.map(({ number }) => number));
			cursor = next;
			await between?.(page);
		}
		return seen;
	}

	beforeEach(async () => {
		for (let n = 1; n <= 25; n++) {
			await write({ title: `Flood ${n}`, body: 'water '.repeat(n % 5), at: n % 3 });
		}
	});

	test('hold every result once, in the order of one long page', async () => {
		const whole = await find({ q: 'flood', limit: 100 });
		expect(whole.total).toBe(25);
		expect(await pages('flood')).toEqual(whole.items.map(({ number }) => number));
	});

	test('repeat nothing and leave nothing out while others write', async () => {
		const seen = await pages('flood', () => write({ title: 'Dry', body: 'land '.repeat(200) }));
		expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
	});

	test('beyond the last one is nothing, and the count is still the whole', async () => {
		const [worst] = (await find({ q: 'flood', limit: 100 })).items.slice(-1);
		const beyond = await find({ q: 'flood', cursor: `0_${worst?.at ?? UNDATED}_${worst?.entryId}` });
		expect(beyond).toEqual({ items: [], total: 25, next: null, suggestion: null });
	});

	test('a cursor that nobody gave out is refused', () => {
		expect(() => SearchQuery.parse({ q: 'flood', cursor: '1 OR 1' })).toThrow(/Search again/);
	});
});

test('matching gives the place of each entry among the results', async () => {
	const body = await write({ title: 'x', body: 'leak' });
	const title = await write({ title: 'Leak' });
	await write({ title: 'Other' });
	const { db, member } = company;
	expect([...(await matching(db, member, 'leak', 'postmortem'))]).toEqual([
		[title.id, 0],
		[body.id, 1],
	]);
	expect((await matching(db, member, ' ', 'postmortem')).size).toBe(0);
});
