import TurndownService from 'turndown';
import { tableOf } from './cells.ts';

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
	return service()
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

function service(): TurndownService {
	const made = new TurndownService({
		headingStyle: 'atx',
		bulletListMarker: '-',
		codeBlockStyle: 'fenced',
		emDelimiter: '*',
		hr: '---',
	});
	made.remove(['script', 'style', 'title', 'meta', 'noscript', 'iframe', 'object', 'button', 'template']);
	made.addRule('table', {
		filter: 'table',
		replacement: (_, table) => `\n\n${tableOf(rowsOf(table as HTMLTableElement, made))}\n\n`,
	});
	made.addRule('struck', {
		filter: (node) => ['DEL', 'S', 'STRIKE'].includes(node.nodeName),
		replacement: (words) => `~~${words}~~`,
	});
	made.addRule('task', {
		filter: (node) => node.nodeName === 'INPUT' && node.getAttribute('type') === 'checkbox',
		replacement: (_, node) => ((node as Element).hasAttribute('checked') ? '[x] ' : '[ ] '),
	});
	// One space behind a list's mark, as people write it.
	made.addRule('item', {
		filter: 'li',
		replacement: (words, node) => {
			const list = node.parentElement;
			const place = list ? [...list.children].indexOf(node) : 0;
			const first = Number(list?.getAttribute('start') ?? 1);
			const mark = list?.nodeName === 'OL' ? `${(Number.isInteger(first) ? first : 1) + place}. ` : '- ';
			const inside = words.trim().replace(/\n/g, `\n${' '.repeat(mark.length)}`);
			return `${mark}${inside}${node.nextSibling ? '\n' : ''}`;
		},
	});
	// Only what another page can be asked for: an image that is in the text itself would be all of the text.
	made.addRule('image', {
		filter: 'img',
		replacement: (_, node) => {
			const [address, words] = ['src', 'alt'].map((name) => (node as Element).getAttribute(name) ?? '');
			return /^https?:|^\/files\//.test(address ?? '')
				? `![${words ?? ''}](${address ?? ''})`
				: (words ?? '');
		},
	});
	return made;
}

function rowsOf(table: HTMLTableElement, made: TurndownService): string[][] {
	return [...table.querySelectorAll('tr')]
		.map((row) =>
			[...row.children].flatMap((cell) => {
				const span = Number(cell.getAttribute('colspan') ?? 1);
				const words = made.turndown(cell.innerHTML).replace(/\s*\n\s*/g, ' ');
				return [words, ...Array.from({ length: Math.min(50, Math.max(1, span || 1)) - 1 }, () => '')];
			}),
		)
		.filter((row) => row.length > 0);
}
