import { createHash } from 'node:crypto';
import { anyPage } from './any-page.ts';
import { confluence } from './confluence.ts';
import { all, attribute, first, words } from './elements.ts';
import { googleDocs } from './google-docs.ts';
import { markdownOf } from './markdown.server.ts';
import { mediawiki } from './mediawiki.ts';
import { notion } from './notion.ts';
import type { Dialect, Wiki, WikiPage } from './page.ts';
import { isTooMuch, parsedPage } from './parsed.server.ts';
import { addressable, plainly } from './plain.server.ts';

const DIALECTS: [Wiki, Dialect][] = [
	['confluence', confluence],
	['notion', notion],
	['mediawiki', mediawiki],
	['google-docs', googleDocs],
	['other', anyPage],
];

const ONLY_WORDS =
	'The page has more parts than could be told apart: its words are here, without headings and tables.';

/** Reads a page that a wiki exported. Nothing in it is run, and nothing is asked for. */
export function readPage(html: string): WikiPage {
	const document = parsedPage(html);
	const isContents = DIALECTS.some(([, { isContents: leads }]) => leads?.(document) ?? false);
	for (const [from, dialect] of DIALECTS) {
		const read = dialect.read(document);
		if (!read) continue;
		const notes = new Set<string>(isTooMuch(html) ? [ONLY_WORDS] : []);
		const { main, told } = read;
		dialect.plain(main, notes);
		const embedded = takeEmbedded(main);
		dropTitle(main, told.title);
		plainly(main, notes);
		return { ...told, from, markdown: markdownOf(main), embedded, notes: [...notes], isContents };
	}
	throw new Error('Any page is one of the last dialect.');
}

/** The text does not begin with its own title once more. */
function dropTitle(main: Element, title: string): void {
	const heading = first(main, 'h1, h2');
	if (heading && title !== '' && words(heading) === title && !precededByWords(main, heading))
		heading.remove();
}

function precededByWords(main: Element, heading: Element): boolean {
	let node: Node | null = heading;
	while (node && node !== main) {
		for (let before = node.previousSibling; before; before = before.previousSibling) {
			if ((before.textContent ?? '').trim() !== '') return true;
		}
		node = node.parentNode;
	}
	return false;
}

const EMBEDDED = /^data:image\/(png|jpe?g|gif|webp);base64,([a-z0-9+/=\s]+)$/i;

/** Pictures that are written into the page become files beside it; all others get addresses that Markdown can hold. */
function takeEmbedded(main: Element): Map<string, Uint8Array> {
	const embedded = new Map<string, Uint8Array>();
	for (const picture of all(main, 'img')) {
		const address = attribute(picture, 'src').trim();
		const [, type = '', code = ''] = EMBEDDED.exec(address) ?? [];
		if (type !== '') {
			const bytes = Buffer.from(code, 'base64');
			const name = `embedded-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${type.toLowerCase()}`;
			embedded.set(name, bytes);
			picture.setAttribute('src', name);
		} else
			picture.setAttribute(
				'src',
				/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address) ? '' : addressable(address),
			);
	}
	return embedded;
}
