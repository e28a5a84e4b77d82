import { z } from 'zod';
import { POSTMORTEM_KINDS } from './postmortem.ts';
import { Template, TEMPLATE_PARTS, type TemplatePart } from './template.ts';

const list = z.array(z.string()).default([]);

/** A template as its form sends it: a question a line. */
const Sent = z.object({
	name: z.string().default(''),
	about: z.string().default(''),
	kind: z.enum(POSTMORTEM_KINDS).catch('incident'),
	parts: list,
	questions: z.record(z.string(), z.string()).default({}),
	narrative: z.string().default(''),
	severities: list,
	teams: list,
});

/** What the form of a template holds, whatever is still wrong with it. */
export type TypedTemplate = z.output<typeof Sent>;

const linesOf = (text: string) =>
	text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** The form, read as everything of a template but its slug. A question that is refused is named in words. */
export const TemplateForm = Sent.transform((sent, context): Omit<Template, 'slug'> => {
	const read = Template.omit({ slug: true }).safeParse({
		...sent,
		narrative: sent.narrative.replace(/\r\n?/g, '\n'),
		parts: TEMPLATE_PARTS.filter((part) => sent.parts.includes(part)),
		questions: Object.fromEntries(
			TEMPLATE_PARTS.map((part) => [part, linesOf(sent.questions[part] ?? '')] as const).filter(
				([, questions]) => questions.length > 0,
			),
		),
		severities: sent.severities.map(Number),
	});
	if (read.success) return read.data;
	for (const { path, message } of read.error.issues) {
		// A line of a field has no field of its own.
		context.addIssue({ code: 'custom', path: path.slice(0, path[0] === 'questions' ? 2 : 1), message });
	}
	return z.NEVER;
});

export function typedTemplate(template: Omit<Template, 'slug'>): TypedTemplate {
	return {
		...template,
		questions: Object.fromEntries(
			TEMPLATE_PARTS.map((part: TemplatePart) => [part, (template.questions[part] ?? []).join('\n')]),
		),
		severities: template.severities.map(String),
	};
}

export const BLANK_TEMPLATE: TypedTemplate = typedTemplate({
	name: '',
	about: '',
	kind: 'incident',
	parts: [...TEMPLATE_PARTS],
	questions: {},
	narrative: '',
	severities: [],
	teams: [],
});
