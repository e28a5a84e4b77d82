import type { Change, Content } from './postmortem.ts';

/**
 * How far each contributing factor is mended: one digit each. 0 nothing is planned, 1 a change is
 * planned, 2 every change that answers it is made. Dropped changes answer nothing. Where no change
 * says which factor it answers, all of them answer all factors.
 */
export function cracks(content: Pick<Content, 'factors' | 'changes'>): string {
	const kept = content.changes.filter(({ state }) => state !== 'dropped');
	const linked = content.changes.some(({ answers }) => answers.length > 0);
	return content.factors
		.map((_, index) => mend(linked ? kept.filter(({ answers }) => answers.includes(index + 1)) : kept))
		.join('');
}

function mend(changes: Change[]): '0' | '1' | '2' {
	if (changes.length === 0) return '0';
	return changes.every(({ state }) => state === 'done') ? '2' : '1';
}

export const STAGES = ['draft', 'mending', 'mended'] as const;
export type Stage = (typeof STAGES)[number];
export const STAGE_NAMES: Record<Stage, string> = { draft: 'Draft', mending: 'Mending', mended: 'Mended' };

export function mendedCount(digits: string): number {
	return digits.replace(/[^2]/g, '').length;
}

/** Nothing is "resolved": a published one is mending until every factor has its change made. */
export function stageOf(publishedAt: number | null, digits: string): Stage {
	if (publishedAt === null) return 'draft';
	return digits !== '' && mendedCount(digits) === digits.length ? 'mended' : 'mending';
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** `Four factors, two mended so far` */
export function mendingSentence(digits: string): string {
	const total = digits.length;
	const mended = mendedCount(digits);
	if (total === 0) return 'No contributing factors yet';
	const factors = `${NUMBERS[total] ?? total} ${total === 1 ? 'factor' : 'factors'}`;
	if (mended === 0) return `${factors}, none mended yet`;
	if (mended === total) return total === 1 ? 'One factor, mended' : `${factors}, all mended`;
	return `${factors}, ${(NUMBERS[mended] ?? String(mended)).toLowerCase()} mended so far`;
}
