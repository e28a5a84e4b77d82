import { z } from 'zod';
import type { OpportunityContent } from './opportunity.ts';
import { NewOpportunity, OpportunityRevision } from './posting.ts';

const text = z.string().default('');
const oneSkill = text.refine((name) => !name.includes(','), 'One skill in each field.');
const on = z
	.string()
	.optional()
	.transform((value) => value !== undefined);

/** What somebody typed in one line, with commas between: `queues, back-pressure`. */
const listIn = (line: string): string[] =>
	line
		.split(/[,\n]/)
		.map((one) => one.trim())
		.filter(Boolean);

const fields = {
	title: text,
	form: text,
	pitch: text,
	details: text,
	learns: text,
	hoursAWeek: text,
	weeks: text,
	place: text,
	zone: text,
	startsOn: text,
	endsOn: text,
	asksUntil: text,
	places: text,
	/** Rows that nobody wrote in are none. */
	skills: z.array(z.object({ name: oneSkill, weight: z.string().default('nice'), teaches: on })).default([]),
	about: text,
	topics: text,
	/** Left out where whoever writes does not decide who looks after it and who reads it. */
	authors: z.string().optional(),
	contact: z.string().optional(),
	team: z.string().optional(),
	visibility: z.string().optional(),
	readers: z.string().optional(),
};

const numberOr = (typed: string, none: number | null) => {
	const bare = typed.trim().replace(',', '.');
	return bare === '' ? none : Number(bare);
};
const dayOr = (typed: string) => (typed.trim() === '' ? null : typed.trim());

interface Given {
	hoursAWeek: string;
	weeks: string;
	places: string;
	startsOn: string;
	endsOn: string;
	asksUntil: string;
	topics: string;
	skills: { name: string }[];
	authors?: string | undefined;
	readers?: string | undefined;
}

const typed = <Fields extends Given>(given: Fields) => ({
	...given,
	hoursAWeek: numberOr(given.hoursAWeek, null),
	weeks: numberOr(given.weeks, null),
	places: numberOr(given.places, 1),
	startsOn: dayOr(given.startsOn),
	endsOn: dayOr(given.endsOn),
	asksUntil: dayOr(given.asksUntil),
	topics: listIn(given.topics),
	skills: given.skills.filter(({ name }) => name.trim() !== ''),
	authors: given.authors === undefined ? undefined : listIn(given.authors),
	readers: given.readers === undefined ? undefined : listIn(given.readers),
});

/** The page on which one is posted. */
export const PostForm = z
	.object({ ...fields, uid: z.string().optional() })
	.transform((given) => typed(given))
	.transform((given, context) => checked(NewOpportunity, given, context));

/** The page on which it is changed. */
export const ChangeForm = z
	.object({ ...fields, base: z.coerce.number().optional() })
	.transform((given) => typed(given))
	.transform((given, context) => checked(OpportunityRevision, given, context));

/** A form has one field for a list of words; a skill has its own. */
function checked<Schema extends typeof NewOpportunity | typeof OpportunityRevision>(
	schema: Schema,
	given: unknown,
	context: z.RefinementCtx,
): z.output<Schema> {
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data as z.output<Schema>;
	for (const { path, message } of parsed.error.issues) {
		const place = path[0] === 'skills' && path.length > 1 ? path : path.slice(0, 1);
		context.addIssue({ code: 'custom', path: place, message, input: given });
	}
	return z.NEVER;
}

const shown = (value: number | string | null) => (value === null ? '' : String(value));

/** What is in the fields of an opening that is changed. */
export const fieldsOf = (content: OpportunityContent) => ({
	...content,
	hoursAWeek: shown(content.hoursAWeek),
	weeks: shown(content.weeks),
	places: shown(content.places),
	startsOn: shown(content.startsOn),
	endsOn: shown(content.endsOn),
	asksUntil: shown(content.asksUntil),
	topics: content.topics.join(', '),
});
export type OpeningFields = ReturnType<typeof fieldsOf> & {
	/** Names or addresses, with commas between. */
	authors: string;
	contact: string;
	team: string;
	visibility: string;
	readers: string;
};

/** Which fields a form has one of: all of them are text but the skills. */
export type OpeningField = Exclude<keyof OpeningFields, 'skills'>;

const Outcome = z.string().trim().max(300, 'A line: 300 characters at the most.').default('');
export const EndForm = z.object({
	state: z.enum(['filled', 'closed'], 'Choose how it ends.'),
	outcome: Outcome,
});
export const OutcomeForm = z.object({ outcome: Outcome });
