import { z } from 'zod';
import { NewProject, Revision } from './pitching.ts';
import type { ProjectContent } from './project.ts';

const text = z.string().default('');
const on = z
	.string()
	.optional()
	.transform((value) => value !== undefined);

/** What somebody typed in one line, with commas between: `queues, back-pressure`. */
export const listIn = (line: string): string[] =>
	line
		.split(/[,\n]/)
		.map((one) => one.trim())
		.filter(Boolean);

const fields = {
	title: text,
	pitch: text,
	question: text,
	about: text,
	repository: text,
	topics: text,
	/** Rows that nobody wrote in are none. */
	needs: z
		.array(
			z.object({
				name: text,
				weight: z.string().default('nice'),
				teaches: on,
				count: z.coerce.number('Say how many, as a number.').default(1),
			}),
		)
		.default([]),
	links: z.array(z.object({ label: text, address: text })).default([]),
	capacity: text,
	asksFirst: on,
	season: text,
	/** Left out where whoever writes does not decide who reads it. */
	team: z.string().optional(),
	visibility: z.string().optional(),
	readers: z.string().optional(),
};

interface Given {
	topics: string;
	needs: { name: string }[];
	links: { label: string; address: string }[];
	capacity: string;
	season: string;
	readers?: string | undefined;
}

/** The rows that somebody wrote in, and where in the form each stands. */
const written = <Row>(rows: readonly Row[], words: (row: Row) => string) =>
	rows.map((row, k) => ({ ...row, row: k })).filter((row) => words(row).trim() !== '');

const typed = <Fields extends Given>(given: Fields) => ({
	...given,
	topics: listIn(given.topics),
	needs: written(given.needs, ({ name }) => name),
	links: written(given.links, ({ label, address }) => `${label}${address}`),
	capacity: given.capacity.trim() === '' ? null : Number(given.capacity),
	season: given.season === '' ? null : given.season,
	readers: given.readers === undefined ? undefined : listIn(given.readers),
});

/** The page on which an idea is pitched. */
export const PitchForm = z
	.object({ ...fields, joins: text, from: z.coerce.number().optional(), uid: z.string().optional() })
	.transform((given) => ({ ...typed(given), joins: given.joins === 'yes', from: given.from ?? null }))
	.transform((given, context) => checked(NewProject, given, context));

/** The page on which it is changed. */
export const ChangeForm = z
	.object({ ...fields, base: z.coerce.number().optional() })
	.transform((given) => typed(given))
	.transform((given, context) => checked(Revision, given, context));

type Rows = 'needs' | 'links';
const isRows = (field: PropertyKey): field is Rows => field === 'needs' || field === 'links';
const rowIn = (rows: readonly { row: number }[], k: PropertyKey | undefined) =>
	k === undefined ? [] : [rows[Number(k)]?.row ?? k];

/** A form has one field for a list of words; a need and a link have their own. */
function checked<Schema extends typeof NewProject | typeof Revision>(
	schema: Schema,
	given: Record<Rows, readonly { row: number }[]>,
	context: z.RefinementCtx,
): z.output<Schema> {
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data as z.output<Schema>;
	for (const { path, message } of parsed.error.issues) {
		const [field = '', k, ...rest] = path;
		const place = isRows(field) ? [field, ...rowIn(given[field], k), ...rest] : [field];
		const said =
			field === 'capacity' ? 'A whole number from 1 to 50, or nothing where all are welcome.' : message;
		context.addIssue({ code: 'custom', path: place, message: said, input: given });
	}
	return z.NEVER;
}

/** What is in the fields of a project that is changed. */
export const fieldsOf = (content: ProjectContent) => ({
	...content,
	topics: content.topics.join(', '),
	capacity: content.capacity === null ? '' : String(content.capacity),
});
export type PitchFields = ReturnType<typeof fieldsOf> & {
	season: string;
	team: string;
	visibility: string;
	readers: string;
};

export const AskForm = z.object({
	words: z.string().trim().max(600, 'This can be 600 characters at the most.').default(''),
});
export const AnswerForm = z.object({
	asking: z.coerce.number().int().positive(),
	answer: z.enum(['yes', 'not-now']),
});
export const JoinForm = z.object({ need: z.string().max(60).default('') });
export const HandOverForm = z.object({ to: z.string().trim().min(1, 'Say who takes your place.').max(200) });
/** A wish that is turned on, or off again. */
export const WishForm = z.object({ on: z.enum(['yes', 'no']).transform((value) => value === 'yes') });
