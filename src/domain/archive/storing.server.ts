import { eq, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { writeSetting } from '#lib/settings.server.ts';
import { person } from '../accounts/tables.server.ts';
import type { Kind } from '../entries/kinds.ts';
import { movedRow } from '../moving/tables.server.ts';
import type { RunLine } from '../moving/run.ts';
import type { Run } from '../moving/runs.server.ts';
import { SETTINGS } from './declared.ts';
import { madeAddress, movedTo, SAID } from './known.server.ts';
import type { Prepared } from './preparing.server.ts';
import type { Shape } from './shapes.server.ts';
import type { ImportPlace } from './stages.ts';
import { storeEntries } from './storing-entries.server.ts';
import { readSource } from './taking-out.server.ts';

type Place = ImportPlace & { stage: 'writing' | 'later' };

/** Writes what was prepared. @returns what became of what people know by name */
export async function storeAll(
	tx: Transaction,
	_run: Run,
	shape: Shape,
	rows: readonly Prepared[],
	place: Place,
	/** The largest number of each kind in the archive: new numbers come after it. */
	largest: ReadonlyMap<Kind, number>,
): Promise<RunLine[]> {
	if (rows.length === 0) return [];
	switch (shape.name) {
		case 'setting':
			return storeSettings(tx, rows);
		case 'person':
			return each(rows, (one) => storePerson(tx, one, place));
		case 'entry':
			return storeEntries(tx, rows, largest);
		default:
	}
	if (shape.travels.named !== undefined) return each(rows, (one) => storeNamed(tx, shape, one, place));
	if (shape.numbered && !place.whole) {
		await storeAnew(tx, shape, rows, place);
		return [];
	}
	const values = rows.map(({ there, values: own }) => (there === null ? own : { id: there, ...own }));
	const inserting = tx.insert(shape.table).values(values as never);
	const set = place.whole && !shape.numbered ? overwriting(shape) : null;
	const target = columnsOf(shape, shape.key);
	await (set && target.length > 0
		? inserting.onConflictDoUpdate({ target, set })
		: inserting.onConflictDoNothing());
	return [];
}

async function each(
	rows: readonly Prepared[],
	store: (one: Prepared) => Promise<RunLine | null>,
): Promise<RunLine[]> {
	const lines: RunLine[] = [];
	for (const one of rows) {
		const line = await store(one);
		if (line) lines.push(line);
	}
	return lines;
}

async function storeSettings(tx: Transaction, rows: readonly Prepared[]): Promise<RunLine[]> {
	for (const { values } of rows) {
		const name = String(values['name']);
		if (SETTINGS.includes(name)) await writeSetting(tx, name, values['value']);
	}
	return [];
}

/**
 * Beside others, somebody new is a name for what they wrote: they come in once an owner says so, and never as one of
 * those who run this. Whoever is here already stays who they are.
 */
async function storePerson(tx: Transaction, { values }: Prepared, { whole }: Place): Promise<RunLine | null> {
	const email = String(values['email']);
	const name = String(values['name']);
	const [known] = await tx
		.select({ id: person.id })
		.from(person)
		.where(eq(sql`lower(${person.email})`, email.toLowerCase()));
	if (known) {
		const { role: _, deactivatedAt: __, erasedAt: ___, ...same } = values;
		if (whole) await tx.update(person).set(same).where(eq(person.id, known.id));
		return null;
	}
	const coming = whole
		? values
		: {
				...values,
				role: values['role'] === 'guest' ? 'guest' : 'member',
				emailVerifiedAt: null,
				deactivatedAt: values['deactivatedAt'] ?? now(),
			};
	await tx.insert(person).values(coming as never);
	const sentence = whole ? '' : 'They cannot come in until an owner reactivates their account.';
	return { kind: 'made', subject: name, sentence, href: madeAddress('person', email.toLowerCase()) };
}

async function storeNamed(
	tx: Transaction,
	shape: Shape,
	{ values, row }: Prepared,
	{ whole }: Place,
): Promise<RunLine | null> {
	const named = shape.travels.named ?? '';
	const inserting = tx.insert(shape.table).values(values as never);
	const target = columnsOf(shape, [named]);
	const [column] = target;
	if (!column) throw new Error(`The table ${shape.name} has no names.`);
	const here = await tx.select({ column }).from(shape.table).where(eq(column, values[named]));
	await (whole ? inserting.onConflictDoUpdate({ target, set: values }) : inserting.onConflictDoNothing());
	if (here.length > 0 || !SAID.includes(shape.name)) return null;
	const name = String(row[named]);
	return { kind: 'made', subject: String(row['name'] ?? name), href: madeAddress(shape.name, name) };
}

/** Each gets a number of here, which is kept, so that the same row never comes twice. */
async function storeAnew(
	tx: Transaction,
	shape: Shape,
	rows: readonly Prepared[],
	place: Place,
): Promise<void> {
	const { source } = place.from.head;
	const there = rows.flatMap((one) => (one.there === null ? [] : [one.there]));
	const moved = await movedTo(tx, source, shape.name, there);
	const isOwn = (await readSource(tx)) === source;
	const { id } = shape.table as unknown as { id: SQLiteColumn };
	for (const one of rows) {
		if (one.there === null || moved.has(one.there)) continue;
		// Of this very workspace: what hangs on no entry is here under its own number.
		if (isOwn && shape.hangs === null && (await isHere(tx, shape, id, one.there))) continue;
		const [made] = (await tx
			.insert(shape.table)
			.values(one.values as never)
			.onConflictDoNothing()
			.returning({ id })) as { id: number }[];
		if (!made) continue;
		const row = { source, of: shape.name, there: one.there, here: made.id };
		await tx
			.insert(movedRow)
			.values(row)
			.onConflictDoUpdate({ target: [movedRow.source, movedRow.of, movedRow.there], set: { here: made.id } });
	}
}

async function isHere(tx: Transaction, shape: Shape, id: SQLiteColumn, number: number): Promise<boolean> {
	const rows = await tx.select({ id }).from(shape.table).where(eq(id, number));
	return rows.length > 0;
}

function columnsOf(shape: Shape, keys: readonly string[]): SQLiteColumn[] {
	return keys.flatMap((key) => shape.columns.get(key) ?? []);
}

/** Every column but those that tell rows apart, as the row that comes has it. */
function overwriting(shape: Shape): Record<string, unknown> | null {
	const set = [...shape.columns].flatMap(([key, column]) =>
		shape.key.includes(key) ? [] : [[key, sql.raw(`excluded."${snake(column.name)}"`)] as const],
	);
	return set.length === 0 ? null : Object.fromEntries(set);
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
