import { answerOf, CourseAnswer } from '#domain/training/api-answer.ts';
import { publishCourse, readCourse } from '#domain/training/courses.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PUT = endpoint({
	summary: 'Publish a course, or what was written since as a new edition; whoever began one finishes it',
	scope: 'write',
	refuses: [409],
	answers: CourseAnswer,
	act: async (person, _given, { locals: { db }, params }) => {
		const number = Number(params.number);
		await publishCourse(db, person, number);
		return { body: answerOf(await readCourse(db.read, person, number)) };
	},
});
