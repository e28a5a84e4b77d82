import { escapeHtml, textOf } from './escape.ts';
import { Tangled } from './guarded-lexer.server.ts';
import { placeHeadings, type Heading } from './headings.ts';
import { highlightCode } from './highlight.server.ts';
import { blockHtml, inlineHtml, type HtmlOptions } from './html.server.ts';
import { MARKDOWN_LIMIT } from './limit.ts';
import { Recent } from './recent.server.ts';
import type { SafeHtml } from './safe-html.ts';
import { sanitise, sanitiseInline } from './sanitise.server.ts';
import { wrapTables } from './tables.ts';
import { drawTwoSides } from './two-sides.ts';

/** Part of every key under which rendered text is kept: raise it when the same text would look different. */
export const RENDERER = 3;

export interface RenderOptions {
	/** The level of the text's own first level: 2 right under the page's title, 3 under one of its sections. */
	topHeading?: 2 | 3;
	/** Keeps the ids of several texts on one page apart, such as `comment-12`. */
	part?: string;
	/** Draws a small table of two columns as a tile of two sides, as lessons do. */
	sides?: boolean;
}

interface Rendered {
	html: SafeHtml;
	headings: Heading[];
}

/** A text of 1 MB that people wrote has a fifth of it; a million rows would hold up everybody else. */
const MOST_TAGS = 200_000;
const recent = new Recent<Rendered>(32_000_000);

/**
 * The one way from Markdown to HTML, for pages, mail and feeds. A plain function, never throws: a text that
 * is too long or too tangled is shown as it was written.
 *
 * Order matters: raw HTML is escaped while rendering, the result is sanitised, and only what we add
 * ourselves (ids, colours, frames for tables) comes after.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): SafeHtml {
	return rendered(markdown, options).html;
}

/** The headings of a text, with the ids `renderMarkdown` gives them under the same options. */
export function outline(markdown: string, options: RenderOptions = {}): Heading[] {
	return rendered(markdown, options).headings;
}

/** One line, such as a lesson or the title of a factor: code, emphasis and links. */
export function renderInline(markdown: string): SafeHtml {
	const made = recent.get(markdown, `inline ${RENDERER}`, () => renderLine(markdown), sizeOf);
	return made.html;
}

/** The words of a text without its marks and tags, for the index, snippets and feeds. Escape it before use in HTML. */
export function plainText(markdown: string): string {
	try {
		const html = cleanHtml(markdown, { prefix: '', rawHtml: 'drop' });
		const lines = html
			.replace(/<br \/>|<\/(?:p|li|h\d|tr|pre|blockquote)>/g, '\n')
			.replace(/<\/t[dh]>/g, ' ');
		return textOf(lines)
			.replace(/[^\S\n]+/g, ' ')
			.replace(/\s*\n\s*/g, '\n')
			.trim();
	} catch {
		return markdown;
	}
}

function rendered(markdown: string, { topHeading = 2, part = '', sides = false }: RenderOptions): Rendered {
	const prefix = part ? `user-content-${part}-` : 'user-content-';
	const settings = `${prefix} ${topHeading} ${sides ? 'sides ' : ''}${RENDERER}`;
	return recent.get(markdown, settings, () => render(markdown, prefix, { topHeading, sides }), sizeOf);
}

function render(
	markdown: string,
	prefix: string,
	{ topHeading, sides }: { topHeading: number; sides: boolean },
): Rendered {
	try {
		const clean = cleanHtml(markdown, { prefix, rawHtml: 'escape' });
		const { html, headings } = placeHeadings(clean, prefix, topHeading);
		const coloured = highlightCode(html);
		return { html: wrapTables(sides ? drawTwoSides(coloured) : coloured) as SafeHtml, headings };
	} catch {
		return asWritten(markdown);
	}
}

function cleanHtml(markdown: string, options: HtmlOptions): string {
	if (markdown.length > MARKDOWN_LIMIT) throw new Tangled();
	const html = blockHtml(markdown, options);
	if (tagsIn(html) > MOST_TAGS) throw new Tangled();
	return sanitise(html);
}

function renderLine(markdown: string): Rendered {
	try {
		const html = inlineHtml(markdown, { prefix: 'user-content-', rawHtml: 'escape' });
		return { html: sanitiseInline(html) as SafeHtml, headings: [] };
	} catch {
		return { html: escapeHtml(markdown) as SafeHtml, headings: [] };
	}
}

function tagsIn(html: string): number {
	let tags = 0;
	for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) tags += 1;
	return tags;
}

function asWritten(markdown: string): Rendered {
	return {
		html: `<pre class="as-written" tabindex="0">${escapeHtml(markdown)}</pre>` as SafeHtml,
		headings: [],
	};
}

function sizeOf({ html }: Rendered): number {
	return html.length;
}
