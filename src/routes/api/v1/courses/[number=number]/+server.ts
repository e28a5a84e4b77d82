import { answerOf, CourseAnswer } from '#domain/training/api-answer.ts';
import { readCourse } from '#domain/training/courses.server.ts';
import { removeCourse } from '#domain/training/removing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a course: what it teaches, never what somebody answered',
	scope: 'read',
	answers: CourseAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await readCourse(locals.db.read, person, Number(params.number))),
	}),
});

export const DELETE = endpoint({
	summary: 'Remove a course; its authors can bring it back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await removeCourse(locals.db, person, Number(params.number));
		return {};
	},
});
