import { escapeHtml } from './escape.ts';
import type { SafeHtml } from './safe-html.ts';

const TAG = /<(?:a|img)\b[^>]*>/gi;
const OWN = / (href|src)="(?!https?:|mailto:|#)([^"]*)"/gi;

/**
 * What our own renderer made, with other addresses in place of those on this site. Fragments of the page and
 * addresses elsewhere stay.
 * @param to null where the words stay and lead nowhere
 */
export function readdressed(html: SafeHtml, to: (address: string) => string | null): SafeHtml {
	return html.replace(TAG, (tag) =>
		tag.replace(OWN, (_, name: string, written: string) => {
			const address = to(written.replaceAll('&amp;', '&'));
			return address === null ? '' : ` ${name}="${escapeHtml(address)}"`;
		}),
	) as SafeHtml;
}
