import { attackAgreeing } from './agreeing.ts';
import type { Learned, SeenRound } from './attack.ts';
import { attackCounts } from './counts.ts';
import { attackDifferences } from './differences.ts';
import { attackLeaving } from './leaving.ts';
import { organisation, type Releasing } from './organisation.ts';
import { readCells, type Reading } from './reading.ts';

/** Everything that can be tried with what is shown of these rounds, in the order of time. */
export function attackRows(rounds: readonly SeenRound[], read: Reading = readCells): Learned[] {
	return [
		...rounds.flatMap((round) => [
			...attackDifferences(round, read),
			...attackCounts(round, read),
			...attackAgreeing(round, read),
		]),
		...attackLeaving(rounds, read),
	];
}

interface Trying {
	many: number;
	release: Releasing;
	read?: Reading;
	/** The first of the seeds. */
	from?: number;
}

/** Organisations of chance, whose answers are known, against an attacker who knows who of them answered. */
export function tryOrganisations({ many, release, read = readCells, from = 1 }: Trying) {
	const tried = { organisations: 0, people: 0, rounds: 0, cuts: 0, rows: 0 };
	const found: (Learned & { seed: number })[] = [];
	for (let seed = from; seed < from + many; seed++) {
		const { rounds, steady } = organisation(seed, release);
		tried.organisations++;
		tried.rounds += rounds.length;
		for (const { cuts, rows, asked } of rounds) {
			tried.cuts += cuts.length;
			tried.rows += rows.length;
			tried.people += asked.size;
		}
		for (const learned of attackRows(rounds, read)) {
			// Where people answer otherwise in each round, what follows from their not doing so is no knowledge.
			if (steady || learned.attack !== 'leaving') found.push({ ...learned, seed });
		}
	}
	return { ...tried, found };
}
