import { CHANGE_TYPE_NAMES, CHANGE_TYPES, type ChangeKind, type ChangeType } from '../lessons/lesson.ts';
import { differs } from './proportions.ts';
import { FEW } from './telling.ts';

/** What looking at changes of one kind has shown. */
export interface Shown {
	held: number;
	partly: number;
	didNot: number;
	/** Somebody has looked, and nobody could tell. */
	unsure: number;
	/** Its day has come, and nobody has looked yet. */
	unlooked: number;
	/** Looked at a week or more after its day. */
	late: number;
}
export interface OfKind extends Shown {
	kind: ChangeKind;
	type: ChangeType | null;
}
export interface Group extends Shown {
	name: string;
	/** `prevent`; null for actions, decisions, and what nobody said. */
	type: ChangeType | null;
}

/** Of which it is known. */
export const knownOf = ({ held, partly, didNot }: Shown) => held + partly + didNot;
export const openOf = ({ unsure, unlooked }: Shown) => unsure + unlooked;
export const allOf = (shown: Shown) => knownOf(shown) + openOf(shown);

export function sumOf(rows: readonly Shown[]): Shown {
	const sum: Shown = { held: 0, partly: 0, didNot: 0, unsure: 0, unlooked: 0, late: 0 };
	for (const row of rows) {
		sum.held += row.held;
		sum.partly += row.partly;
		sum.didNot += row.didNot;
		sum.unsure += row.unsure;
		sum.unlooked += row.unlooked;
		sum.late += row.late;
	}
	return sum;
}

/** By what they are for, where most of them say so; actions and decisions otherwise. */
export function grouped(rows: readonly OfKind[]): { byType: boolean; groups: Group[] } {
	const told = sumOf(rows.filter(({ type }) => type !== null));
	const byType = allOf(told) * 2 > allOf(sumOf(rows));
	const groups = byType
		? [...CHANGE_TYPES, null].map((type) => ({
				...sumOf(rows.filter((row) => row.type === type)),
				...{ type, name: type === null ? 'Not said' : CHANGE_TYPE_NAMES[type] },
			}))
		: (['action', 'decision'] as const).map((kind) => ({
				...sumOf(rows.filter((row) => row.kind === kind)),
				...{ type: null, name: kind === 'action' ? 'Actions' : 'Decisions' },
			}));
	return { byType, groups: groups.filter((group) => allOf(group) > 0) };
}

/** Those for one thing of which fewer held than of all others, by more than chance. */
export function heldLess(groups: readonly Group[]): Group | null {
	const whole = sumOf(groups);
	const compared = groups.filter((group) => group.type !== null && knownOf(group) >= FEW);
	const less = compared.find((group) => {
		const [known, others] = [knownOf(group), knownOf(whole) - knownOf(group)];
		const elsewhere = whole.held - group.held;
		if (others === 0 || group.held / known >= elsewhere / others) return false;
		return differs([group.held, known], [elsewhere, others], compared.length);
	});
	return less ?? null;
}
