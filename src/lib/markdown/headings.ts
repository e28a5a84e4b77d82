import { textOf } from './escape.ts';

export interface Heading {
	id: string;
	text: string;
	/** The level on the page: 2 for `<h2>`. */
	depth: number;
}

const HEADING = /<h([1-6])>([\s\S]*?)<\/h\1>/g;

/** A name for `text` that fits into a link: `What went well?` is `what-went-well`. */
export function slug(text: string): string {
	const words = text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
	return words.replace(/^-+|-+$/g, '').slice(0, 80) || 'section';
}

/**
 * Gives each heading of sanitised HTML an id that cannot be mistaken for one of the page's own, and a level
 * below the page's title: one deeper than the heading it stands under, so that none is skipped, also where
 * a text begins deeper than it goes on.
 */
export function placeHeadings(
	html: string,
	prefix: string,
	top: number,
): { html: string; headings: Heading[] } {
	const above: number[] = [];
	const taken = new Set<string>();
	const headings: Heading[] = [];
	const placed = html.replace(HEADING, (_whole, level: string, inner: string) => {
		const text = textOf(inner).replace(/\s+/g, ' ').trim();
		while (above.length > 0 && Number(above.at(-1)) >= Number(level)) above.pop();
		const depth = Math.min(6, top + above.length);
		above.push(Number(level));
		const id = unique(prefix + slug(text), taken);
		headings.push({ id, text, depth });
		return `<h${depth} id="${id}">${inner}</h${depth}>`;
	});
	return { html: placed, headings };
}

function unique(id: string, taken: Set<string>): string {
	let free = id;
	for (let n = 2; taken.has(free); n += 1) free = `${id}-${n}`;
	taken.add(free);
	return free;
}
