import { createClient } from '@libsql/client';
import { findPerson } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { library, libraryPage, type LibraryPage } from '#domain/postmortems/library.server.ts';
import { readFilters } from '#domain/postmortems/library.ts';
import { read } from '#domain/postmortems/postmortems.server.ts';
import { reading } from '#domain/postmortems/reading.server.ts';
import { SearchQuery } from '#domain/search/query.ts';
import { search } from '#domain/search/search.server.ts';
import { similarTexts } from '#domain/search/similar.server.ts';
import { prepareReader, type Database } from '#lib/db/open.server.ts';
import { against, ROUNDS, time } from './against.ts';
import { OWNER, openBench } from './fill.ts';
import { percentile, type Row } from './table.ts';
import { aimBelow } from './targets.ts';

const QUERIES = [
	'certificate',
	'retry backlog',
	'"failover deploy"',
	'threshold -cache',
	'migr',
	'courier invoice quota',
	'gateway 5000',
];

/** Milliseconds: what we do for a question, against the same SQL sent straight through the driver. */
export async function measureSearch(): Promise<Row[]> {
	const db = await openBench();
	const driver = createClient({ url: `file:${db.file}`, concurrency: 1 });
	await prepareReader(driver);
	try {
		const who = await findPerson(db.read, OWNER.email);
		if (!who) throw new Error('The owner is not there.');
		const compare = (what: string, works: (() => Promise<unknown>)[]) => against(what, db, driver, works);
		return [
			...aimed(
				await compare(
					'search',
					QUERIES.map((q) => () => search(db, who, SearchQuery.parse({ q }))),
				),
			),
			...(await compare(
				'library, with a search',
				QUERIES.map((q) => () => library(db, who, readFilters(new URLSearchParams({ q })))),
			)),
			...(await compare('library, all of it', [() => library(db, who, readFilters(new URLSearchParams()))])),
			...(await compare('library, more rows', [
				() => libraryPage(db, who, readFilters(new URLSearchParams())),
			])),
			...(await deep(db, who)),
			...(await compare(
				'similar, asked for the first time',
				[17, 4_999, 9_998].map((id) => () => similarTexts(db.read, who, { id, version: ++asked })),
			)),
			...(await compare(
				'what a reading page shows',
				[17, 4_998, 19_997].map((number) => () => reading(db, who, number, OWNER.zone)),
			)),
			...(await compare(
				'read one',
				[17, 4_999, 9_998].map((number) => () => read(db, who, number)),
			)),
		];
	} finally {
		driver.close();
		await db.close();
	}
}

function aimed(rows: Row[]): Row[] {
	const slow = rows.find(({ figure }) => figure.includes('95th'));
	if (slow) aimBelow('search, 95th percentile, of the same SQL', 1.6, slow.ours / slow.theirs);
	return rows;
}

let asked = 1_000;

/** The last rows of ten thousand, against the first: each page is found by its keys and not by counting. */
async function deep(db: Database, who: Person): Promise<Row[]> {
	const rows: Row[] = [];
	for (const query of ['', 'group=month&order=severity']) {
		const at = (after: string | null) => {
			const params = new URLSearchParams(query);
			if (after !== null) params.set('after', after);
			return libraryPage(db, who, readFilters(params));
		};
		let after: string | null = null;
		for (let page: LibraryPage = await at(null); page.next !== null; page = await at(after))
			after = page.next;
		const first: number[] = [];
		const last: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			first.push(await time(() => at(null)));
			last.push(await time(() => at(after)));
		}
		rows.push({
			what: `library, last page${query === '' ? '' : `, ${query}`}`,
			figure: 'ms, median',
			ours: percentile(last),
			baseline: 'the first page',
			theirs: percentile(first),
		});
	}
	return rows;
}
