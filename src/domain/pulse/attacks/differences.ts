import type { Learned, SeenRound } from './attack.ts';
import { groupsTold, type GroupTold } from './groups-told.ts';
import type { Reading } from './reading.ts';

/**
 * A group and another that is nearly the same: what is shown of one, less what is shown of the other, is the sum of those few
 * who are in one alone. It succeeds where a group of fewer than `fewest` remains, of one at the worst.
 */
export function attackDifferences(round: SeenRound, item: string, read: Reading): Learned[] {
	return groupsTold(round, item, read)
		.filter(({ n }) => n > 0 && n < round.fewest)
		.map((group) => learned(round, group));
}

function learned({ id, asked }: SeenRound, { cuts, item, parts, n, asked: people }: GroupTold): Learned {
	const [only] = [...asked].filter(([, part]) => parts.includes(part));
	return {
		...{ attack: 'differences', round: id, cuts, item },
		person: people === 1 && only ? only[0] : null,
		what: n === 1 ? 'the answer of one' : `the sum of ${n}`,
	};
}
