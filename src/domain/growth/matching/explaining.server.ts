import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { listTogether } from '../opportunities/listing.server.ts';
import type { ListedOpportunity } from '../opportunities/row.ts';
import type { Change } from './changing.ts';
import { linesOf, type Lines } from './lines.ts';
import { reasonsIn, type List, type Match } from './match.ts';
import { sentenceOf, wordsOf, type Said } from './saying.ts';
import type { Term } from './weights.ts';

/** A match as it is shown: the opening, and why. */
export interface ShownMatch {
	opening: ListedOpportunity;
	sentence: Said[];
	reasons: { term: Term; points: number; words: string }[];
	lines: Lines;
	changes: Change[];
	lists: Record<List, boolean>;
}

/** Matches with their openings and everything that they come from, in the same order. */
export async function explained(
	db: Database,
	who: Person,
	matches: readonly Match[],
	{ list, changesOf }: { list: List | null; changesOf: (match: Match) => Change[] },
): Promise<ShownMatch[]> {
	const openings = await listTogether(
		db.read,
		who,
		matches.map(({ offer }) => offer.id),
	);
	return matches.flatMap((match) => {
		const opening = openings.get(match.offer.id);
		if (!opening) return [];
		const reasons = reasonsIn(match, list).map((reason) => {
			const { term, points } = reason;
			return { term, points, words: wordsOf(reason) };
		});
		return [
			{
				...{ opening, reasons, lists: match.lists },
				sentence: sentenceOf(match, list),
				lines: linesOf(match),
				changes: changesOf(match),
			},
		];
	});
}
