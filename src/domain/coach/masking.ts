/** Stands where code, an address or quoted words stood: a thing, whatever it was. */
export const THING = '\u{E000}';

const INLINE = new RegExp(
	[
		'(?<code>(?<!`)(?<ticks>`{1,3})(?!`)[^`]{1,2000}?\\k<ticks>(?!`))',
		'(?<comment><!--[\\s\\S]{0,300}?-->)',
		'(?<break><br[ /]{0,2}>)',
		'(?<tag></?[a-zA-Z][^<>\\n]{0,500}>)',
		'(?<address>(?:https?|ftp)://[^\\s<>()|\\]]*[^\\s<>()|\\].,;:!?])',
		'(?<image>!\\[[^\\]\\n]{0,500}\\](?:\\([^()\\s]{0,1000}(?:\\s"[^"\\n]{0,200}")?\\))?)',
		'(?<target>\\](?:\\((?:[^()\\s]|\\([^()\\s]{0,200}\\)){0,1000}(?:\\s"[^"\\n]{0,200}")?\\)|\\[[^\\]\\n]{0,200}\\]))',
		'(?<quote>(?<![\\p{L}\\p{N}])"[^"]{1,600}(?:"|$)|"[^"\\n]{1,600}"|“[^”\\n]{1,600}”|«[^»\\n]{1,600}»)',
		'(?<marks>\\*{1,3}|~~|(?<![\\p{L}\\p{N}])_{1,3}|_{1,3}(?![\\p{L}\\p{N}])|\\[)',
		'(?<escape>\\\\(?=[!-/:-@[-`{-~]))',
		'(?<entity>&(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z]{2,30});)',
	].join('|'),
	'giu',
);

/**
 * The same text in the same length, with spaces in place of marks and `THING` in place of what is not the
 * author's prose, so that a place in one is a place in the other.
 */
export function masked(text: string): string {
	if (!/[`<:[\]"“«*_~\\&]/.test(text)) return text;
	return text.replace(INLINE, (found: string, ...rest: unknown[]) => {
		const groups = rest.at(-1) as Record<string, string | undefined>;
		if (groups.break !== undefined) return '.'.padEnd(found.length, ' ');
		const thing = groups.code ?? groups.address ?? groups.quote;
		return (thing === undefined ? ' ' : THING).repeat(found.length);
	});
}
