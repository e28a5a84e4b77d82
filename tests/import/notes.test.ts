import { existsSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entry } from '#domain/entries/tables.server.ts';
import { foldTopic, topicsOf } from '#domain/entries/topics.server.ts';
import { exportMarkdown } from '#domain/log/exporting.server.ts';
import type { Outcome } from '#domain/entries/bringing-back.server.ts';
import { importNotes } from '#domain/log/importing.server.ts';
import { broughtFrom } from '#domain/postmortems/brought.server.ts';
import { freshCompany, type Company } from '../support/people.ts';

const DATA = '../shared/data/til/jbranchaud';
const here = existsSync(DATA);
if (!here) console.warn(`Skipped: there are no notes in ${DATA}.`);

describe.skipIf(!here)('a folder of 936 notes, as somebody kept it for years', { timeout: 120_000 }, () => {
	let company: Company;
	let outcomes: Outcome[];
	const bring = (to = company) =>
		importNotes(to.db, to.member, broughtFrom([DATA], process.cwd()), {
			team: 'payments',
			visibility: 'workspace',
		});
	const brought = () => outcomes.flatMap((outcome) => (outcome.state === 'failed' ? [] : [outcome]));

	beforeAll(async () => {
		company = await freshCompany();
		outcomes = await bring();
	}, 120_000);
	afterAll(() => company.close());

	it('imports every one', () => {
		expect(outcomes.filter(({ state }) => state === 'failed')).toEqual([]);
		expect(outcomes).toHaveLength(936);
	});

	it('changes nothing the second time', async () => {
		const again = await bring();
		expect(new Set(again.map(({ state }) => state))).toEqual(new Set(['unchanged']));
	});

	it('keeps every line, and takes titles from headings and topics from folders', async () => {
		const stored = await company.db.read.select().from(entry).where(eq(entry.kind, 'log'));
		const topics = await topicsOf(
			company.db.read,
			stored.map(({ id }) => id),
		);
		const lost: Record<string, string[]> = {};
		const untopical: string[] = [];
		for await (const file of broughtFrom([DATA], process.cwd())) {
			if ('reason' in file) continue;
			const outcome = brought().find((one) => one.file === file.name);
			const found = stored.find(({ number }) => number === outcome?.number);
			if (!found) throw new Error(`${file.name} was not imported`);
			const kept = new Set([`# ${found.title}`, ...found.body.split('\n')].map((line) => line.trim()));
			const gone = new TextDecoder()
				.decode(file.bytes)
				.split('\n')
				.filter((line) => !kept.has(line.trim()));
			if (gone.length > 0) lost[file.name] = gone;
			const folder = file.name.split('/').at(-2);
			const its = (topics.get(found.id) ?? []).map(foldTopic);
			if (folder !== undefined && !its.includes(foldTopic(folder))) untopical.push(file.name);
		}
		expect(lost).toEqual({});
		expect(untopical).toEqual([]);
	});

	it('exports each as a file that comes back equal, in another workspace too', async () => {
		const some = brought().filter((_, k) => k % 20 === 0);
		const exported = await Promise.all(
			some.map(({ number }) => exportMarkdown(company.db, company.member, number)),
		);
		const files = exported.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
		const options = { team: null, visibility: 'workspace' } as const;
		const here = await importNotes(company.db, company.member, files, options);
		expect(new Set(here.map(({ state }) => state))).toEqual(new Set(['unchanged']));
		const other = await freshCompany();
		await importNotes(other.db, other.member, files, options);
		for (const [k, { number }] of some.entries()) {
			const back = await exportMarkdown(other.db, other.member, number);
			expect(back).toEqual(exported[k]);
		}
		await other.close();
	});
});
