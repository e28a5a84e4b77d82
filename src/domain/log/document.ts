import { z } from 'zod';
import { joinFrontMatter, splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { Sharing } from '../entries/entry.ts';
import { Content } from './answer.ts';

export const FORMAT = 'log/1';

/** An entry as it leaves, and comes back equal. */
export const LogDocument = z.object({
	uid: z.string().regex(/^[a-z0-9]{20}$/),
	number: z.int().positive(),
	publishedAt: z.int().nullable(),
	sharing: Sharing,
	content: Content,
});
export type LogDocument = z.output<typeof LogDocument>;

/** Markdown that anybody can read, with all that is not text in front. */
export function writeDocument({ uid, number, publishedAt, sharing, content }: LogDocument): string {
	const { form, title, body, learned, ...facts } = content;
	const front = {
		kintsugi: FORMAT,
		uid,
		number,
		form,
		...(form === 'note' ? { title } : {}),
		published: publishedAt === null ? null : new Date(publishedAt).toISOString(),
		...sharing,
		...facts,
	};
	return joinFrontMatter(front, form === 'note' ? `# ${title}\n\n${body}` : `${learned}\n`);
}

/** What `writeDocument` wrote; null where it is anybody else's file. */
export function readDocument(text: string, titleOf: (learned: string) => string): LogDocument | null {
	const { data, body } = splitFrontMatter(text);
	if (data.kintsugi !== FORMAT) return null;
	const { uid, number, form, published, title, team, visibility, readers, authors, ...facts } = data;
	const words =
		form === 'note'
			? { title, body: body.replace(/^# [^\n]*\n\n?/, ''), learned: title }
			: { title: titleOf(body.trim()), body: '', learned: body.trim() };
	const read = LogDocument.safeParse({
		uid,
		number,
		publishedAt: typeof published === 'string' ? Date.parse(published) : null,
		sharing: { team, visibility, readers, authors },
		content: { form, ...words, ...facts },
	});
	return read.success ? read.data : null;
}
