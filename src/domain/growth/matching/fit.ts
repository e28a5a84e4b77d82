import { FEWEST } from '#lib/groups.ts';
import { near, nearness, type SkillGraph } from '../../skills/graph.ts';
import { isNeeded } from './match.ts';
import type { Asked } from './sides.ts';

/** A number from five on; null for fewer, which would be nearly names. */
export type Told = number | null;

export interface MustFit {
	name: string;
	/** How many of them do not bring it. */
	leavesOut: Told;
	/** How many would not, if what is close to it counted too; the same where nothing is. */
	widened: Told;
	/** What is close to it. */
	close: string[];
}

export interface Fit {
	/** Who is open to it and shows what they can do; null for fewer than five: then nothing else is told. */
	of: Told;
	bringAll: Told;
	bringAllWidened: Told;
	musts: MustFit[];
}

const MOST_CLOSE = 5;
const told = (number: number): Told => (number >= FEWEST ? number : null);

/** @param bring what each person who could take it up brings, by folded names */
export function fitAmong(
	asks: readonly Asked[],
	bring: readonly (readonly string[])[],
	graph: SkillGraph,
): Fit {
	const needed = asks.filter(isNeeded);
	const none = { bringAll: null, bringAllWidened: null };
	if (bring.length < FEWEST)
		return {
			of: null,
			...none,
			musts: needed.map(({ name }) => ({ name, leavesOut: null, widened: null, close: [] })),
		};
	const brings = (have: readonly string[], { folded }: Asked, wide: boolean) =>
		have.some((one) => {
			const how = nearness(graph, folded, one);
			return how !== null && (wide || how === 'exact' || how === 'alias');
		});
	const withAll = (wide: boolean) =>
		bring.filter((have) => needed.every((ask) => brings(have, ask, wide))).length;
	const without = (ask: Asked, wide: boolean) => bring.filter((have) => !brings(have, ask, wide)).length;
	return {
		of: bring.length,
		bringAll: told(withAll(false)),
		bringAllWidened: told(withAll(true)),
		musts: needed.map((ask) => ({
			name: ask.name,
			leavesOut: told(without(ask, false)),
			widened: told(without(ask, true)),
			close: near(graph, ask.folded)
				.map(({ skill }) => skill.name)
				.sort((a, b) => a.localeCompare(b, 'en'))
				.slice(0, MOST_CLOSE),
		})),
	};
}
