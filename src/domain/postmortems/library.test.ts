import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { FacetName } from './library-facets.server.ts';
import { library, libraryPage, type LibraryPage } from './library.server.ts';
import { readFilters } from './library.ts';
import type { Change, Content, Factor } from './postmortem.ts';
import { draft, NewPostmortem } from './postmortems.server.ts';
import { remove } from './publication.server.ts';

const START = Date.parse('2026-10-01T08:00:00Z');

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(async () => company.close());

interface Given extends Partial<
	Pick<Content, 'title' | 'severity' | 'narrative' | 'summary' | 'topics' | 'kind' | 'services'>
> {
	/** Days after the first of October; null where nobody knows. */
	day?: number | null;
	team?: string;
	visibility?: 'workspace' | 'team' | 'restricted';
	readers?: string[];
	isDraft?: boolean;
	/** Topics of its factors, one factor each. */
	factors?: string[];
	/** How many of the factors have their change made. */
	mended?: number;
}

async function write(who: Person, given: Given): Promise<number> {
	const {
		day = 0,
		team = null,
		visibility = 'workspace',
		readers = [],
		isDraft,
		factors = [],
		mended = 0,
		...words
	} = given;
	const content: Partial<Content> = {
		...words,
		times: {
			started: day === null ? null : START + day * DAY,
			noticed: null,
			declared: null,
			mitigated: null,
			resolved: null,
		},
		factors: factors.map((topic): Factor => ({
			title: `Because of ${topic}`,
			detail: '',
			kind: '',
			topics: [topic],
		})),
		changes: factors.map((topic, index): Change => ({
			text: `Against ${topic}`,
			kind: 'action',
			type: null,
			endState: '',
			owner: '',
			due: null,
			state: index < mended ? 'done' : 'open',
			reason: '',
			doneOn: null,
			link: '',
			lesson: null,
			answers: [index + 1],
		})),
	};
	const sharing = { team, visibility, readers };
	const { times, ...rest } = content;
	const input = NewPostmortem.parse({
		content: {
			...rest,
			times: { started: times?.started == null ? null : new Date(times.started).toISOString() },
		},
		sharing,
	});
	const { number } = await draft(company.db, who, input, { publish: !isDraft });
	return number;
}

const look = (who: Person, query = '') => library(company.db, who, readFilters(new URLSearchParams(query)));
const numbers = async (who: Person, query = '') => (await look(who, query)).rows.map(({ number }) => number);

async function counts(who: Person, name: FacetName, query = '') {
	const { facets } = await look(who, query);
	const values = facets.find((facet) => facet.name === name)?.values ?? [];
	return Object.fromEntries(values.map(({ value, count }) => [value, count]));
}

describe('what somebody sees', () => {
	test('is what is shared with them, and their own drafts; in rows, counts and on the shelf', async () => {
		const { member, outsider } = company;
		const open = await write(member, { title: 'For all', factors: ['Open'] });
		const mine = await write(member, { title: 'A draft', isDraft: true, factors: ['Hidden'] });
		const ours = await write(member, {
			title: 'Payments only',
			team: 'payments',
			visibility: 'team',
			factors: ['Hidden'],
		});
		const named = await write(member, {
			title: 'Named',
			visibility: 'restricted',
			readers: [outsider.email],
		});

		expect(new Set(await numbers(member))).toEqual(new Set([open, mine, ours, named]));
		const seen = await look(outsider);
		expect(new Set(seen.rows.map(({ number }) => number))).toEqual(new Set([open, named]));
		expect(new Set(seen.shelf.map(({ number }) => number))).toEqual(new Set([open, named]));
		expect([seen.all, seen.total]).toEqual([2, 2]);
		expect(await counts(outsider, 'factor')).toEqual({ open: 1 });
		expect(await counts(outsider, 'stage')).toEqual({ draft: 0, mending: 2, mended: 0 });
		expect(await counts(outsider, 'team')).toEqual({ '-': 2 });
	});

	test('a removed one is gone from everything', async () => {
		const { member } = company;
		const number = await write(member, { title: 'Retries everywhere' });
		await remove(company.db, member, number);
		const seen = await look(member);
		expect([seen.all, seen.total, seen.rows, seen.shelf]).toEqual([0, 0, [], []]);
		expect(await numbers(member, 'q=retries')).toEqual([]);
	});
});

describe('filters', () => {
	let a: number, b: number, c: number, d: number;
	beforeEach(async () => {
		const { member } = company;
		a = await write(member, {
			title: 'A',
			day: 1,
			team: 'payments',
			severity: 1,
			factors: ['Retries amplify'],
			mended: 1,
		});
		b = await write(member, {
			title: 'B',
			day: 2,
			team: 'payments',
			severity: 2,
			factors: ['Retries amplify', 'Time is hard'],
			mended: 1,
		});
		c = await write(member, {
			title: 'C',
			day: 3,
			team: 'platform',
			severity: 2,
			factors: ['Time is hard'],
			topics: ['Clocks'],
		});
		d = await write(member, { title: 'D', day: 4, isDraft: true });
	});

	test('leave what has one of the stages, teams and severities', async () => {
		const { member } = company;
		expect(await numbers(member)).toEqual([d, c, b, a]);
		expect(await numbers(member, 'stage=mended')).toEqual([a]);
		expect(await numbers(member, 'stage=mended&stage=draft')).toEqual([d, a]);
		expect(await numbers(member, 'team=platform&team=-')).toEqual([d, c]);
		expect(await numbers(member, 'severity=2')).toEqual([c, b]);
		expect(await numbers(member, 'severity=0')).toEqual([d]);
		expect(await numbers(member, 'severity=2&team=payments')).toEqual([b]);
	});

	test('leave what has all of the topics, however they are spelled', async () => {
		const { member } = company;
		expect(await numbers(member, 'factor=retries-amplify')).toEqual([b, a]);
		expect(await numbers(member, 'factor=Retries+amplify&factor=TIME+is+hard')).toEqual([b]);
		expect(await numbers(member, 'topic=clocks')).toEqual([c]);
		expect(await numbers(member, 'factor=clocks')).toEqual([]);
	});

	test('a facet counts what the other filters let through', async () => {
		const { member } = company;
		expect(await counts(member, 'severity', 'severity=1')).toEqual({ 0: 1, 1: 1, 2: 2 });
		expect(await counts(member, 'team', 'severity=2')).toEqual({ '-': 0, payments: 1, platform: 1 });
		expect(await counts(member, 'stage', 'team=payments')).toEqual({ draft: 0, mending: 1, mended: 1 });
		expect(await counts(member, 'factor', 'severity=2')).toEqual({ 'retries amplify': 1, 'time is hard': 2 });
		expect(await counts(member, 'factor', 'factor=retries+amplify')).toEqual({
			'retries amplify': 2,
			'time is hard': 1,
		});
	});

	test('the shelf keeps its order and dims what does not fit', async () => {
		const { shelf, total, all } = await look(company.member, 'severity=2');
		expect(shelf.map(({ number, fits }) => [number, fits])).toEqual([
			[d, false],
			[c, true],
			[b, true],
			[a, false],
		]);
		expect([total, all]).toEqual([2, 4]);
	});

	test('a chosen topic stands first among those of a row', async () => {
		const [row] = (await look(company.member, 'factor=time+is+hard&severity=2&team=payments')).rows;
		expect(row?.factors).toEqual([
			{ name: 'Time is hard', on: true },
			{ name: 'Retries amplify', on: false },
		]);
	});

	test('what makes no sense in an address is passed over', async () => {
		const { member } = company;
		const all = [d, c, b, a];
		for (const query of [
			'stage=resolved',
			'severity=9',
			'severity=',
			'severity=x',
			'order=random',
			'after=nonsense',
			'after=1',
			'view=3d',
		]) {
			expect(await numbers(member, query), query).toEqual(all);
		}
		const quote = new URLSearchParams({ team: "x' OR 1=1 --" }).toString();
		expect(await numbers(member, quote)).toEqual([]);
	});
});

test('what nobody has dated is in the list without a day, and not on the shelf', async () => {
	const { db, member } = company;
	await draft(db, member, NewPostmortem.parse({ content: { title: 'Once upon a time' }, sharing: {} }));
	const { rows, shelf } = await look(member);
	expect(rows.map(({ happenedAt }) => happenedAt)).toEqual([null]);
	expect(shelf).toEqual([]);
});

describe('searching', () => {
	test('finds, marks, puts the closest first, and filters go on working', async () => {
		const { member } = company;
		const inTitle = await write(member, { title: 'The certificate that lapsed', day: 1, severity: 1 });
		const inText = await write(member, {
			title: 'A quiet night',
			day: 9,
			severity: 2,
			narrative: 'Nobody watched the certificate.',
		});
		await write(member, { title: 'Something else', day: 5, severity: 1 });

		const found = await look(member, 'q=certificate');
		expect(found.rows.map(({ number }) => number)).toEqual([inTitle, inText]);
		expect([found.total, found.all]).toEqual([2, 3]);
		expect(found.rows[0]?.title).toContainEqual({ text: 'certificate', hit: true });
		expect(found.rows[1]?.snippet).toContainEqual({ text: 'certificate', hit: true });
		expect(await numbers(member, 'q=certificate&order=newest')).toEqual([inText, inTitle]);
		expect(await numbers(member, 'q=certificate&severity=2')).toEqual([inText]);
		expect(await counts(member, 'severity', 'q=certificate')).toEqual({ 1: 1, 2: 1 });
		expect(await numbers(member, 'q="')).toEqual([]);
	});

	test('a draft is found by its author alone', async () => {
		const { member, outsider } = company;
		const number = await write(member, { title: 'Half a certificate', isDraft: true });
		expect(await numbers(member, 'q=certificate')).toEqual([number]);
		expect(await numbers(outsider, 'q=certificate')).toEqual([]);
	});
});

describe('pages', () => {
	const QUERIES = [
		'',
		'order=severity',
		'q=outage',
		'order=oldest',
		'order=longest',
		'order=open',
		'order=updated',
		'order=title',
		'group=month',
		'group=quarter&order=severity',
		'group=team&order=title',
		'group=severity&order=oldest',
	];
	let all: number[];
	let shared: Company;
	beforeAll(async () => {
		shared = await freshCompany();
		company = shared;
		all = [];
		for (let n = 0; n < 112; n++) {
			// Several happen at once, so that time alone does not tell them apart.
			const team = n % 4 === 0 ? 'payments' : n % 4 === 1 ? 'platform' : undefined;
			const day = n % 10 === 9 ? null : Math.floor(n / 3);
			const given = {
				title: `Outage ${n % 7}`,
				day,
				severity: (n % 3) + 1,
				factors: ['Retries'].slice(n % 2),
			};
			all.push(await write(company.member, { ...given, ...(team ? { team } : {}) }));
		}
	});
	afterAll(() => shared.close());

	async function pages(query: string) {
		const found: LibraryPage[] = [];
		let after: string | null = null;
		do {
			const params = new URLSearchParams(query);
			if (after !== null) params.set('after', after);
			const filters = readFilters(params);
			const page: LibraryPage = await libraryPage(shared.db, shared.member, filters);
			found.push(page);
			after = page.next;
		} while (after !== null && found.length < 5);
		return found;
	}

	test.each(QUERIES)('go on where the one before ended: %s', async (query) => {
		const found = await pages(query);
		const seen = found.flatMap(({ rows }) => rows.map(({ number }) => number));
		expect(found).toHaveLength(3);
		expect(seen).toHaveLength(112);
		expect(new Set(seen)).toEqual(new Set(all));
	});

	test.each(QUERIES.filter((query) => query.includes('group')))(
		'stand under headings that say how many: %s',
		async (query) => {
			const found = await pages(query);
			const under = new Map<string, number>();
			let last: string | null = null;
			for (const { group } of found.flatMap(({ rows }) => rows)) {
				// A heading comes once.
				if (group !== last) expect(under.has(String(group))).toBe(false);
				under.set(String(group), (under.get(String(group)) ?? 0) + 1);
				last = group;
			}
			for (const { groups } of found) {
				for (const [key, { count }] of Object.entries(groups)) expect(count, key).toBe(under.get(key));
			}
		},
	);

	test('headings are those of the reader’s own calendar', async () => {
		const [page] = await pages('group=month');
		const labels = Object.values(page?.groups ?? {}).map(({ label, count }) => [label, count]);
		expect(labels).toEqual([
			['October 2026', 84],
			['November 2026', 17],
		]);
		expect((await pages('group=month')).at(-1)?.groups).toMatchObject({ 0: { label: 'No date', count: 11 } });
	});

	test('what contributed twice stands under both', async () => {
		const found = await pages('group=factor');
		expect(found.flatMap(({ rows }) => rows)).toHaveLength(112);
		expect(found[0]?.groups).toEqual({ retries: { label: 'Retries', count: 56 } });
	});

	test('a cursor of another order, or none at all, begins again', async () => {
		const first = await pages('');
		const numbers = (page: LibraryPage | undefined) => page?.rows.map(({ number }) => number);
		for (const after of [first[0]?.next ?? '', 'bm9uc2Vuc2U', 'W3t9XQ']) {
			const read = readFilters(new URLSearchParams({ order: 'severity', after }));
			const fresh = await libraryPage(
				shared.db,
				shared.member,
				readFilters(new URLSearchParams('order=severity')),
			);
			expect(numbers(await libraryPage(shared.db, shared.member, read))).toEqual(numbers(fresh));
		}
	});
});

test('a month begins where the reader is', async () => {
	const { db, member } = company;
	// 23:30 on the 31st in UTC.
	await write(member, { title: 'Late in October', day: 30 + 15.5 / 24 });
	const heading = async (zone: string) => {
		const { groups } = await library(
			db,
			{ ...member, zone },
			readFilters(new URLSearchParams('group=month&order=severity')),
		);
		return Object.values(groups).map(({ label }) => label);
	};
	expect(await heading('Europe/Berlin')).toEqual(['November 2026']);
	expect(await heading('America/Lima')).toEqual(['October 2026']);
});

describe('what nearly happened, and what went well', () => {
	test('stand beside what broke, and can be told apart once there are any', async () => {
		const { member } = company;
		const broke = await write(member, { title: 'Broke', day: 1 });
		expect((await look(member)).facets.map(({ name }) => name)).not.toContain('kind');
		const nearly = await write(member, { title: 'Nearly', day: 2, kind: 'near-miss' });
		const well = await write(member, { title: 'Well', day: 3, kind: 'success' });
		expect(await numbers(member)).toEqual([well, nearly, broke]);
		expect(await numbers(member, 'kind=near-miss&kind=success')).toEqual([well, nearly]);
		expect(await counts(member, 'kind', 'kind=success')).toEqual({ incident: 1, 'near-miss': 1, success: 1 });
		expect(await counts(member, 'stage', 'kind=success')).toEqual({ draft: 0, mending: 1, mended: 0 });
	});
});

test('headings and their counts know nothing of what the reader may not see', async () => {
	const { member, outsider } = company;
	await write(member, { title: 'Open', day: 1, factors: ['Seen'], services: ['gateway'] });
	await write(member, {
		title: 'Hidden',
		day: 100,
		team: 'payments',
		visibility: 'team',
		factors: ['Unseen'],
		services: ['vault'],
		severity: 1,
	});
	for (const group of ['month', 'quarter', 'team', 'severity', 'factor', 'service']) {
		const { groups } = await look(outsider, `group=${group}`);
		expect(
			Object.values(groups).map(({ count }) => count),
			group,
		).toEqual([1]);
		expect(JSON.stringify(groups), group).not.toMatch(/unseen|vault|payments|SEV/i);
	}
});
