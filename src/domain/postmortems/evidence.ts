/** One piece of evidence, shown as it was given; its form says how. */
export type Evidence =
	| { form: 'link' | 'image' | 'file'; href: string; text: string }
	| { form: 'quote' | 'log' | 'note'; text: string };

const ADDRESS = /^https?:\/\/\S+$/;
/** A file attached here, and what it was called where it came from. */
const ATTACHED = /^(\/files\/[\w-]+(?:\.[\w-]+)*)(?:[ \t]+(\S.*))?$/;
const IMAGE = /\.(?:png|jpe?g|gif|webp|avif)$/i;
const MARKED = /^[ \t]*>.*(?:\n[ \t]*>.*)*$/;
const QUOTE = /^\s*(?:>|["“”„«‘'])/;
const LOG =
	/\n|[{}=<>|;$`\\]|\b\d{4}-\d\d-\d\d[T ]\d\d|\b(?:DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b|\b[\w-]+\.[\w-]+\.\w+\b/;

/**
 * The pieces of what was given, with blank lines between them. Addresses and quoted messages stand by
 * themselves; everything between them stays whole, a log with its own blank lines as well.
 */
export function readEvidence(given: string): Evidence[] {
	const pieces: Evidence[] = [];
	let words: string[] = [];
	const closeWords = () => {
		const text = words.join('\n\n').trim();
		if (text !== '') pieces.push(inWords(text));
		words = [];
	};
	for (const paragraph of given.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
		const alone = standingAlone(paragraph.trim());
		if (alone === null) {
			words.push(paragraph);
		} else {
			closeWords();
			pieces.push(...alone);
		}
	}
	closeWords();
	return pieces;
}

/** @returns null for words that may go on after a blank line */
function standingAlone(paragraph: string): Evidence[] | null {
	if (MARKED.test(paragraph)) return [{ form: 'quote', text: paragraph.replace(/^[ \t]*>[ \t]?/gm, '') }];
	const lines = paragraph.split('\n').map((line) => address(line.trim()));
	return lines.every((line) => line !== null) ? lines : null;
}

function address(line: string): Evidence | null {
	if (ADDRESS.test(line)) return { form: 'link', href: line, text: line.replace(/^https?:\/\//, '') };
	const [, href, name] = ATTACHED.exec(line) ?? [];
	if (href === undefined) return null;
	return { form: IMAGE.test(href) ? 'image' : 'file', href, text: name ?? href.slice('/files/'.length) };
}

function inWords(text: string): Evidence {
	if (QUOTE.test(text)) return { form: 'quote', text: text.replace(/^\s*>\s?/gm, '') };
	return { form: LOG.test(text) ? 'log' : 'note', text };
}

/** Adds a piece to what is there already. */
export function withEvidence(given: string, piece: string): string {
	return given.trim() === '' ? piece : `${given.trimEnd()}\n\n${piece}`;
}
