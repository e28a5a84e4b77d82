import type { enrolment } from '../tables.server.ts';
import type { Covered, Rule } from './covered.server.ts';
import { dueAgain, plusDays } from './renewing.ts';

type Row = typeof enrolment.$inferSelect;

/** What a rule leads to for one person, if anything. */
export type Step =
	| { does: 'open'; row: Omit<typeof enrolment.$inferInsert, 'id'> }
	/** The rule takes up what is theirs already. */
	| { does: 'adopt'; id: number; set: Partial<typeof enrolment.$inferInsert> }
	/** Whether it was kept up by recall decides which of the two it is. */
	| { does: 'look'; latest: Row; due: string; otherwise: Step };

/** One time through it, and whether a rule in force requires it. */
export interface Way {
	row: Row;
	required: boolean | null;
}

/** @param ways theirs through this course, the oldest first */
export function nextStep(
	rule: Rule,
	{ id: personId }: Covered,
	ways: readonly Way[],
	today: string,
): Step | null {
	const within = rule.dueDays === null ? null : plusDays(today, rule.dueDays);
	const open = ways.find(({ row }) => row.state === 'open');
	const before = ways.findLast(({ row }) => row.state !== 'open');
	const isStricter = (one: Way | undefined) => rule.required && one?.required !== true;
	/** What they completed counts while they go through it once more for themselves. */
	const isOnceMore = open?.row.ruleId === null && before?.row.state === 'completed';
	if (open && !isOnceMore) {
		if (open.row.ruleId !== null && !isStricter(open)) return null;
		return adopting(open.row, { ruleId: rule.id, dueOn: open.row.dueOn ?? within, toldOn: null });
	}
	const base = { entryId: rule.entryId, personId, ruleId: rule.id, openedOn: today } as const;
	const latest = before?.row;
	if (!latest) return { does: 'open', row: { ...base, reason: 'assigned', dueOn: within } };
	if (latest.state === 'left') {
		// What they left was not required then.
		return rule.required ? { does: 'open', row: { ...base, reason: 'assigned', dueOn: within } } : null;
	}
	const due = dueAgain(rule, later(latest.completedOn ?? latest.openedOn, latest.keptUntil));
	if (due === null || today < plusDays(due, -rule.aheadDays))
		return isStricter(before) ? adopting(latest, { ruleId: rule.id, toldOn: null }) : null;
	// Nobody is late on the day on which they hear of it.
	const dueOn = due > today ? due : plusDays(today, Math.max(1, rule.dueDays ?? rule.aheadDays));
	const again = {
		reason: 'renewal',
		dueOn,
		toldOn: latest.ruleId === rule.id ? latest.toldOn : null,
	} as const;
	const asks: Step = open
		? adopting(open.row, { ruleId: rule.id, ...again })
		: { does: 'open', row: { ...base, ...again } };
	return rule.renewal === 'recall' ? { does: 'look', latest, due, otherwise: asks } : asks;
}

const adopting = ({ id }: Row, set: Partial<typeof enrolment.$inferInsert>): Step => ({
	does: 'adopt',
	id,
	set,
});

const later = (one: string, other: string | null) => (other !== null && other > one ? other : one);
