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
