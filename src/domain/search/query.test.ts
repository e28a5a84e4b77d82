import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEntry } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { readWanted, SearchQuery } from './query.ts';
import { search } from './search.server.ts';
import { suggestTitles } from './titles.server.ts';

const NAUGHTY = join(import.meta.dirname, '../../../../shared/data/hostile/blns.json');

describe('what is typed', () => {
	const said = (typed: string) => {
		const word = ({ text, phrase, prefix }: { text: string; phrase: boolean; prefix: boolean }) =>
			(phrase ? `"${text}"` : text) + (prefix ? '+' : '');
		const { all, none } = readWanted(typed);
		return [...all.map(word), ...none.map((term) => `-${word(term)}`)].join(' ');
	};

	test.each([
		['retry storm', 'retry storm+'],
		['retry storm ', 'retry storm+'],
		['retr* storm', 'retr*+ storm+'],
		['a', 'a'],
		['"retry storm"', '"retry storm"'],
		['"retry storm', '"retry storm"'],
		['“retry storm” now', '"retry storm" now+'],
		['retry -storm', 'retry -storm'],
		['-"retry storm" now', 'now+ -"retry storm"'],
		['E-1234', 'E-1234+'],
		['--force', '--force+'],
		['title:x AND (y OR NEAR(z', 'title:x AND (y OR NEAR(z+'],
		['', ''],
		['" " - * ??? 🙂', ''],
		['a\u0000b\u0001', 'a b'],
	])('%j reads as %s', (typed, expected) => {
		expect(said(typed)).toBe(expected);
	});

	test('no more words are looked for than anybody types', () => {
		const { all, none } = readWanted('a '.repeat(10_000));
		expect(all.length + none.length).toBe(32);
	});
});

describe('the address', () => {
	test('leaves out what is empty and says what makes no sense', () => {
		expect(SearchQuery.parse({ q: ' x ', kind: '', from: '', limit: '' })).toEqual({ q: 'x', limit: 20 });
		const problems = SearchQuery.safeParse({
			q: 'x'.repeat(401),
			kind: 'recipe',
			severity: '9',
			from: '2026-02-30',
			limit: '1000',
			cursor: 'x',
		});
		const said = new Map(problems.error?.issues.map(({ path, message }) => [path[0], message]));
		expect(Object.fromEntries(said)).toEqual({
			q: 'A search can be 400 characters at the most.',
			kind: 'Kinds are postmortem, log, story, course, project, opportunity.',
			severity: 'Severity goes from 1 to 4.',
			from: 'Give a day that exists, such as 2026-11-27.',
			limit: 'A page holds 100 results at the most.',
			cursor: 'This page of results is not there. Search again.',
		});
	});
});

describe('nothing that is typed breaks the search', () => {
	let company: Company;
	beforeAll(async () => {
		company = await freshCompany();
		await writeEntry(company.db, company.member, {
			title: 'The retry storm',
			lessons: 'Retries amplify.',
			body: 'The queue was full on gw-eun-10.',
			topics: ['retries'],
		});
	});
	afterAll(() => company.close());

	async function survives(typed: string) {
		const { db, member } = company;
		const { items, total } = await search(db, member, SearchQuery.parse({ q: typed.slice(0, 400) }));
		expect(items.length).toBe(total);
		expect((await suggestTitles(db, member, typed, 8)).length).toBeLessThan(2);
	}

	const pieces = fc.constantFrom(
		...[
			'"',
			'*',
			'-',
			'^',
			':',
			'(',
			')',
			'{',
			'}',
			'+',
			',',
			'\\',
			"'",
			'“',
			'\u0000',
			'\u200B',
			'\uD800',
			' ',
		],
		...[
			'AND',
			'OR',
			'NOT',
			'NEAR',
			'NEAR(',
			'title',
			'ways',
			'vw0',
			'retry',
			'storm',
			'é',
			'障',
			'\uE000',
			'𞤀',
			'1',
		],
	);

	test('any text', async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: pieces })), survives),
			{ numRuns: 500 },
		);
	});

	test.skipIf(!existsSync(NAUGHTY))(
		'the big list of naughty strings (skipped where it is not at hand)',
		async () => {
			const strings = JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[];
			expect(strings.length).toBeGreaterThan(400);
			for (const typed of strings) await survives(typed);
		},
	);
});
