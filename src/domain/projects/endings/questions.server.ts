import { and, asc, eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { settle } from '../../notifications/notifications.server.ts';
import { stir } from '../state.server.ts';
import { QUIET, type Answer } from './ending.ts';
import { findOwn } from './endings.server.ts';
import { projectQuestion } from './tables.server.ts';

/** What was asked of its people, the first question first. Open ones are theirs; answers are everybody's. */
export async function questionsOf(db: Reader, found: { id: number; isAuthor: boolean }) {
	const rows = await db
		.select({
			which: projectQuestion.which,
			askedOn: projectQuestion.askedOn,
			answer: projectQuestion.answer,
			answeredAt: projectQuestion.answeredAt,
			by: person.name,
		})
		.from(projectQuestion)
		.leftJoin(person, eq(person.id, projectQuestion.answeredBy))
		.where(eq(projectQuestion.entryId, found.id))
		.orderBy(asc(projectQuestion.askedOn), asc(projectQuestion.which));
	const open = rows.filter(({ answeredAt }) => answeredAt === null);
	return {
		open: found.isAuthor ? open.slice(-1) : [],
		answered: rows.filter(({ answeredAt }) => answeredAt !== null),
	};
}

/** What became of it, or how it stands, from one of its people for everybody who reads it. The later words stand. */
export async function answerQuestion(
	db: Database,
	who: Person,
	number: number,
	{ which, askedOn, answer }: Answer,
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: entryId } = await findOwn(tx, who, number);
		const answered = await tx
			.update(projectQuestion)
			.set({ answer, answeredBy: who.id, answeredAt: now() })
			.where(
				and(
					eq(projectQuestion.entryId, entryId),
					eq(projectQuestion.which, which),
					eq(projectQuestion.askedOn, askedOn),
				),
			)
			.returning({ which: projectQuestion.which });
		if (answered.length === 0) missing('This question');
		await settle(tx, {
			kind: which === QUIET ? 'project-quiet' : 'project-became',
			entryId,
			subject: `${which} ${askedOn}`,
		});
		await stir(tx, entryId);
	});
}
