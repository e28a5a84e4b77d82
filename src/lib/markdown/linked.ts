import { escapeHtml } from './escape.ts';
import type { SafeHtml } from './safe-html.ts';

const TAG = /<(\/?)([a-z0-9]+)[^>]*>/gi;
const UNTOUCHED = new Set(['a', 'code', 'pre']);

/**
 * What our own renderer made, with links where its words name something. Links and code stay as they are.
 * @param pattern global; what it matches holds no character that HTML escapes
 * @param leadsTo an address of ours, or null where the words stay words
 */
export function linked(html: SafeHtml, pattern: RegExp, leadsTo: (words: string) => string | null): SafeHtml {
	let made = '';
	let at = 0;
	let untouched = 0;
	for (const tag of html.matchAll(TAG)) {
		made += withLinks(html.slice(at, tag.index), untouched === 0) + tag[0];
		at = tag.index + tag[0].length;
		if (UNTOUCHED.has((tag[2] ?? '').toLowerCase())) untouched += tag[1] === '/' ? -1 : 1;
	}
	return (made + withLinks(html.slice(at), untouched === 0)) as SafeHtml;

	function withLinks(text: string, mayLink: boolean): string {
		if (!mayLink) return text;
		return text.replace(pattern, (words: string) => {
			const href = leadsTo(words);
			return href === null ? words : `<a href="${escapeHtml(href)}">${words}</a>`;
		});
	}
}
