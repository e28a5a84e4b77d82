import type { Cut, Released } from '../pulse.ts';

/** Of so many cuts, all are tried beside each other. */
const ALL_OF = 16;
const NEAREST = 5;

/**
 * Which cuts are tried beside each other. Of very many, each with the few that it is most alike, in whom most people are the
 * same: what tells of a few people is the difference of such.
 */
export function families(rows: readonly Released[], cuts: readonly Cut[]): Set<string>[] {
	const shown = new Set(rows.map(({ cut }) => cut));
	const there = cuts.filter(({ key }) => shown.has(key));
	if (there.length <= ALL_OF) return [shown];
	return there.map((one) => {
		const parts = new Set(one.parts);
		const alike = ({ parts: others }: Cut) => {
			const both = others.filter((part) => parts.has(part)).length;
			return both / (parts.size + others.length - both);
		};
		const nearest = there
			.filter(({ key }) => key !== one.key)
			.map((other) => ({ key: other.key, alike: alike(other) }))
			.filter((other) => other.alike > 0)
			.sort((a, b) => b.alike - a.alike)
			.slice(0, NEAREST);
		return new Set([one.key, ...nearest.map(({ key }) => key)]);
	});
}
