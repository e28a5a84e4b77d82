import type { FactorKind } from '../factor-kind.ts';
import type { Template } from '../template.ts';

/** What the form offers to choose from. */
export interface Choices {
	people: readonly Somebody[];
	teams: readonly { id: number; slug: string; name: string }[];
	zones: readonly string[];
	templates: readonly Template[];
	factorKinds: readonly FactorKind[];
	/** That stand in timelines they may read, the most used first. */
	roles: readonly string[];
}

export interface Somebody {
	id: number;
	name: string;
	email: string;
	/** Their teams, and the teams that those are part of. */
	teams: readonly number[];
}
