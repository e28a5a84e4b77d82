import { performance } from 'node:perf_hooks';
import type { createClient, InStatement } from '@libsql/client';
import type { Database } from '#lib/db/open.server.ts';
import { percentile, type Row } from './table.ts';

export const ROUNDS = 40;

/** Milliseconds of each work, against the same SQL sent straight through the driver, the two in turn. */
export async function against(
	what: string,
	db: Database,
	driver: ReturnType<typeof createClient>,
	works: (() => Promise<unknown>)[],
): Promise<Row[]> {
	const ours: number[] = [];
	const theirs: number[] = [];
	const rounds = Math.max(10, Math.ceil(ROUNDS / works.length));
	for (const work of works) {
		const statements = await statementsOf(db, work);
		const raw = async () => {
			for (const statement of statements) await driver.execute(statement);
		};
		await raw();
		for (let round = 0; round < rounds; round++) {
			ours.push(await time(work));
			theirs.push(await time(raw));
		}
	}
	const baseline = 'same SQL through the driver';
	return [
		{ what, figure: 'ms, median', ours: percentile(ours), baseline, theirs: percentile(theirs) },
		{
			what,
			figure: 'ms, 95th percentile',
			ours: percentile(ours, 0.95),
			baseline,
			theirs: percentile(theirs, 0.95),
		},
	];
}

/** What a piece of work asks the database, written down while it runs once. */
async function statementsOf({ reader }: Database, work: () => Promise<unknown>): Promise<InStatement[]> {
	const seen: InStatement[] = [];
	const execute = reader.execute.bind(reader);
	reader.execute = (statement: InStatement) => {
		seen.push(statement);
		return execute(statement);
	};
	try {
		await work();
	} finally {
		reader.execute = execute;
	}
	if (seen.length === 0) throw new Error('It asked the database nothing.');
	return seen;
}

export async function time(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
