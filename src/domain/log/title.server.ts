import { plainText } from '#lib/markdown/render.server.ts';

const LONGEST = 120;

/** What an answer is called in lists: its words without their marks, cut after a word where they are many. */
export function titleOf(learned: string): string {
	const text = plainText(learned).replace(/\s+/g, ' ').trim() || learned.trim();
	if (text.length <= LONGEST) return text;
	const cut = text.slice(0, LONGEST);
	const end = cut.lastIndexOf(' ');
	// A script without spaces, or one long address, is cut where it is; never within a letter of two halves.
	const kept = end > LONGEST / 2 ? cut.slice(0, end) : cut.replace(/[\uD800-\uDBFF]$/, '');
	return `${kept.replace(/[\s,;:–—-]+$/, '')}…`;
}
