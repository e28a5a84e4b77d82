import { z } from 'zod';
import { joinFrontMatter, splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { Sharing } from '../../entries/entry.ts';
import { OPPORTUNITY_STATES, OpportunityContent } from './opportunity.ts';

export const FORMAT = 'opening/1';

/** An opening as it leaves, and comes back equal. Nobody who asked for it is in it. */
export const OpportunityDocument = z.object({
	uid: z.string().regex(/^[a-z0-9]{20}$/),
	number: z.int().positive(),
	publishedAt: z.int(),
	/** How it stands, and what came of it; whoever answers, by name: told, and never brought in. */
	state: z.enum(OPPORTUNITY_STATES),
	outcome: z.string(),
	contact: z.string().nullable(),
	sharing: Sharing,
	content: OpportunityContent,
});
export type OpportunityDocument = z.output<typeof OpportunityDocument>;

/** Markdown that anybody can read, with all that is not text in front. */
export function writeDocument(document: OpportunityDocument): string {
	const { uid, number, publishedAt, state, outcome, contact, sharing, content } = document;
	const { title, details, form, pitch, learns, about, skills, topics, ...facts } = content;
	const front = {
		kintsugi: FORMAT,
		...{ uid, number, published: new Date(publishedAt).toISOString(), state, outcome, contact },
		...sharing,
		...{ title, form, pitch, learns },
		...facts,
		...{ about, skills, topics },
	};
	return joinFrontMatter(front, `${[`# ${title}`, details].filter(Boolean).join('\n\n')}\n`);
}

/** What `writeDocument` wrote; null where it is anybody else's file. */
export function readDocument(text: string): OpportunityDocument | null {
	const { data, body } = splitFrontMatter(text);
	if (data.kintsugi !== FORMAT) return null;
	const { uid, number, published, state, outcome, contact, ...rest } = data;
	const { team, visibility, readers, authors, ...content } = rest;
	const read = OpportunityDocument.safeParse({
		...{ uid, number, state, outcome, contact },
		publishedAt: typeof published === 'string' ? Date.parse(published) : null,
		sharing: { team, visibility, readers, authors },
		content: { ...content, details: body.replace(/^# [^\n]*\n*/, '').replace(/\n$/, '') },
	});
	return read.success ? read.data : null;
}
