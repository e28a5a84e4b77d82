import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { VISIBILITIES } from '#domain/entries/entry.ts';
import { hrefOf, reference } from '#domain/entries/kinds.ts';
import { answerOf, CourseAnswer } from '#domain/training/api-answer.ts';
import { readCourse } from '#domain/training/courses.server.ts';
import { importCourse } from '#domain/training/importing.server.ts';
import { Listing, listCourses } from '#domain/training/listing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Listed = CourseAnswer.pick({
	number: true,
	reference: true,
	href: true,
	title: true,
	summary: true,
	minutes: true,
	team: true,
	updatedAt: true,
	publishedAt: true,
});
export const GET = endpoint({
	summary: 'List courses',
	scope: 'read',
	query: Listing,
	answers: z.object({
		items: z.array(Listed),
		/** The `cursor` of the next page. */
		next: z.string().nullable(),
	}),
	act: async (person, { query }, { locals }) => {
		const { items, next } = await listCourses(locals.db, person, query);
		const listed = items.map(({ updatedAt, publishedAt, ...row }): z.input<typeof Listed> => ({
			...row,
			reference: reference('course', row.number),
			href: hrefOf('course', row.number),
			updatedAt: isoTime(updatedAt),
			publishedAt: isoTime(publishedAt),
		}));
		return { body: { items: listed, next } };
	},
});

const NewCourse = z.object({
	/** The folder of a course: `course.md`, and a file for each lesson in the folder of its module. */
	files: z.array(z.object({ name: z.string().max(300), text: z.string().max(300_000) })).max(200),
	team: z.string().max(120).nullable().default(null),
	visibility: z.enum(VISIBILITIES).default('workspace'),
});

export const POST = endpoint({
	summary: 'Write a course, as a draft, from its folder of Markdown',
	scope: 'write',
	body: NewCourse,
	answers: CourseAnswer,
	status: 201,
	act: async (person, { body: { files, ...sharing } }, { locals }) => {
		const found = files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));
		const { number } = await importCourse(locals.db, person, found, { sharing });
		const made = answerOf(await readCourse(locals.db.read, person, number));
		return { body: made, headers: { location: `/api/v1/courses/${number}` } };
	},
});
