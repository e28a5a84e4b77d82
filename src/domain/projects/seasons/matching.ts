import { listed } from '#lib/numbers.ts';

/** What somebody says they can do, and what they want to learn; names as they are compared. */
export interface Skills {
	has: ReadonlySet<string>;
	learns: ReadonlySet<string>;
}

/** As much of a need as says whom it looks for. */
export interface Wanted {
	name: string;
	folded: string;
	weight: 'must' | 'nice';
	teaches: boolean;
	/** How many are still looked for. */
	left: number;
}

export type Fits = 'brings' | 'learns';

/** Whether somebody brings what is looked for, or would learn it where it is taught; null where neither. */
export function fits({ folded, teaches, left }: Wanted, { has, learns }: Skills): Fits | null {
	if (left === 0) return null;
	if (has.has(folded)) return 'brings';
	return teaches && learns.has(folded) ? 'learns' : null;
}

export interface Match {
	/** For the order alone: it is shown to nobody. */
	weight: number;
	/** `You know Svelte, which it cannot do without.` */
	why: string;
}

/** Why a project could be for somebody, in words; null where nothing of it is. */
export function matchOf(needs: readonly Wanted[], skills: Skills): Match | null {
	const fitting = needs.flatMap((need) => {
		const how = fits(need, skills);
		return how === null ? [] : [{ ...need, how }];
	});
	if (fitting.length === 0) return null;
	const named = (which: (one: (typeof fitting)[number]) => boolean) =>
		listed(fitting.filter(which).map(({ name }) => name));
	const musts = named(({ how, weight }) => how === 'brings' && weight === 'must');
	const nice = named(({ how, weight }) => how === 'brings' && weight === 'nice');
	const taught = named(({ how }) => how === 'learns');
	const sentences = [
		musts && `You know ${musts}, which it cannot do without.`,
		nice && `You know ${nice}, which would help it.`,
		taught && `You want to learn ${taught}, and its people teach it.`,
	].filter(Boolean);
	const weights = fitting.map(({ how, weight }) => (how === 'learns' ? 2 : weight === 'must' ? 4 : 1));
	return { weight: weights.reduce((sum, one) => sum + one, 0), why: sentences.join(' ') };
}
