import { z } from 'zod';
import { POSTMORTEM_KINDS, type PostmortemKind } from './postmortem.ts';

/** The parts of a post-mortem that a template can ask for, in the order they are written. */
export const TEMPLATE_PARTS = [
	'summary',
	'impact',
	'timeline',
	'narrative',
	'factors',
	'wentWell',
	'wasHard',
	'gotLucky',
	'lessons',
] as const;
export type TemplatePart = (typeof TEMPLATE_PARTS)[number];

export const TEMPLATE_PART_NAMES: Record<TemplatePart, string> = {
	summary: 'The summary',
	impact: 'Impact',
	timeline: 'The timeline',
	narrative: 'What happened',
	factors: 'What contributed',
	wentWell: 'What went well',
	wasHard: 'What was hard',
	gotLucky: 'Where we got lucky',
	lessons: 'What we learned, and what changes',
};

const MAX_QUESTIONS = 20;
const text = (max: number, what: string) =>
	z
		.string()
		.max(max, `${what} can be ${max.toLocaleString('en')} characters at the most.`)
		.trim();
const Questions = z
	.array(text(300, 'A question').min(1))
	.max(MAX_QUESTIONS, `A part can have ${MAX_QUESTIONS} questions at the most.`);

/** Which parts somebody is asked for, with the questions that help to write them. It never demands any. */
export const Template = z.object({
	/** In addresses, and in the post-mortems written with it: it does not change with the name. */
	slug: z
		.string()
		.regex(/^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u)
		.max(80),
	name: text(80, 'A name').min(1, 'What is it called?'),
	/** One sentence that helps to choose it. */
	about: text(300, 'What it is for'),
	kind: z.enum(POSTMORTEM_KINDS),
	/** Those that stand open; the others are there, folded away. */
	parts: z.array(z.enum(TEMPLATE_PARTS)),
	questions: z.partialRecord(z.enum(TEMPLATE_PARTS), Questions),
	/** Markdown that the narrative begins with. */
	narrative: text(20_000, 'The beginning of the narrative'),
	/** Offered first where the severity is one of these; for any where there is none. */
	severities: z.array(z.int().min(1).max(4)),
	/** Slugs of the teams it is offered to first; to all where there is none. */
	teams: z.array(z.string().max(120)).max(200),
});
export type Template = z.output<typeof Template>;

/** Which one to begin with: of those that fit, the one that says most exactly what it is for. */
export function suggested(
	templates: readonly Template[],
	{ kind, severity, team }: { kind: PostmortemKind; severity: number | null; team: string | null },
): Template | null {
	const fits = templates.filter(
		(one) =>
			one.kind === kind &&
			(one.severities.length === 0 || (severity !== null && one.severities.includes(severity))) &&
			(one.teams.length === 0 || (team !== null && one.teams.includes(team))),
	);
	const narrow = (one: Template) => (one.teams.length > 0 ? 2 : 0) + (one.severities.length > 0 ? 1 : 0);
	return [...fits].sort((a, b) => narrow(b) - narrow(a))[0] ?? null;
}
