import { z } from 'zod';
import { findEditable } from '#domain/entries/entries.server.ts';
import { answerOf, CourseAnswer } from '#domain/training/api-answer.ts';
import { KIND, readCourse } from '#domain/training/courses.server.ts';
import { writeCourse } from '#domain/training/folder.ts';
import { importCourse } from '#domain/training/importing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

/** `course.md`, and a file for each lesson in the folder of its module. */
const Files = z.array(z.object({ name: z.string().max(300), text: z.string().max(300_000) })).max(200);

export const GET = endpoint({
	summary: 'A course as the folder of Markdown it is written in, all that is right included, for its authors',
	scope: 'read',
	answers: z.object({ files: Files }),
	act: async (person, _given, { locals, params }) => {
		const { content } = await readCourse(locals.db.read, person, Number(params.number), { draft: true });
		return { body: { files: writeCourse(content).map(({ name, text }) => ({ name, text })) } };
	},
});

export const PUT = endpoint({
	summary: 'Write a course anew from its folder; readers see it once it is published again',
	scope: 'write',
	body: z.object({ files: Files }),
	answers: CourseAnswer,
	act: async (person, { body: { files } }, { locals: { db }, params }) => {
		const number = Number(params.number);
		// Whoever may not write it is told so, whatever they send.
		await findEditable(db.read, person, KIND, number);
		const found = files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
		await importCourse(db, person, found, { into: number });
		return { body: answerOf(await readCourse(db.read, person, number)) };
	},
});
