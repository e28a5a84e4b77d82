import type { Learned, SeenRound } from './attack.ts';
import { groupsTold } from './groups-told.ts';
import type { Reading } from './reading.ts';

/**
 * How many answered, beside how many were asked. It succeeds where everybody in a group is known to have answered, or nobody;
 * and where only one did not, who then knows it of all others.
 */
export function attackCounts(round: SeenRound, item: string, read: Reading): Learned[] {
	return groupsTold(round, item, read).flatMap(({ n, asked, cuts }) => {
		const rest = { attack: 'counts', round: round.id, cuts, item, person: null } as const;
		if (n > asked - 2) return [{ ...rest, what: n === asked ? 'all answered' : 'all but one answered' }];
		return n <= 0 ? [{ ...rest, what: 'nobody answered' }] : [];
	});
}
