import { inArray } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { now } from '#lib/db/clock.ts';
import type { Reader } from '#lib/db/open.server.ts';
import type { RunLine } from '../moving/run.ts';
import type { Run } from '../moving/runs.server.ts';
import { reference, type Kind } from '../entries/kinds.ts';
import { movedTo, madeAddress, type Known } from './known.server.ts';
import { renumbered, rowsNamedIn, type Renumbered } from './numbers.ts';
import type { ArchivedRow } from './rows.server.ts';
import { shapeOf, type Shape } from './shapes.server.ts';
import { translated, type Speaking } from './soft.server.ts';
import type { ImportPlace } from './stages.ts';
import { readSource } from './taking-out.server.ts';
import { fits } from './fitting.ts';

export interface Prepared {
	row: ArchivedRow;
	/** Its number there; null where it has none. */
	there: number | null;
	values: Record<string, unknown>;
	/** What leads to its own table, by number of here: joined once all of it is there. */
	selves: Record<string, unknown>;
}

type Place = ImportPlace & { stage: 'writing' | 'later' };
type Numbers = Map<string, Map<number, number>>;

/** Rows as they would be stored here; those that cannot be are left out, and said where that is not how it should be. */
export async function prepare(
	db: Reader,
	run: Run,
	shape: Shape,
	rows: readonly ArchivedRow[],
	place: Place,
	known: Known,
): Promise<{ rows: Prepared[]; lines: RunLine[] }> {
	const context = await contextOf(db, run, shape, rows, place, known);
	const prepared: Prepared[] = [];
	const lines: RunLine[] = [];
	for (const row of rows) {
		const ready = prepared1(shape, row, context);
		if (typeof ready === 'object') prepared.push(ready);
		else if (ready === 'damaged') {
			const subject = shape.numbered ? `${shape.name} ${Number(row['id'])}` : shape.name;
			lines.push({ kind: 'problem', subject, sentence: 'It is not as it should be.' });
		}
	}
	return { rows: prepared, lines };
}

interface Context {
	place: Place;
	names: Map<string, Map<string, number>>;
	/** Of whatever has a number: what it is here, where it is. */
	numbers: Numbers;
	/** Of them, those that came with an import, and were not here before. */
	moved: Numbers;
	entries: Awaited<ReturnType<Known['here']>>;
	made: Set<string>;
	speaking: Speaking;
	renumbered: Renumbered | null;
	/** What the open part does not say, where the sealed one is not there. */
	missing: ArchivedRow;
}

async function contextOf(
	db: Reader,
	run: Run,
	shape: Shape,
	rows: readonly ArchivedRow[],
	place: Place,
	known: Known,
): Promise<Context> {
	const names = new Map<string, Map<string, number>>();
	const wanted = new Map<string, Set<number>>();
	const want = (table: string, value: unknown) => {
		if (typeof value !== 'number') return;
		const list = wanted.get(table) ?? new Set();
		wanted.set(table, list);
		list.add(value);
	};
	for (const [key, { to }] of shape.leads) {
		if (to === 'entry') continue;
		if (shapeOf(to).travels.named !== undefined) names.set(to, await known.names(to));
		else for (const row of rows) want(to, row[key]);
	}
	for (const how of Object.values(shape.travels.soft ?? {})) {
		if (how === 'mentions' || how === 'told') names.set('person', await known.names('person'));
		if (how === 'cut' || how === 'cuts') names.set('team', await known.names('team'));
		if (how === 'meeting') for (const row of rows) want('mentorship_meeting', row['meetingId']);
		if (how === 'changes') {
			for (const row of rows) {
				const { changes = [] } = (row['shows'] ?? {}) as { changes?: unknown[] };
				for (const id of changes) want('change', id);
			}
		}
	}
	if (!place.whole) {
		const named = rowsNamedIn(rows);
		for (const id of named.change) want('change', id);
		for (const id of named.lesson) want('lesson', id);
	}
	const { numbers, moved } = await numbersHere(db, place, wanted);
	const entries = shape.name === 'entry' && place.stage === 'writing' ? new Map() : await known.here();
	const entryNumber = (kind: Kind, number: number) => entries.get(reference(kind, number))?.number ?? number;
	return {
		...{ place, names, numbers, moved, entries },
		made: await known.made(),
		missing: missingIn(shape, run, names),
		speaking: {
			person: (said) => asText(names.get('person')?.get(said.toLowerCase())),
			team: (said) => asText(names.get('team')?.get(said)),
			entry: (kind, number) => entryNumber(kind as Kind, number),
			row: (table, number) => numbers.get(table)?.get(number) ?? null,
		},
		renumbered: place.whole
			? null
			: {
					entry: entryNumber,
					change: (number) => numbers.get('change')?.get(number) ?? null,
					lesson: (number) => numbers.get('lesson')?.get(number) ?? null,
				},
	};
}

const asText = (id: number | undefined) => (id === undefined ? null : String(id));

async function numbersHere(
	db: Reader,
	{ whole, from }: Place,
	wanted: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<{ numbers: Numbers; moved: Numbers }> {
	const numbers: Numbers = new Map();
	const moved: Numbers = new Map();
	const isOwn = whole || (await readSource(db)) === from.head.source;
	for (const [table, set] of wanted) {
		const there = [...set];
		const came = whole ? new Map<number, number>() : await movedTo(db, from.head.source, table, there);
		moved.set(table, came);
		const same = isOwn ? await idsHere(db, table, there) : [];
		numbers.set(table, new Map([...same.map((id) => [id, id] as const), ...came]));
	}
	return { numbers, moved };
}

async function idsHere(db: Reader, table: string, ids: readonly number[]): Promise<number[]> {
	const { table: from } = shapeOf(table);
	const { id } = from as unknown as Record<'id', SQLiteColumn>;
	const found: number[] = [];
	for (let at = 0; at < ids.length; at += 500) {
		const rows = await db
			.select({ id })
			.from(from)
			.where(inArray(id, ids.slice(at, at + 500)));
		found.push(...rows.map((row) => Number(row.id)));
	}
	return found;
}

function prepared1(shape: Shape, given: ArchivedRow, context: Context): Prepared | 'left' | 'damaged' {
	const row = { ...context.missing, ...given };
	if (!belongs(shape, row, context)) return 'left';
	const values: Record<string, unknown> = {};
	const selves: Record<string, unknown> = {};
	for (const [key, column] of shape.columns) {
		if (key === 'id') continue;
		const lead = shape.leads.get(key);
		let value: unknown = row[key] ?? null;
		if (lead) {
			value = value === null ? null : leadsTo(lead.to, value, context);
			if (value === null && lead.required) return 'left';
			if (lead.to === shape.name) {
				selves[key] = value;
				value = null;
			}
		} else {
			const soft = shape.travels.soft?.[key];
			if (soft) value = translated(soft, value, row, context.speaking, false);
			else if (context.renumbered && !UNCHANGED.has(key)) value = renumbered(value, context.renumbered);
		}
		if (!fits(shape.name, key, column, value)) return 'damaged';
		values[key] = value;
	}
	const there = shape.numbered ? Number(row['id']) : null;
	if (there !== null && !(Number.isSafeInteger(there) && there > 0)) return 'damaged';
	return { row, there, values, selves };
}

/** Names by which things are found are no text. */
const UNCHANGED = new Set([
	'uid',
	'slug',
	'folded',
	'email',
	'name',
	'sha256',
	'type',
	'fingerprint',
	'key',
	'code',
]);

/** What hangs on an entry comes with it, and not to one that was here. */
function belongs(shape: Shape, row: ArchivedRow, { place, entries, moved, made }: Context): boolean {
	const { hangs, travels, name } = shape;
	if (name === 'entry' && place.stage === 'later') {
		return entries.get(reference(row['kind'] as Kind, Number(row['number'])))?.isNew === true;
	}
	if (hangs?.on === 'entry' && entries.get(String(row[hangs.column]))?.isNew !== true) return false;
	if (place.whole) return true;
	if (hangs && hangs.on !== 'entry' && moved.get(hangs.on)?.has(Number(row[hangs.column])) !== true)
		return false;
	const { onlyInNew } = travels;
	const into = onlyInNew === undefined ? undefined : shape.leads.get(onlyInNew)?.to;
	return into === undefined || made.has(madeAddress(into, String(row[onlyInNew ?? ''])));
}

function leadsTo(to: string, value: unknown, { names, numbers, entries }: Context): number | null {
	if (to === 'entry') return entries.get(String(value))?.id ?? null;
	const named = names.get(to);
	if (named) return named.get(to === 'person' ? String(value).toLowerCase() : String(value)) ?? null;
	return numbers.get(to)?.get(Number(value)) ?? null;
}

function missingIn({ name }: Shape, run: Run, names: Context['names']): ArchivedRow {
	const at = now();
	const importer = () => [...(names.get('person') ?? [])].find(([, id]) => id === run.personId)?.[0];
	switch (name) {
		case 'person':
			return { role: 'member', zone: 'UTC', createdAt: at };
		case 'entry': {
			const by = importer();
			return { version: 1, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by };
		}
		case 'attachment':
			return { personId: importer() };
		default:
			return {};
	}
}
