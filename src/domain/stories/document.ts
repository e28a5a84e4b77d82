import { z } from 'zod';
import { joinFrontMatter, splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { Sharing } from '../entries/entry.ts';
import { PART_NAMES, PARTS, type Part } from './story.ts';
import { Content } from './telling.ts';

export const FORMAT = 'story/1';

/** A story as it leaves, and comes back equal. */
export const StoryDocument = z.object({
	uid: z.string().regex(/^[a-z0-9]{20}$/),
	number: z.int().positive(),
	publishedAt: z.int().nullable(),
	/** `2026-11` where it is told without a name: that is all that is known of when. */
	month: z.string().nullable(),
	sharing: Sharing,
	content: Content,
});
export type StoryDocument = z.output<typeof StoryDocument>;

/** Above each part, so that a heading within a text is a heading. */
const MARK = /^<!-- part: (\w+) -->\n(?:## ([^\n]*)\n)?\n?/m;
const mark = (key: string, head: string) => `<!-- part: ${key} -->\n${head === '' ? '' : `## ${head}\n`}\n`;

/** Markdown that anybody can read, with all that is not text in front. */
export function writeDocument({ uid, number, publishedAt, month, sharing, content }: StoryDocument): string {
	const { title, body, slides, ...rest } = content;
	const facts = Object.fromEntries(Object.entries(rest).filter(([name]) => !isPart(name)));
	const texts = PARTS.flatMap((part) =>
		content[part] === '' ? [] : [`${mark(part, PART_NAMES[part])}${content[part]}`],
	);
	const shown = slides.map((slide) => `${mark('slide', slide.title)}${slide.text}`);
	const front = {
		kintsugi: FORMAT,
		uid,
		number,
		published: publishedAt === null ? null : new Date(publishedAt).toISOString(),
		...(month === null ? {} : { month }),
		...sharing,
		title,
		...facts,
	};
	const written = [`# ${title}`, body, ...shown, ...texts].filter(Boolean).join('\n\n');
	return joinFrontMatter(front, `${written}\n`);
}

/** What `writeDocument` wrote; null where it is anybody else's file. */
export function readDocument(text: string): StoryDocument | null {
	const { data, body: written } = splitFrontMatter(text);
	if (data.kintsugi !== FORMAT) return null;
	const { uid, number, published, month, team, visibility, readers, authors, ...facts } = data;
	const [first = '', ...pieces] = written.split(new RegExp(MARK, 'gm'));
	const texts: Partial<Record<Part, string>> = {};
	const slides: { title: string; text: string }[] = [];
	for (let at = 0; at < pieces.length; at += 3) {
		const [key = '', head = '', words = ''] = pieces.slice(at, at + 3);
		if (key === 'slide') slides.push({ title: head, text: words });
		else if (isPart(key)) texts[key] = words;
	}
	const blank = Object.fromEntries(PARTS.map((part) => [part, '']));
	const read = StoryDocument.safeParse({
		uid,
		number,
		publishedAt: typeof published === 'string' ? Date.parse(published) : null,
		month: month ?? null,
		sharing: { team, visibility, readers, authors },
		content: { ...blank, ...texts, ...facts, body: first.replace(/^# [^\n]*(\n|$)/, ''), slides },
	});
	return read.success ? read.data : null;
}

const isPart = (name: string): name is Part => (PARTS as readonly string[]).includes(name);
