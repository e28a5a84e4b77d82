import { differences, takePart, type Difference, type Part } from './differences.ts';
import type { Theirs } from './saving.server.ts';
import type { Typed } from './typed.ts';

/** Two people wrote at once: both are here, and for each part that differs somebody chooses. */
export class Conflict {
	readonly theirs: Theirs;
	readonly differences: readonly Difference[];
	choices = $state<Partial<Record<Part, 'mine' | 'theirs'>>>({});

	/** @param base what both started from: a part that only they changed is theirs until chosen otherwise */
	constructor(theirs: Theirs, mine: Typed, base: Typed) {
		this.theirs = theirs;
		this.differences = differences(mine, theirs.typed);
		const changedByMe = differences(mine, base).map(({ part }) => part);
		this.choices = Object.fromEntries(
			this.differences.map(({ part }) => [part, changedByMe.includes(part) ? 'mine' : 'theirs']),
		);
	}

	choose(part: Part, choice: string): void {
		this.choices[part] = choice === 'theirs' ? 'theirs' : 'mine';
	}

	applyTo(typed: Typed): void {
		for (const { part } of this.differences) {
			if (this.choices[part] === 'theirs') takePart(typed, this.theirs.typed, part);
		}
	}
}
