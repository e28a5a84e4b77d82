import { StyleModule } from 'style-mod';

/**
 * The page's policy lets nobody write a style element into it. The editor's own styles are adopted by the
 * document instead, which the library does only for shadow roots: it is shown one that adopts for the document,
 * and what it made of that is kept where it looks for the document's.
 */
export function adoptStyles(document: Document): void {
	const root = {
		ownerDocument: document,
		get adoptedStyleSheets() {
			return document.adoptedStyleSheets;
		},
		set adoptedStyleSheets(sheets: CSSStyleSheet[]) {
			document.adoptedStyleSheets = sheets;
		},
	};
	StyleModule.mount(root as unknown as ShadowRoot, []);
	for (const key of Object.getOwnPropertySymbols(root)) {
		const made: unknown = Reflect.get(root, key);
		if (!Reflect.has(document, key)) Reflect.set(document, key, made);
	}
}
