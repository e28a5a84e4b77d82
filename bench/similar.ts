import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { findPerson } from '#domain/accounts/people.server.ts';
import { setUp } from '#domain/accounts/setup.server.ts';
import { createEntry } from '#domain/entries/entries.server.ts';
import { markPublished } from '#domain/entries/standing.server.ts';
import { put } from '#domain/search/searchable.server.ts';
import { similarTexts } from '#domain/search/similar.server.ts';
import { openDatabase } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { plainText } from '#lib/markdown/render.server.ts';
import { freshFolder, MIGRATIONS } from '../tests/support/database.ts';
import { OWNER } from './fill.ts';
import { percentile } from './table.ts';

const DOCUMENTS = '../shared/data/post-mortems';
/** The set whose documents carry categories and keywords that people gave them. */
const LABELLED = 'icco';
const AT = 5;

interface Document {
	title: string;
	body: string;
	/** Empty where nobody labelled it. */
	labels: string[];
}

/**
 * How well similar texts are found, on real post-mortems: what is found for each is held against how many
 * categories and keywords both have, which the texts themselves do not hold. 1 is the best order there is.
 */
export async function measureSimilar(): Promise<void> {
	if (!existsSync(DOCUMENTS)) {
		console.log(`similar texts: ${DOCUMENTS} is not here, so nothing is measured.\n`);
		return;
	}
	const documents = readDocuments();
	const db = await openDatabase(freshFolder(), MIGRATIONS);
	try {
		await setUp(db, OWNER);
		const who = await findPerson(db.read, OWNER.email);
		if (!who) throw new Error('The owner is not there.');
		const ids = await transact(db, async (tx) => {
			const made: number[] = [];
			for (const { title, body } of documents) {
				const sharing = { team: null, visibility: 'workspace' as const, readers: [], authors: [] };
				const { id } = await createEntry(tx, who, 'postmortem', { title, body, sharing, content: {} });
				await markPublished(tx, who, id);
				await put(tx, id, { title, body, lessons: '', topics: [], severity: null, at: 1 });
				made.push(id);
			}
			return made;
		});
		const times: number[] = [];
		const gains: number[] = [];
		for (const [place, id] of ids.entries()) {
			const start = performance.now();
			const found = await similarTexts(db.read, who, { id, version: 1 });
			times.push(performance.now() - start);
			const here = documents[place];
			if (here === undefined || here.labels.length === 0) continue;
			const shared = documents.map((other, k) => (k === place ? 0 : common(here.labels, other.labels)));
			const best = gain([...shared].sort((a, b) => b - a));
			const order = found
				.map(({ entryId }) => ids.indexOf(entryId))
				.filter((k) => documents[k]?.labels.length);
			if (best > 0) gains.push(gain(order.map((k) => shared[k] ?? 0)) / best);
		}
		const mean = gains.reduce((sum, one) => sum + one, 0) / gains.length;
		console.log(`similar texts, ${documents.length} real documents, ${gains.length} of them labelled`);
		console.log(`  nDCG@${AT}  ${mean.toFixed(3)}`);
		console.log(
			`  asked for the first time: ${percentile(times).toFixed(2)} ms, 95th percentile ${percentile(times, 0.95).toFixed(2)} ms\n`,
		);
	} finally {
		await db.close();
	}
}

function readDocuments(): Document[] {
	const files = readdirSync(DOCUMENTS, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.md'),
	);
	return files.sort().map((name) => {
		const { data, body } = splitFrontMatter(readFileSync(join(DOCUMENTS, name), 'utf8'));
		const text = plainText(body);
		const labels = name.startsWith(LABELLED) ? [...words(data.categories), ...words(data.keywords)] : [];
		return { title: typeof data.title === 'string' ? data.title : '', body: text, labels };
	});
}

function words(value: unknown): string[] {
	return Array.isArray(value) ? value.map((one) => String(one).toLowerCase()) : [];
}

function common(one: readonly string[], other: readonly string[]): number {
	return one.filter((label) => other.includes(label)).length;
}

function gain(shared: readonly number[]): number {
	return shared.slice(0, AT).reduce((sum, one, place) => sum + one / Math.log2(place + 2), 0);
}
