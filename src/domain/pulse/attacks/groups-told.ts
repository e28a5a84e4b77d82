import type { Cut, Released, Scale } from '../pulse.ts';
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
	/** How many pieces it has that were rounded by themselves. */
	pieces: number;
}

/** What can be added and subtracted of the rows of one item so that a group of people remains, each of them once. */
export function groupsTold(round: SeenRound, item: string, read: Reading): GroupTold[] {
	const rows = round.rows.filter((row) => row.item === item);
	const cuts = new Map(round.cuts.map((cut) => [cut.key, cut]));
	const piece = pieceOfPart(rows, round.cuts);
	const groups = families(rows, round.cuts).flatMap((family) => {
		const theirs = rows.filter(({ cut }) => family.has(cut));
		return groupsOf({ round, item, rows: theirs, cuts }, read).map((group) => {
			const pieces = new Set(group.parts.map((part) => piece.get(part))).size;
			return { ...group, pieces, ...possible(group, { pieces, scale: round.scale }, read) };
		});
	});
	return [...new Map(groups.map((group) => [group.parts.join(' '), group])).values()];
}

/** Which parts are in the same shown cuts: nothing tells them apart, and they were rounded together. */
function pieceOfPart(rows: readonly Released[], cuts: readonly Cut[]): Map<number, string> {
	const shown = cuts.filter(({ key }) => rows.some(({ cut }) => cut === key));
	const parts = new Set(shown.flatMap((cut) => cut.parts));
	return new Map(
		[...parts].map((part) => [part, shown.map((cut) => (cut.parts.includes(part) ? '1' : '0')).join('')]),
	);
}

interface Rows {
	round: SeenRound;
	item: string;
	rows: readonly Released[];
	cuts: ReadonlyMap<string, Cut>;
}

function groupsOf({ round, item, rows, cuts }: Rows, read: Reading): Omit<GroupTold, 'pieces'>[] {
	const parts = [...new Set(rows.flatMap(({ cut }) => cuts.get(cut)?.parts ?? []))].sort((a, b) => a - b);
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
			read.row(row, can(cuts.get(row.cut)?.parts ?? [], row.n).least, round.scale),
		);
		return [{ ...{ item, parts: inside, asked }, ...sums, answered: can(inside, sums.n) }];
	});
}

/** However many of those who can have answered did. */
function possible(
	{ total, apart, n, answered }: Omit<GroupTold, 'pieces'>,
	{ pieces, scale }: { pieces: number; scale: Scale },
	read: Reading,
): Sums {
	const sums = read.sum({ total, apart }, { people: answered.least, n, pieces, scale });
	for (let people = answered.least + 1; people <= answered.most; people++) {
		const more = read.sum({ total, apart }, { people, n, pieces, scale });
		for (const name of ['total', 'apart'] as const) {
			sums[name].least = Math.min(sums[name].least, more[name].least);
			sums[name].most = Math.max(sums[name].most, more[name].most);
		}
	}
	return sums;
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
