import { markdownWriter } from './html-to-markdown.ts';

/**
 * What was copied from a page or a document, as plain Markdown: headings, lists, links, emphasis, code and
 * tables. Null where it says no more than the plain text beside it, such as what an editor of code copies.
 */
export function markdownFrom(document: Document): string | null {
	tidy(document);
	if (
		!document.querySelector(
			'h1,h2,h3,h4,h5,h6,ul,ol,a[href],strong,b,em,i,del,s,code,pre,blockquote,table,img,hr',
		)
	)
		return null;
	return markdownWriter(elsewhere)
		.turndown(document.body)
		.replace(/[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

/** Styles are only read here, never applied: the page's policy would refuse them, and say so. */
export function parsed(html: string): Document {
	const harmless = html
		.replace(/<style\b[^>]*>.*?<\/style\s*>/gis, '')
		.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, ' data-style='));
	return new DOMParser().parseFromString(harmless, 'text/html');
}

/** Word processors say with styles what pages say with elements, and the other way round. */
function tidy(document: Document): void {
	for (const bold of document.querySelectorAll<HTMLElement>('b, strong')) {
		if (/font-weight:\s*(?:normal|400)/i.test(bold.dataset.style ?? '')) {
			bold.replaceWith(...bold.childNodes);
		}
	}
	for (const span of document.querySelectorAll<HTMLElement>('span[data-style]')) {
		const style = span.dataset.style ?? '';
		if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) wrapInside(span, 'strong');
		if (/font-style:\s*italic/i.test(style)) wrapInside(span, 'em');
	}
	for (const table of document.querySelectorAll('td table, th table')) {
		table.replaceWith(table.textContent);
	}
	for (const cell of document.querySelectorAll('td :is(p, div), th :is(p, div), li > p:only-child')) {
		cell.replaceWith(...cell.childNodes);
	}
}

function wrapInside(element: Element, name: string): void {
	if (element.textContent.trim() === '' || element.closest('h1,h2,h3,h4,h5,h6')) return;
	const inside = element.ownerDocument.createElement(name);
	inside.append(...element.childNodes);
	element.append(inside);
}

/** Only what another page can be asked for: an image that is in the text itself would be all of the text. */
function elsewhere(address: string): string | null {
	return /^https?:|^\/files\//.test(address) ? address : null;
}
