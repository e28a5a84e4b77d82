import { plainText } from '#lib/markdown/render.server.ts';

const LINE = 64;

/** The beginning of a moment, in one line. */
export function headlineOf(text: string): string {
	const line = plainText(text).replace(/\s+/g, ' ').trim();
	const sentence = /^.{12,}?[.!?](?= |$)/u.exec(line)?.[0] ?? line;
	const bare = sentence.replace(/\.$/, '');
	if (bare.length <= LINE) return bare;
	return `${bare.slice(0, LINE).replace(/\s+\S*$/, '')}…`;
}

/** Several of them, one after the other. */
export function headlinesOf(texts: readonly string[]): string {
	const lines = texts.map(headlineOf);
	return lines.map((line, at) => (at < lines.length - 1 ? ended(line) : line)).join(' ');
}

const ended = (line: string) => (/[.…?!]$/.test(line) ? line : `${line}.`);
