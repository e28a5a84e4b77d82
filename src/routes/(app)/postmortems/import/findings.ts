import { twice, type Looked } from '#domain/postmortems/looked.ts';
import { counted, sentenceCase } from '#lib/numbers.ts';
import type { Came } from './came.ts';

/** How many post-mortems an import would make or change. */
export function comingOf(looked: readonly Looked[]): number {
	return looked.filter(({ state }) => state === 'new' || state === 'updated').length - twice(looked).size;
}

/** `Twelve are new, two are here already and one cannot be read` */
export function foundSentence(looked: readonly Looked[]): string {
	const { new: fresh = 0, updated = 0, unchanged = 0, refused = 0 } = tally(looked);
	return listed([
		[fresh - twice(looked).size, 'is new', 'are new'],
		[updated, 'is a new version', 'are new versions'],
		[unchanged, 'is here already', 'are here already'],
		[refused, 'cannot be read', 'cannot be read'],
	]);
}

/** `Twelve came in, two were here already and one could not be read` */
export function cameSentence(came: readonly Came[]): string {
	const { imported = 0, updated = 0, unchanged = 0, failed = 0 } = tally(came);
	return listed([
		[imported, 'came in', 'came in'],
		[updated, 'has a new version', 'have a new version'],
		[unchanged, 'was here already', 'were here already'],
		[failed, 'could not be read', 'could not be read'],
	]);
}

function tally<State extends string>(items: readonly { state: State }[]): Partial<Record<State, number>> {
	const counts: Partial<Record<State, number>> = {};
	for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
	return counts;
}

function listed(parts: [count: number, one: string, many: string][]): string {
	const said = parts
		.filter(([count]) => count > 0)
		.map(([count, one, many], k) => {
			const words = counted(
				count,
				k === 0 ? `post-mortem ${one}` : one,
				k === 0 ? `post-mortems ${many}` : many,
			);
			return words;
		});
	const last = said.pop();
	if (last === undefined) return 'Nothing was found';
	return sentenceCase(said.length === 0 ? last : `${said.join(', ')} and ${last}`);
}
