const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
const MARKS = /^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+\.\s+)|[*_`~|]{1,3}|^\s*[-=|: ]{3,}$/gm;

/** How a text begins, in a line or two, without the marks of its Markdown. Quick: lists show many. */
export function excerpt(markdown: string, length = 170): string {
	const words = markdown.replace(LINK, '$1').replace(MARKS, '').replace(/\s+/g, ' ').trim();
	if (words.length <= length) return words;
	const cut = words.slice(0, length + 1);
	const end = cut.lastIndexOf(' ');
	return `${cut.slice(0, end > length / 2 ? end : length).replace(/[\s,;:.–-]+$/, '')}…`;
}
