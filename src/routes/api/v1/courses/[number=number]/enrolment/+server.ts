import { findEntry } from '#domain/entries/entries.server.ts';
import { begin } from '#domain/training/beginning.server.ts';
import { KIND } from '#domain/training/courses.server.ts';
import { enrolmentAnswer, EnrolmentAnswer } from '#domain/training/enrolling/api-answer.ts';
import { NotNow } from '#domain/training/enrolling/not-now.ts';
import { nextFor } from '#domain/training/enrolling/own-progress.server.ts';
import { leaveCourse, notNow } from '#domain/training/enrolling/pausing.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { Database } from '#lib/db/open.server.ts';
import { missing } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

async function whereIn(db: Database, who: Person, number: number) {
	const found = (await nextFor(db, who)).find((next) => next.number === number);
	return enrolmentAnswer(found ?? missing('This course'));
}

export const PUT = endpoint({
	summary:
		'Begin a course, or go on with it. Where it is required, whoever organises it sees your name a week later',
	scope: 'write',
	answers: EnrolmentAnswer,
	act: async (person, _, { locals: { db }, params }) => {
		const number = Number(params.number);
		const { id } = await findEntry(db.read, person, KIND, number);
		await begin(db, person, id);
		return { body: await whereIn(db, person, number) };
	},
});

export const PATCH = endpoint({
	summary: 'Not now: no reminder of a course for so many weeks. The day by which it is due stays',
	scope: 'write',
	body: NotNow.pick({ weeks: true }),
	answers: EnrolmentAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const number = Number(params.number);
		await notNow(db, person, { course: number, weeks: body.weeks });
		return { body: await whereIn(db, person, number) };
	},
});

export const DELETE = endpoint({
	summary: 'Leave a course that is not required: it is asked of you no more, and what you did stays yours',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params }) => {
		await leaveCourse(db, person, { course: Number(params.number) });
		return {};
	},
});
