import { count, eq } from 'drizzle-orm';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, isMissing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { personWith } from '../accounts/people.server.ts';
import { thread } from '../entries/discussion/tables.server.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { reference } from '../entries/kinds.ts';
import { markRemoved } from '../entries/standing.server.ts';
import { mayRemove } from '../entries/visibility.server.ts';
import { thanks } from '../lessons/tables.server.ts';
import type { RunLine } from '../moving/run.ts';
import { advance, type Run, type Work } from '../moving/runs.server.ts';
import { movingRun } from '../moving/tables.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { madeAfter, type Made } from './made.server.ts';

export const UNDO = 'undo-import';

const TOGETHER = 25;

/** Takes away what an import made and nobody touched since; the rest stays, and is named. */
export const undoing: Work = {
	name: UNDO,
	async batch(db, run) {
		const { of } = run.asked as { of: number };
		const who =
			(await personWith(db.read, run.personId)) ?? conflict('Whoever brought it is no longer here.');
		const import_ = await runWith(db, of);
		const some = await madeAfter(db.read, import_, (run.place as number | null) ?? 0, TOGETHER);
		const [last] = some.slice(-1);
		if (!last) return false;
		await transact(db, async (tx) => {
			const lines: RunLine[] = [];
			for (const one of some) lines.push(await takeAway(tx, who, import_, one));
			await advance(tx, run, { place: last.id, done: run.done + some.length, lines });
		});
		return true;
	},
};

async function runWith(db: Database, id: number): Promise<Run> {
	const [run] = await db.read.select().from(movingRun).where(eq(movingRun.id, id));
	return run ?? conflict('That import is too long ago: what it made is not known any more.');
}

async function takeAway(tx: Transaction, who: Person, import_: Run, made: Made): Promise<RunLine> {
	const line = { subject: made.file, href: reference(made.kind, made.number) };
	try {
		const found = await findEntry(tx, who, made.kind, made.number);
		const touched = mayRemove(who, found)
			? await touchedSince(tx, who, found, import_.endedAt ?? Infinity)
			: 'Only its authors can remove it.';
		if (touched !== null) return { ...line, kind: 'skipped', sentence: `It stays. ${touched}` };
		await markRemoved(tx, who, found.id);
		await refreshWays(tx, found.id);
		return { ...line, kind: 'changed', href: '', sentence: `“${found.title}” was taken away.` };
	} catch (problem) {
		if (!isMissing(problem)) throw problem;
		return { ...line, href: '', kind: 'skipped', sentence: 'It is not there any more.' };
	}
}

/** What somebody did with it, in a sentence; null where nobody did anything. */
async function touchedSince(
	tx: Transaction,
	who: Person,
	found: Found,
	ended: number,
): Promise<string | null> {
	if (found.updatedAt > ended || found.updatedBy !== who.id) return 'Somebody wrote in it since.';
	const has = async (rows: Promise<{ n: number }[]>) => ((await rows)[0]?.n ?? 0) > 0;
	if (await has(tx.select({ n: count() }).from(thread).where(eq(thread.entryId, found.id))))
		return 'People talk about it.';
	if (await has(tx.select({ n: count() }).from(thanks).where(eq(thanks.entryId, found.id))))
		return 'It helped somebody.';
	return null;
}
