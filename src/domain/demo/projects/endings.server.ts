import { eq } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { setLearned } from '../../lessons/lessons.server.ts';
import { Change } from '../../lessons/lesson.ts';
import { searchAgain } from '../../projects/content.server.ts';
import { HonestEnding, QUESTIONS_AFTER } from '../../projects/endings/ending.ts';
import { projectEnding, projectQuestion } from '../../projects/endings/tables.server.ts';
import { project } from '../../projects/tables.server.ts';
import type { Cast } from '../cast.server.ts';
import { ENDINGS, type WrittenEnding } from './ended.ts';

/** How the projects of the hack week before ended, after they were pitched. */
export async function addEndings(tx: Transaction, cast: Cast): Promise<void> {
	for (const one of ENDINGS) await addEnding(tx, one, cast);
}

async function addEnding(tx: Transaction, given: WrittenEnding, { personOf }: Cast): Promise<void> {
	const [found] = await tx
		.select({ id: entry.id, shownAt: project.stateAt })
		.from(entry)
		.innerJoin(project, eq(project.entryId, entry.id))
		.where(eq(entry.title, given.title));
	if (!found) return;
	const { id: entryId, shownAt } = found;
	const who = await personOf(given.by);
	const endedAt = shownAt + 4 * DAY;
	const { lessons, ...said } = HonestEnding.parse(given.ending);
	await setLearned(tx, who, entryId, {
		lessons,
		changes: lessons.flatMap(({ differently }, index) =>
			differently === ''
				? []
				: [
						Change.parse({
							text: differently,
							lesson: index + 1,
							owner: who.email,
							...(given.done ? { state: 'done', doneOn: isoDay(endedAt + 14 * DAY, who.zone) } : {}),
						}),
					],
		),
	});
	await tx.insert(projectEnding).values({ entryId, ...said, endedBy: who.id, endedAt });
	await tx
		.update(project)
		.set({ state: 'ended', stateAt: endedAt, stirredAt: endedAt })
		.where(eq(project.entryId, entryId));
	await addAnswers(tx, entryId, { endedAt, answers: given.became, by: who.id });
	await searchAgain(tx, entryId);
}

/** In the order of the questions: after two weeks, six weeks, six months. */
async function addAnswers(
	tx: Transaction,
	entryId: number,
	{ endedAt, answers, by }: { endedAt: number; answers: readonly string[]; by: number },
): Promise<void> {
	for (const [index, answer] of answers.entries()) {
		const asked = QUESTIONS_AFTER[index];
		if (!asked) continue;
		const at = endedAt + asked.days * DAY;
		await tx.insert(projectQuestion).values({
			...{ entryId, which: asked.which, askedOn: isoDay(at, 'UTC') },
			...{ answer, answeredBy: by, answeredAt: at + DAY },
		});
	}
}
