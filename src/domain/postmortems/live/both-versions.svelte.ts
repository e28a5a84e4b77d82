/* eslint-disable svelte/prefer-svelte-reactivity -- no page shows these sets and maps themselves */
import { differences, takePart, type Difference, type Part } from '../editing/differences.ts';
import type { Typed } from '../editing/typed.ts';

type Choice = 'both' | 'mine' | 'theirs';

/**
 * Parts that two people changed apart from each other, and that are both in the text now: each of the two
 * can be had back.
 */
export class BothVersions {
	readonly by: string | null;
	readonly parts: readonly Difference[];
	choices = $state<Partial<Record<Part, Choice>>>({});
	readonly #versions: Record<Choice, Typed>;

	constructor(by: string | null, versions: Record<Choice, Typed>) {
		this.by = by;
		this.#versions = versions;
		const { both, mine, theirs } = versions;
		const mineAndMore = new Set(differences(both, mine).map(({ part }) => part));
		const theirsAndMore = new Set(differences(both, theirs).map(({ part }) => part));
		this.parts = differences(mine, theirs).filter(
			({ part }) => mineAndMore.has(part) && theirsAndMore.has(part),
		);
	}

	choose(typed: Typed, part: Part, choice: Choice): void {
		this.choices[part] = choice;
		takePart(typed, structuredClone(this.#versions[choice]), part);
	}
}
