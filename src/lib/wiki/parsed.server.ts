import domino from '@mixmark-io/domino';

/** Deeper than any page that somebody wrote. Parsers take the square of it, and what walks through it a call for each. */
const DEEPEST = 400;
const TAG = /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi;
/** What ends by itself where its end is not written. */
const ENDS_ITSELF = new Set(
	(
		'area base br col embed hr img input link meta source track wbr param ' +
		'p li dt dd td th tr thead tbody tfoot colgroup option optgroup rp rt html head body'
	).split(' '),
);

/** More than any page that somebody wrote has elements. */
const MOST = 50_000;

/** A page as a document in which nothing runs, and that asks for nothing. */
export function parsedPage(html: string): Document {
	return domino.createDocument(isTooMuch(html) ? withoutTags(html) : html, true);
}

/** It is taken for its words alone: nested deeper, or made of more parts, than a page is. */
export function isTooMuch(html: string): boolean {
	let depth = 0;
	let count = 0;
	for (const [whole, end, name = ''] of html.matchAll(TAG)) {
		count += 1;
		if (count > 2 * MOST) return true;
		if (ENDS_ITSELF.has(name.toLowerCase()) || whole.endsWith('/>')) continue;
		depth = Math.max(0, depth + (end ? -1 : 1));
		if (depth > DEEPEST) return true;
	}
	return false;
}

/** The words of a page that was not made to be read. */
function withoutTags(html: string): string {
	return html
		.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
		.replace(/<\/?(?:p|div|li|tr|h[1-6]|br|table|section)\b[^>]*>/gi, '<br><br>')
		.replace(/<(?!br>)\/?[a-z!][^>]*>/gi, ' ')
		.replace(/\s*<br>(?:\s|<br>)*/g, '<br><br>');
}
