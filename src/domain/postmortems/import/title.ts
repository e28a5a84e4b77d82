import type { Card } from './card.ts';
import { firstSentence, plainText, shortened } from './plain-text.ts';
import type { Outline, Section } from './sections.ts';

const LONGEST = 300;

/** The first heading, the front matter's title, a file name that says something, or the first sentence. */
export function takeTitle({ root }: Outline, card: Card, fileName: string): string {
	const heading = headingOf(root);
	if (heading) {
		const title = shortened(heading.heading, LONGEST);
		const isWhole = title === heading.heading && !/\]\(|<http/.test(heading.raw);
		if (isWhole) {
			heading.headingUsed = true;
			heading.raw = '';
		}
		for (const { value, used } of card.values('title')) if (value === title) used();
		return title;
	}
	for (const { value, used } of card.values('title')) {
		if (typeof value !== 'string' || value.trim() === '') continue;
		if (value.trim().length <= LONGEST) used();
		return shortened(value.trim().replace(/\s+/g, ' '), LONGEST);
	}
	return (
		fromFileName(fileName) ??
		fromText(root) ??
		shortened(lastPart(fileName) || 'Imported post-mortem', LONGEST)
	);
}

function headingOf(root: Section): Section | null {
	const [first] = root.children;
	if (first?.level === 1 && first.heading !== '') return first;
	const opens = first !== undefined && root.blocks.length === 0 && first.role === null && first.level < 7;
	return opens && first.heading !== '' ? first : null;
}

const lastPart = (fileName: string) => fileName.replace(/^.*[/\\]/, '');

/** "2018-01-18-reddit-hug.md" says something; a name of digits and letters from a machine does not. */
function fromFileName(fileName: string): string | null {
	const stem = lastPart(fileName).replace(/(?:\.html)?(?:\.(?:md|markdown|erb|txt))+$/i, '');
	if (/^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$|^[0-9a-f]{16,}$/i.test(stem)) return null;
	const words = stem
		.replace(/^\d{4}-\d{2}-\d{2}[-_ ]*/, '')
		.replace(/[-_]+/g, ' ')
		.trim();
	if (
		!/\p{L}{2}/u.test(words) ||
		/^(?:readme|index|post ?mortem|incident|report|untitled|document)$/i.test(words)
	)
		return null;
	return shortened(words.charAt(0).toUpperCase() + words.slice(1), LONGEST);
}

function fromText(root: Section): string | null {
	const paragraph = root.blocks.find(({ token }) => token.type === 'paragraph');
	const sentence = paragraph ? firstSentence(plainText(paragraph.raw.slice(0, 5_000))) : '';
	return sentence === '' ? null : shortened(sentence.replace(/[.:]$/, ''), 120);
}
