import { setImmediate } from 'node:timers/promises';
import { attackAgreeing } from './agreeing.ts';
import type { AttackKey, Learned, SeenRound } from './attack.ts';
import { attackCounts } from './counts.ts';
import { attackDifferences } from './differences.ts';
import { attackLeaving } from './leaving.ts';
import { organisation, type Releasing } from './organisation.ts';
import { CELLS, type Reading } from './reading.ts';

/** One thing to try, which takes a moment. */
export interface Attempt {
	attack: AttackKey;
	round: number;
	run: () => Learned[];
}

/** So many rounds after each other are compared; of more, each with those before it. */
const AT_ONCE = 4;

/** Everything that can be tried with what is shown of these rounds, the latest first. */
export function attempts(rounds: readonly SeenRound[], read: Reading = CELLS): Attempt[] {
	return [...rounds]
		.sort((one, other) => other.id - one.id)
		.flatMap((round, at, latestFirst) => {
			const before = latestFirst.slice(at, at + AT_ONCE).reverse();
			return round.items.flatMap((item): Attempt[] => [
				{ attack: 'differences', round: round.id, run: () => attackDifferences(round, item, read) },
				{ attack: 'counts', round: round.id, run: () => attackCounts(round, item, read) },
				{ attack: 'agreeing', round: round.id, run: () => attackAgreeing(round, item, read) },
				{ attack: 'leaving', round: round.id, run: () => attackLeaving(before, item, read) },
			]);
		});
}

interface Trying {
	many: number;
	release: Releasing;
	read?: Reading;
	/** The first of the seeds. */
	from?: number;
}

/** Organisations of chance, whose answers are known, against an attacker who knows who of them answered. */
export async function tryOrganisations({ many, release, read = CELLS, from = 1 }: Trying) {
	const tried = { organisations: 0, people: 0, rounds: 0, cuts: 0, rows: 0 };
	const found: (Learned & { seed: number })[] = [];
	for (let seed = from; seed < from + many; seed++) {
		const { rounds, steady } = organisation(seed, release);
		tried.organisations++;
		// A server that does it goes on serving.
		if (seed % 20 === 0) await setImmediate();
		tried.rounds += rounds.length;
		for (const { cuts, rows, asked } of rounds) {
			tried.cuts += cuts.length;
			tried.rows += rows.length;
			tried.people += asked.size;
		}
		for (const learned of attempts(rounds, read).flatMap(({ run }) => run())) {
			// Where people answer otherwise in each round, what follows from their not doing so is no knowledge.
			if (steady || learned.attack !== 'leaving') found.push({ ...learned, seed });
		}
	}
	return { ...tried, found };
}
