import { z } from 'zod';
import { isoTime } from '#lib/dates.ts';
import { VISIBILITIES } from '../entries/entry.ts';
import { hrefOf, reference } from '../entries/kinds.ts';
import { lessonsOf, minutesOf } from './course.ts';
import type { Course } from './courses.server.ts';
import { writeCourse } from './folder.ts';

const Moment = z.iso.datetime();

/** A course as the API answers it: what it is and what it teaches, and of those who take it nothing. */
export const CourseAnswer = z.object({
	number: z.int(),
	reference: z.string(),
	href: z.string(),
	version: z.int(),
	/** The version that learners begin now; null for a draft. */
	edition: z.int().nullable(),
	updatedAt: Moment,
	publishedAt: Moment.nullable(),
	mayEdit: z.boolean(),
	authors: z.array(z.string()),
	/** The slug of a team. */
	team: z.string().nullable(),
	visibility: z.enum(VISIBILITIES),
	title: z.string(),
	summary: z.string(),
	topics: z.array(z.string()),
	minutes: z.int(),
	passMark: z.int(),
	attempts: z.int(),
	certificate: z.boolean(),
	modules: z.array(
		z.object({
			key: z.string(),
			title: z.string(),
			lessons: z.array(
				z.object({ key: z.string(), title: z.string(), minutes: z.int(), text: z.string(), items: z.int() }),
			),
		}),
	),
	sources: z.string(),
	/** The whole of it as its folder, with what is right: for whoever may change it. */
	files: z.array(z.object({ name: z.string(), text: z.string() })).nullable(),
});

export function answerOf({
	entry,
	content,
	edition,
	sharing,
	mayEdit,
}: Course): z.input<typeof CourseAnswer> {
	const { title, summary, topics, passMark, attempts, certificate, modules, sources } = content;
	return {
		number: entry.number,
		reference: reference('course', entry.number),
		href: hrefOf('course', entry.number),
		version: entry.version,
		edition: entry.publishedAt === null ? null : edition,
		updatedAt: isoTime(entry.updatedAt),
		publishedAt: isoTime(entry.publishedAt),
		mayEdit,
		authors: sharing.authors,
		team: sharing.team,
		visibility: sharing.visibility,
		...{ title, summary, topics, passMark, attempts, certificate, sources },
		minutes: minutesOf({ modules }),
		modules: modules.map((module) => ({
			key: module.key,
			title: module.title,
			lessons: lessonsOf({ modules: [module] }).map(({ key, title: named, minutes, text, items }) => ({
				...{ key, minutes, text },
				title: named,
				items: items.length,
			})),
		})),
		files: mayEdit ? writeCourse(content) : null,
	};
}
