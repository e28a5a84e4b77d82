import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { advance, type Run } from '../moving/runs.server.ts';
import type { RunLine } from '../moving/run.ts';
import { bringFiles, dropNew } from './bringing-files.server.ts';
import { filesOf } from './entry-index.server.ts';
import { Known } from './known.server.ts';
import { joinSelves, leadsToItself, saysNumbers } from './later.server.ts';
import { prepare } from './preparing.server.ts';
import type { ArchivedRow } from './rows.server.ts';
import { SHAPES, type Shape } from './shapes.server.ts';
import type { ImportPlace } from './stages.ts';
import { STEPS } from './stages.ts';
import { storeAll } from './storing.server.ts';

const ROWS_AT_ONCE = 250;

export type Writing = ImportPlace & { stage: 'writing' | 'later' };

/** Writes the next rows of a table, or joins those that lead to others of their own table. */
export async function writeNext(db: Database, run: Run, place: Writing): Promise<boolean> {
	const shape = [...SHAPES.values()][place.table];
	if (!shape) return nextStage(db, run, place);
	if (passesOver(shape, place)) return nextTable(db, run, place, 0);
	const known = await Known.of(db, run, place.from);
	const { rows, at, isLast } = await nextRows(known, shape, place);
	if (rows.length === 0) return nextTable(db, run, place, 0);
	const files =
		shape.name === 'attachment' && place.stage === 'writing' ? await bringFiles(db, run, rows) : null;
	const ready = files ? rows.filter((_row, n) => files.problems[n] === undefined) : rows;
	const prepared = await prepare(db.read, run, shape, ready, place, known);
	try {
		await transact(db, async (tx) => {
			const lines: RunLine[] = [...(files?.lines ?? [])];
			if (place.stage === 'later') await joinSelves(tx, shape, prepared.rows, place);
			else
				lines.push(
					...prepared.lines,
					...(await storeAll(tx, run, shape, prepared.rows, place, known.largest)),
				);
			await advance(tx, run, { ...after(place, at, rows.length, isLast), lines });
		});
	} catch (problem) {
		if (files) await dropNew(db, files.kept);
		throw problem;
	}
	if (isLast) known.forget(shape.name);
	return true;
}

/** Nothing of it comes beside others, or nothing in it leads to its own kind. */
function passesOver(shape: Shape, place: Writing): boolean {
	if (place.stage === 'later' && !leadsToItself(shape) && !saysNumbers(shape, place.whole)) return true;
	return !place.whole && shape.travels.wholeOnly === true;
}

/** Entries come in the order of their beginning, everything else as it stands in the archive. */
async function nextRows(
	known: Known,
	shape: Shape,
	place: Writing,
): Promise<{ rows: ArchivedRow[]; at: number; isLast: boolean }> {
	const names = filesOf(shape.name, place.from, shape.travels.shown !== undefined);
	if (shape.name === 'entry') {
		const some = known.entries.slice(place.at, place.at + ROWS_AT_ONCE);
		const rows = await known.spool.readThese(
			names[0] ?? '',
			some.map((one) => one.at),
		);
		const at = place.at + some.length;
		return { rows, at, isLast: at >= known.entries.length };
	}
	// One file after the other, as if they were one.
	let before = 0;
	for (const [n, name] of names.entries()) {
		const size = place.from.sizes[name] ?? 0;
		if (place.at < before + size) {
			const { rows, next } = await known.spool.read(name, place.at - before, ROWS_AT_ONCE);
			const at = before + next;
			return { rows: rows.map(({ row }) => row), at, isLast: n === names.length - 1 && next >= size };
		}
		before += size;
	}
	return { rows: [], at: place.at, isLast: true };
}

function after(place: Writing, at: number, rows: number, isLast: boolean) {
	const done = place.done + (place.stage === 'writing' ? rows : 0);
	const next: Writing = isLast ? { ...place, table: place.table + 1, at: 0, done } : { ...place, at, done };
	return { place: next, done, step: STEPS[place.stage] };
}

async function nextTable(db: Database, run: Run, place: Writing, done: number): Promise<boolean> {
	const shapes = [...SHAPES.values()];
	let table = place.table + 1;
	while (table < shapes.length) {
		const shape = shapes[table];
		if (shape && !passesOver(shape, place) && filesOf(shape.name, place.from, false).length > 0) break;
		table++;
	}
	await transact(db, (tx) =>
		advance(tx, run, {
			place: { ...place, table, at: 0 },
			done: place.done + done,
			step: STEPS[place.stage],
		}),
	);
	return true;
}

async function nextStage(db: Database, run: Run, place: Writing): Promise<boolean> {
	const { from, whole, done } = place;
	const next: ImportPlace =
		place.stage === 'writing'
			? { stage: 'later', from, whole, done, table: 0, at: 0 }
			: { stage: 'indexing', from, whole, done: 0, after: 0 };
	await transact(db, (tx) => advance(tx, run, { place: next, done, step: STEPS[next.stage] }));
	return true;
}
