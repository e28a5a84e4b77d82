import { and, asc, eq } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { reference } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { drill, drillAnswer, drillRun, drillSeat } from '../training/drills/tables.server.ts';
import { attempt, enrolment, lessonDone, reflection } from '../training/tables.server.ts';

/** Where they sat in drills, and what they said there, alone and with others. */
export async function drills(db: Database, who: Person) {
	const of = { drill: drill.title, of: entry.number, startedAt: drillRun.startedAt };
	const seats = await db.read
		.select({ ...of, seat: drillSeat.seat })
		.from(drillSeat)
		.innerJoin(drillRun, eq(drillRun.id, drillSeat.runId))
		.innerJoin(drill, eq(drill.id, drillRun.drillId))
		.innerJoin(entry, eq(entry.id, drill.entryId))
		.where(and(eq(drillSeat.personId, who.id), visibleTo(who)));
	const said = await db.read
		.select({ run: drillRun, answer: drillAnswer })
		.from(drillAnswer)
		.innerJoin(drillRun, eq(drillRun.id, drillAnswer.runId))
		.where(eq(drillAnswer.personId, who.id))
		.orderBy(asc(drillAnswer.runId), asc(drillAnswer.step));
	return {
		seats: seats.map(({ of: number, startedAt, ...one }) => ({
			...one,
			of: reference('postmortem', number),
			startedAt: isoTime(startedAt),
		})),
		answers: said.map(({ run, answer: { see, would, sure, step } }) => ({
			startedAt: isoTime(run.startedAt),
			together: run.together,
			step: step + 1,
			...{ see, would, sure },
		})),
	};
}

/** The courses somebody began, what they answered, and the lines they wrote for themselves. */
export async function coursesTaken(db: Database, who: Person) {
	const times = await db.read
		.select({ enrolment, of: entry.number, title: entry.title })
		.from(enrolment)
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.where(eq(enrolment.personId, who.id))
		.orderBy(asc(enrolment.id));
	const mine = <Table extends typeof attempt | typeof reflection | typeof lessonDone>(table: Table) =>
		eq(table.enrolmentId, enrolment.id);
	const of = eq(enrolment.personId, who.id);
	const answers = await db.read
		.select({ attempt })
		.from(attempt)
		.innerJoin(enrolment, mine(attempt))
		.where(of)
		.orderBy(asc(attempt.id));
	const lines = await db.read
		.select({ reflection })
		.from(reflection)
		.innerJoin(enrolment, mine(reflection))
		.where(of);
	const read = await db.read
		.select({ lessonDone })
		.from(lessonDone)
		.innerJoin(enrolment, mine(lessonDone))
		.where(of);
	return times.map(
		({
			enrolment: { id, state, reason, openedOn, startedOn, dueOn, completedOn, version },
			of: number,
			title,
		}) => ({
			course: reference('course', number),
			title,
			...{ state, reason, version, openedOn, startedOn, dueOn, completedOn },
			lessons: read.flatMap(({ lessonDone: one }) =>
				one.enrolmentId === id ? [{ lesson: one.lessonKey, day: one.day }] : [],
			),
			answers: answers.flatMap(({ attempt: one }) =>
				one.enrolmentId === id
					? [
							{
								question: one.itemKey,
								try: one.number,
								answer: one.answer,
								right: one.right,
								confidence: one.confidence,
							},
						]
					: [],
			),
			lines: lines.flatMap(({ reflection: one }) =>
				one.enrolmentId === id ? [{ at: one.key, text: one.text }] : [],
			),
		}),
	);
}
