import type { Released, Scale } from '../pulse.ts';
import type { SeenRound, Span } from './attack.ts';
import { combined } from './combining.ts';
import { families } from './families.ts';
import type { Reading, Sums } from './reading.ts';

/** A group of people of whom the rows of one round tell something together: as it is, or as what is left of another. */
export interface GroupTold {
	item: string;
	/** Its parts, and how many people were asked in them. */
	parts: readonly number[];
	asked: number;
	/** How many of them are said to have answered. */
	n: number;
	/** How many can have: those who told so, or `n` and whoever may not have been counted. */
	answered: Span;
	/** What their answers add up to. */
	total: Span;
	apart: Span;
	cuts: readonly string[];
}

/** What can be added and subtracted of the rows of one item so that a group of people remains, each of them once. */
export function groupsTold(round: SeenRound, item: string, read: Reading): GroupTold[] {
	const rows = round.rows.filter((row) => row.item === item);
	return families(rows, round.cuts).flatMap((family) =>
		groupsOf(
			round,
			item,
			rows.filter(({ cut }) => family.has(cut)),
			read,
		),
	);
}

function groupsOf(round: SeenRound, item: string, rows: readonly Released[], read: Reading): GroupTold[] {
	const cuts = new Map(round.cuts.map((cut) => [cut.key, cut]));
	const parts = [...new Set(rows.flatMap(({ cut }) => cuts.get(cut)?.parts ?? []))];
	const sizes = parts.map((part) => sizeOf(round, part));
	const can = (inside: readonly number[], n: number) => answeredIn(round, { item, parts: inside, n });
	const known = rows.map(({ cut }) => {
		const inside = new Set(cuts.get(cut)?.parts);
		return parts.map((part) => (inside.has(part) ? 1 : 0));
	});
	return combined(known, sizes).flatMap(({ times, of }) => {
		const factor = times.find((one) => one !== 0) ?? 1;
		if (times.some((one) => one !== 0 && one !== factor)) return [];
		const inside = parts.filter((_, at) => times[at] !== 0);
		const asked = inside.reduce((sum, part) => sum + sizeOf(round, part), 0);
		const sums = added(rows, of, factor, (row) =>
			readAny(row, can(cuts.get(row.cut)?.parts ?? [], row.n), round.scale, read),
		);
		return [{ ...{ item, parts: inside, asked }, ...sums, answered: can(inside, sums.n) }];
	});
}

/** So many of each part may have answered and not be counted. */
export const UNCOUNTED = 2;

function answeredIn(
	{ told, asked }: SeenRound,
	{ item, parts, n }: { item: string; parts: readonly number[]; n: number },
): Span {
	const people = told?.get(item);
	if (!people) return { least: n, most: n + UNCOUNTED * parts.length };
	const many = [...people].filter((id) => parts.includes(asked.get(id) ?? -1)).length;
	return { least: many, most: many };
}

/** What a row tells where it can stand for so many people or so many. */
function readAny(row: Released, { least, most }: Span, scale: Scale, read: Reading): Sums {
	const sums = read(row, least, scale);
	for (let people = least + 1; people <= most; people++) {
		const more = read(row, people, scale);
		for (const name of ['total', 'apart'] as const) {
			sums[name].least = Math.min(sums[name].least, more[name].least);
			sums[name].most = Math.max(sums[name].most, more[name].most);
		}
	}
	return sums;
}

function added(
	rows: readonly Released[],
	of: ReadonlyMap<number, number>,
	factor: number,
	sumsOf: (row: Released) => Sums,
) {
	let n = 0;
	const [total, apart] = [
		{ least: 0, most: 0 },
		{ least: 0, most: 0 },
	];
	const cuts: string[] = [];
	for (const [index, times] of of) {
		const row = rows[index];
		if (!row || times === 0) continue;
		const sums = sumsOf(row);
		n += (times * row.n) / factor;
		addTo(total, sums.total, times / factor);
		addTo(apart, sums.apart, times / factor);
		cuts.push(row.cut);
	}
	return { n, total, apart, cuts };
}

export function addTo(sum: Span, { least, most }: Span, times: number): void {
	sum.least += times * (times > 0 ? least : most);
	sum.most += times * (times > 0 ? most : least);
}

function sizeOf({ asked }: SeenRound, part: number): number {
	let people = 0;
	for (const theirs of asked.values()) if (theirs === part) people++;
	return people;
}
