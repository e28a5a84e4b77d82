import { and, eq, inArray, max, or } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { reference, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import type { RunLine } from '../moving/run.ts';
import { isKind } from './entry-index.server.ts';
import { madeAddress } from './known.server.ts';
import { isForAll, shownEntry } from './numbers.ts';
import type { Prepared } from './preparing.server.ts';

/** In the order in which they were begun. Each keeps its number where that is free here. */
export async function storeEntries(
	tx: Transaction,
	rows: readonly Prepared[],
	largest: ReadonlyMap<Kind, number>,
): Promise<RunLine[]> {
	const uids = rows.map(({ values }) => String(values['uid']));
	const known = await tx
		.select({ uid: entry.uid, kind: entry.kind, number: entry.number })
		.from(entry)
		.where(inArray(entry.uid, uids));
	const here = new Map(known.map((one) => [one.uid, one.number]));
	const numbers = await FreeNumbers.around(tx, rows, largest);
	const lines: RunLine[] = [];
	const made: (typeof entry.$inferInsert)[] = [];
	for (const { values, row } of rows) {
		const { kind } = values;
		if (!isKind(kind)) continue;
		const uid = String(values['uid']);
		const told = { title: String(values['title']), isForAll: isForAll(values) };
		const before = here.get(uid);
		if (before !== undefined) {
			const subject = shownEntry(kind, before, told);
			lines.push({ kind: 'skipped', subject, sentence: 'It is here already.' });
			continue;
		}
		const there = Number(row['number']);
		const number = await numbers.free(kind, there);
		here.set(uid, number);
		made.push({ ...values, number } as typeof entry.$inferInsert);
		lines.push({
			kind: 'made',
			subject: shownEntry(kind, number, told),
			sentence: number === there ? '' : `It was ${reference(kind, there)} there.`,
			href: madeAddress('entry', uid),
		});
	}
	if (made.length > 0) await tx.insert(entry).values(made);
	return lines;
}

/** Which numbers of each kind are free, while some are given out. */
class FreeNumbers {
	readonly #tx: Transaction;
	readonly #taken: Set<string>;
	readonly #largest: ReadonlyMap<Kind, number>;
	readonly #last = new Map<Kind, number>();

	private constructor(tx: Transaction, taken: Set<string>, largest: ReadonlyMap<Kind, number>) {
		this.#tx = tx;
		this.#taken = taken;
		this.#largest = largest;
	}

	static async around(
		tx: Transaction,
		rows: readonly Prepared[],
		largest: ReadonlyMap<Kind, number>,
	): Promise<FreeNumbers> {
		const wanted = Map.groupBy(rows, ({ values }) => values['kind']);
		const ofKinds = [...wanted].flatMap(([kind, some]) =>
			isKind(kind)
				? and(
						eq(entry.kind, kind),
						inArray(entry.number, [...new Set(some.map(({ row }) => Number(row['number'])))]),
					)
				: [],
		);
		const taken =
			ofKinds.length === 0
				? []
				: await tx
						.select({ kind: entry.kind, number: entry.number })
						.from(entry)
						.where(or(...ofKinds));
		return new FreeNumbers(tx, new Set(taken.map(({ kind, number }) => reference(kind, number))), largest);
	}

	/** The one that is wanted; one after all of here and of the archive where that is taken. */
	async free(kind: Kind, wanted: number): Promise<number> {
		const number = this.#taken.has(reference(kind, wanted)) ? (await this.#lastOf(kind)) + 1 : wanted;
		this.#taken.add(reference(kind, number));
		if (number !== wanted) this.#last.set(kind, number);
		return number;
	}

	async #lastOf(kind: Kind): Promise<number> {
		const known = this.#last.get(kind);
		if (known !== undefined) return known;
		const [last] = await this.#tx
			.select({ number: max(entry.number) })
			.from(entry)
			.where(eq(entry.kind, kind));
		return Math.max(last?.number ?? 0, this.#largest.get(kind) ?? 0);
	}
}
