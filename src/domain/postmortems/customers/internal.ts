import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { unescapeHtml } from '#lib/markdown/escape.ts';

const HERE = 'https://here.invalid';
const OUR_NETWORK = /\.(?:internal|intranet|local|localdomain|lan|corp|private|home\.arpa|test|localhost)$/i;
const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;

/** Whether an address means something only in here: this site, a host of the own network, a bare number. */
export function isInternal(address: string, origin: string): boolean {
	const url = URL.parse(address.trim(), `${HERE}/`);
	if (!url) return true;
	if (url.protocol === 'mailto:') return false;
	if (url.protocol !== 'http:' && url.protocol !== 'https:') return true;
	const { hostname } = url;
	return (
		url.origin === HERE ||
		url.host === URL.parse(origin)?.host ||
		!hostname.includes('.') ||
		OUR_NETWORK.test(hostname) ||
		IP.test(hostname)
	);
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`)/;
const IMAGE = /!\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])/g;
const LINK = /\[([^\]\n]*)\]\(\s*<?([^)\s>]*)>?[^)\n]*\)/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*<?(\S+?)>?(?:\s.*)?$/gm;
const AUTOLINK = /<((?:https?|ftp):[^>\s]*)>/gi;

/** Links that lead into here become their words, and pictures what they are called. What is hidden in it goes. */
export function withoutInternal(markdown: string, origin: string): string {
	return markdown
		.split(CODE)
		.map((part, index) => (index % 2 === 1 ? part : plain(part, origin)))
		.join('');
}

function plain(text: string, origin: string): string {
	const unlinked = text
		.replace(COMMENT, '')
		.replace(IMAGE, '$1')
		.replace(LINK, (link, words: string, to: string) => (isInternal(to, origin) ? words : link))
		.replace(DEFINITION, (line, to: string) => (isInternal(to, origin) ? '' : line))
		.replace(AUTOLINK, (link, to: string) => (isInternal(to, origin) ? to : link));
	// Other programs than ours show tags that stand in a text.
	return unlinked.replace(/<(?=\/?[a-z])/gi, (bracket, at: number) =>
		/^<https?:[^>\s]*>/i.test(unlinked.slice(at, at + 2000)) ? bracket : '&lt;',
	);
}

const ANCHOR = /<a\b[^>]*?\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g;
const PICTURE = /<img\b[^>]*>/g;

/** The same for what was made of it: whatever way of writing a link there is, none of those gets through. */
export function withoutInternalLinks(html: SafeHtml, origin: string): SafeHtml {
	const unlinked = html
		.replace(PICTURE, (tag) => /\balt="([^"]*)"/.exec(tag)?.[1] ?? '')
		.replace(ANCHOR, (tag, href: string, words: string) =>
			isInternal(unescapeHtml(href), origin) ? words : tag,
		);
	// Parts were taken out of what was safe before.
	return unlinked as SafeHtml;
}
