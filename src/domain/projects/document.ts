import { z } from 'zod';
import { joinFrontMatter, splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { Sharing } from '../entries/entry.ts';
import { DECISIONS } from './endings/continuing.ts';
import { ENDINGS, PROJECT_STATES, ProjectContent } from './project.ts';

export const FORMAT = 'project/1';

/** A project as it leaves, and comes back equal. */
export const ProjectDocument = z.object({
	uid: z.string().regex(/^[a-z0-9]{20}$/),
	number: z.int().positive(),
	publishedAt: z.int(),
	state: z.enum(PROJECT_STATES),
	ending: z.enum(ENDINGS).nullable(),
	/** The slug of its hack week or lane; null where it is in none. */
	season: z.string().nullable(),
	/** Who is on it, by name: told, and never brought in. */
	people: z.array(z.string()),
	sharing: Sharing,
	content: ProjectContent,
	/** What it taught, and what changes: as they were written. */
	lessons: z.array(z.string()),
	changes: z.array(z.string()),
	/** What was asked for to go on, and what was decided: told, and never brought in. */
	continuations: z
		.array(
			z.object({
				...{ asks: z.string(), time: z.string(), askedBy: z.string(), sponsor: z.string().nullable() },
				...{ decision: z.enum(DECISIONS).nullable(), reason: z.string() },
			}),
		)
		.optional(),
});
export type ProjectDocument = z.output<typeof ProjectDocument>;

/** Markdown that anybody can read, with all that is not text in front. */
export function writeDocument(document: ProjectDocument): string {
	const { uid, number, publishedAt, state, ending, season, people, sharing, content } = document;
	const { title, about, pitch, question, topics, needs, repository, links, capacity, asksFirst } = content;
	const front = {
		kintsugi: FORMAT,
		...{ uid, number, published: new Date(publishedAt).toISOString(), state },
		...(ending === null ? {} : { ending }),
		...{ season, people },
		...sharing,
		...{ title, pitch, question },
		...{ topics, needs, repository, links, capacity, asksFirst },
		...{ lessons: document.lessons, changes: document.changes },
		...(document.continuations ? { continuations: document.continuations } : {}),
	};
	return joinFrontMatter(front, `${[`# ${title}`, about].filter(Boolean).join('\n\n')}\n`);
}

/** What `writeDocument` wrote; null where it is anybody else's file. */
export function readDocument(text: string): ProjectDocument | null {
	const { data, body } = splitFrontMatter(text);
	if (data.kintsugi !== FORMAT) return null;
	const { uid, number, published, state, ending, season, people, lessons, changes, continuations, ...rest } =
		data;
	const { team, visibility, readers, authors, ...content } = rest;
	const read = ProjectDocument.safeParse({
		...{ uid, number, state, season, people, lessons, changes, continuations },
		publishedAt: typeof published === 'string' ? Date.parse(published) : null,
		ending: ending ?? null,
		sharing: { team, visibility, readers, authors },
		content: { ...content, about: body.replace(/^# [^\n]*\n*/, '').replace(/\n$/, '') },
	});
	return read.success ? read.data : null;
}
