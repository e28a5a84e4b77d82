import { DAY, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { contentOf } from '../../growth/goals/content.server.ts';
import {
	goal,
	goalNote,
	goalReader,
	goalSkill,
	goalStep,
	goalVersion,
} from '../../growth/goals/tables.server.ts';
import { foldedSkill } from '../../skills/skill.ts';
import type { Cast } from '../cast.server.ts';
import { GOALS } from './ines.ts';

/** Where Inês wants to grow, and what she noted of it along the way. */
export async function addGoals(tx: Transaction, { personOf, today }: Cast): Promise<void> {
	const [{ id: personId }, amara] = [await personOf('ines'), await personOf('amara')];
	const begun = now() - 60 * DAY;
	for (const [position, one] of GOALS.entries()) {
		const { what, why, within, byWords = '', standing = '', withAmara = false } = one;
		const by = within === null ? null : plusDays(today, within);
		const last = now() - Math.min(...one.notes.map(({ ago }) => ago)) * DAY;
		const [made] = await tx
			.insert(goal)
			.values({
				...{ personId, what, why, by, byWords, standing, position },
				...{ stateAt: begun, createdAt: begun, changedAt: last },
			})
			.returning({ id: goal.id });
		const goalId = made?.id ?? 0;
		await tx
			.insert(goalSkill)
			.values(one.skills.map((name) => ({ goalId, name, folded: foldedSkill(name) })));
		await tx
			.insert(goalStep)
			.values(
				one.steps.map(([text, done], k) => ({ goalId, position: k, text, doneAt: done ? last : null })),
			);
		await tx
			.insert(goalNote)
			.values(one.notes.map(({ ago, kind, text }) => ({ goalId, kind, text, at: now() - ago * DAY })));
		if (withAmara) await tx.insert(goalReader).values({ goalId, personId: amara.id });
		const content = await contentOf(tx, goalId);
		await tx.insert(goalVersion).values({ goalId, version: 1, content, at: begun });
	}
}
