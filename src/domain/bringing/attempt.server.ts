import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { RunLine } from '../moving/run.ts';
import { advance, type Run } from '../moving/runs.server.ts';

/** Where a run stands: in a file, or at what leads from one thing that it made to another. */
export type Place = { file: number; item: number } | { linked: number };

/** How far a run is with what is about to be written. */
export interface Ahead {
	/** Where the first of it stood. */
	from: { file: number; item: number };
	place: Place;
	done: number;
	step: string;
}
/** What is told of changes is told of all of them together. */
export const NOTHING: RunLine = { kind: 'skipped', subject: '' };

class TakenBack extends Error {
	readonly lines: RunLine[];

	constructor(lines: RunLine[]) {
		super();
		this.lines = lines;
	}
}

/** Where it is only tried, all of it is written and taken back: what is said is what would happen. */
export async function attempt(
	db: Database,
	run: Run,
	store: (tx: Transaction) => Promise<RunLine[]>,
	ahead: Ahead,
): Promise<void> {
	const said = (lines: RunLine[]) => lines.filter((line) => line !== NOTHING);
	if (!run.dryRun) {
		await transact(db, async (tx) => {
			const lines = await store(tx);
			await advance(tx, run, { ...ahead, lines: said(lines) });
		});
		return;
	}
	const lines = await transact(db, async (tx): Promise<RunLine[]> => {
		throw new TakenBack(await store(tx));
	}).catch((problem: unknown) => {
		if (problem instanceof TakenBack) return problem.lines;
		throw problem;
	});
	await transact(db, (tx) => advance(tx, run, { ...ahead, lines: said(lines) }));
}
