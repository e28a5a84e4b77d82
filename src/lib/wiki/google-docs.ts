import { all, attribute, first, inside, made, words } from './elements.ts';
import { UNTOLD, type Dialect } from './page.ts';

/** A document as Google Docs saves it as a web page. */
export const googleDocs: Dialect = {
	read(document) {
		const { body } = document;
		const isOne =
			/\bdoc-content\b/.test(body.className) ||
			first(document, '[class*="lst-kix_"], a[href^="https://www.google.com/url?"]') !== null;
		if (!isOne) return null;
		wrapStyled(document);
		const heading = first(document, 'p.title') ?? first(document, 'h1');
		const title = words(heading) || document.title.trim();
		if (heading?.classList.contains('title')) heading.remove();
		return { main: body, told: { ...UNTOLD, title } };
	},

	plain(main) {
		for (const link of all(main, 'a[href^="https://www.google.com/url?"]')) {
			const to = new URL(attribute(link, 'href')).searchParams.get('q');
			if (to !== null) link.setAttribute('href', to);
		}
		nestLists(main);
	},
};

const CLASS = /\.([\w-]+)\s*\{([^}]*)\}/g;
const LOOKS: [RegExp, string][] = [
	[/font-weight:\s*(?:bold|[6-9]00)/, 'strong'],
	[/font-style:\s*italic/, 'em'],
	[/text-decoration:[^;]*line-through/, 'del'],
	[/font-family:[^;]*(?:courier|consolas|mono)/i, 'code'],
];

/** It says with the looks of classes what pages say with elements. */
function wrapStyled(document: Document): void {
	const styles = all(document, 'style').map((one) => one.textContent);
	const looks = new Map<string, string[]>();
	for (const [, name = '', rules = ''] of styles.join('\n').matchAll(CLASS)) {
		looks.set(
			name,
			LOOKS.flatMap(([pattern, element]) => (pattern.test(rules) ? [element] : [])),
		);
	}
	for (const span of all(document.body, 'span[class]')) {
		if (words(span) === '' || span.closest('h1,h2,h3,h4,h5,h6,.title')) continue;
		for (const name of new Set(Array.from(span.classList).flatMap((one) => looks.get(one) ?? []))) {
			span.appendChild(made(document, name, ...inside(span)));
		}
	}
}

/** A list within a list stands behind it, and its class says how deep it is. */
function nestLists(main: Element): void {
	let open: { id: string; lists: Element[] } = { id: '', lists: [] };
	for (const list of all(main, 'ul[class*="lst-kix_"], ol[class*="lst-kix_"]')) {
		const [, id = '', level = '0'] = /lst-kix_([\w-]+?)-(\d)(?:\s|$)/.exec(list.className) ?? [];
		const depth = Number(level);
		if (id !== open.id) open = { id, lists: [] };
		const item = depth === 0 ? null : (open.lists[depth - 1]?.lastElementChild ?? null);
		open.lists = [...open.lists.slice(0, depth), list];
		item?.appendChild(list);
	}
}
