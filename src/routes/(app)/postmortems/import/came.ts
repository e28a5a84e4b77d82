import type { Outcome } from '#domain/postmortems/importing.server.ts';

/** What came of one file. */
export type Came =
	| { file: string; state: 'imported' | 'unchanged' | 'updated'; number: number; title: string }
	| { file: string; state: 'failed'; reason: string };

export function cameOf(outcome: Outcome): Came {
	if (outcome.state === 'failed') return outcome;
	const { file, state, number, recognised } = outcome;
	return { file, state, number, title: recognised.content.title };
}
