import { z } from 'zod';
import { noneOr } from '#lib/web/fields.ts';
import { VISIBILITIES, type Sharing } from '../../entries/entry.ts';
import { CourseContent, Lesson } from '../course.ts';
import { Key } from '../item.ts';

/** The version that a form was opened at. */
const base = { base: z.coerce.number().int().optional() };
const Addresses = z
	.string()
	.max(20_000)
	.default('')
	.transform((text) => text.split(/[\s,;]+/).filter(Boolean));

const { title, summary, sources } = CourseContent.shape;
export const FactsForm = z.object({
	...base,
	title,
	summary,
	sources,
	topics: z
		.string()
		.max(1_000)
		.default('')
		.transform((text) =>
			text
				.split(',')
				.map((one) => one.trim())
				.filter(Boolean),
		)
		.pipe(CourseContent.shape.topics.removeDefault()),
	passMark: z.coerce
		.number('A whole number from 0 to 100.')
		.int()
		.min(0)
		.max(100, 'A whole number from 0 to 100.')
		.default(0),
	attempts: z.coerce
		.number('A whole number from 0 to 20.')
		.int()
		.min(0)
		.max(20, 'A whole number from 0 to 20.')
		.default(0),
	certificate: z
		.literal('on')
		.optional()
		.transform((said) => said === 'on'),
	certificateMonths: noneOr(
		z.coerce.number('A whole number of months.').int().min(1).max(120).nullable(),
	).default(null),
	team: z.string().max(120).default(''),
	visibility: z.enum(VISIBILITIES).default('workspace'),
	readers: Addresses,
	authors: Addresses,
});
export type FactsForm = z.output<typeof FactsForm>;

export function sharingIn({ team, visibility, readers, authors }: FactsForm): Sharing {
	return { team: team === '' ? null : team, visibility, readers, authors };
}

const lesson = Lesson.shape;
export const LessonForm = z.object({
	...base,
	title: lesson.title,
	text: lesson.text,
	video: lesson.video.refine(
		(address) => address === '' || /^https:\/\/\S+$/.test(address),
		'An address that begins with https://.',
	),
	reflection: lesson.reflection,
	minutes: z.coerce
		.number('A whole number of minutes.')
		.int()
		.min(1, 'One minute or more.')
		.max(120, '120 minutes at the most.')
		.default(5),
	draw: z.coerce.number('A whole number.').int().min(0).max(40).default(0),
});

export const ArrangeForm = z.object({
	...base,
	/** `lesson KEY up`, `module KEY remove`, `item KEY down`. */
	do: z.string().regex(/^(lesson|module|item) [a-z0-9-]+ (up|down|remove)$/),
});
export const ModuleForm = z.object({ ...base, title: lesson.title, key: Key.optional() });
export const NewLessonForm = z.object({ ...base, title: lesson.title, module: Key });
export const MarkdownForm = z.object({ ...base, markdown: z.string().max(300_000) });
