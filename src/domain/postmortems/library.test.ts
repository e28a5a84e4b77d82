import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import type { Person } from '../accounts/person.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { FacetName } from './library-facets.server.ts';
import { library } from './library.server.ts';
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

interface Given extends Partial<Pick<Content, 'title' | 'severity' | 'narrative' | 'summary' | 'topics'>> {
	/** Days after the first of October. */
	day?: number;
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
		times: { started: START + day * DAY, noticed: null, declared: null, mitigated: null, resolved: null },
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
		content: { ...rest, times: { started: new Date(times?.started ?? 0).toISOString() } },
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
	test.each(['', 'order=severity', 'q=outage'])('go on where the one before ended: %s', async (query) => {
		const { member } = company;
		const all: number[] = [];
		for (let n = 0; n < 65; n++) {
			// Several happen at once, so that time alone does not tell them apart.
			all.push(await write(member, { title: `Outage ${n}`, day: Math.floor(n / 3), severity: (n % 3) + 1 }));
		}
		const seen: number[] = [];
		let after: string | null = null;
		let pages = 0;
		do {
			const params = new URLSearchParams(query);
			if (after) params.set('after', after);
			const page = await look(member, params.toString());
			seen.push(...page.rows.map(({ number }) => number));
			after = page.next;
			pages += 1;
		} while (after !== null && pages < 5);
		expect(pages).toBe(3);
		expect(seen).toHaveLength(65);
		expect(new Set(seen)).toEqual(new Set(all));
		if (query === '') expect(seen.slice(0, 2)).toEqual([all.at(-1), all.at(-2)]);
	});
});
