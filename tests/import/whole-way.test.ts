import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldTopic } from '#domain/entries/topics.server.ts';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { exportMarkdown } from '#domain/postmortems/exporting.server.ts';
import { importDocuments, type Outcome } from '#domain/postmortems/importing.server.ts';
import { lostSentences } from '#domain/postmortems/import/lost-sentences.ts';
import { read } from '#domain/postmortems/postmortems.server.ts';
import { recognise } from '#domain/postmortems/recognise.ts';
import { withoutIds } from '#domain/postmortems/stored.server.ts';
import { search } from '#domain/search/search.server.ts';
import { SearchQuery } from '#domain/search/query.ts';
import { freshCompany, type Company } from '../support/people.ts';

const DATA = '../shared/data/post-mortems';
const here = existsSync(DATA);
if (!here) console.warn(`Skipped: there are no documents in ${DATA}.`);

describe.skipIf(!here)(
	'real documents, all the way into the store and out again',
	{ timeout: 120_000 },
	() => {
		let company: Company;
		let outcomes: Outcome[];
		const bring = () =>
			importDocuments(company.db, company.member, broughtFrom([DATA], process.cwd()), {
				team: null,
				visibility: 'workspace',
				publish: true,
			});
		const brought = () => outcomes.flatMap((outcome) => (outcome.state === 'failed' ? [] : [outcome]));

		beforeAll(async () => {
			company = await freshCompany();
			outcomes = await bring();
		}, 120_000);
		afterAll(() => company.close());

		it('imports every one', () => {
			expect(outcomes.filter(({ state }) => state === 'failed')).toEqual([]);
			expect(brought().length).toBeGreaterThan(150);
		});

		it('changes nothing the second time', async () => {
			const again = await bring();
			expect(new Set(again.map(({ state }) => state))).toEqual(new Set(['unchanged']));
		});

		it('keeps every sentence in what is stored', async () => {
			const lost: Record<string, string[]> = {};
			for await (const file of broughtFrom([DATA], process.cwd())) {
				if ('reason' in file) continue;
				const outcome = brought().find((one) => one.file === file.name);
				if (!outcome) throw new Error(`${file.name} was not imported`);
				const { content } = await read(company.db, company.member, outcome.number);
				// A topic is stored once, under the name it was first given: `us-east` is `US East`.
				const topics = new Set(content.topics.map(foldTopic));
				const sentences = lostSentences(new TextDecoder().decode(file.bytes), content).filter(
					(sentence) => !topics.has(foldTopic(sentence)),
				);
				if (sentences.length > 0) lost[file.name] = sentences;
			}
			expect(lost).toEqual({});
		});

		it('exports each as a file that comes back as an equal post-mortem', async () => {
			for (const { number } of brought()) {
				const { name, text } = await exportMarkdown(company.db, company.member, number);
				const back = recognise({ name, text }, 'UTC');
				if ('reason' in back) throw new Error(back.reason);
				const { content } = await read(company.db, company.member, number);
				expect(back.content).toEqual(withoutIds(content));
			}
		});

		it('finds a lesson of one by search', async () => {
			const outcome = brought().find(({ recognised }) => recognised.content.lessons.length > 0);
			const [lesson] = outcome?.recognised.content.lessons ?? [];
			if (!outcome || !lesson) throw new Error('there is a lesson');
			const words = lesson.text.match(/\p{L}{4,}/gu)?.slice(0, 6) ?? [];
			const { items } = await search(company.db, company.outsider, SearchQuery.parse({ q: words.join(' ') }));
			expect(items.map(({ number }) => number)).toContain(outcome.number);
		});
	},
);
