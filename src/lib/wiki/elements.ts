/** What is looked for and put elsewhere in a page; each in one word. */

export function all(within: ParentNode, selector: string): Element[] {
	return Array.from(within.querySelectorAll(selector));
}

/** The first one, or null: the parser’s own answer is not always that. */
export function first(within: ParentNode, selector: string): Element | null {
	return (within.querySelector(selector) as Element | null | undefined) ?? null;
}

/** Takes elements out, with all that is in them. */
export function drop(within: ParentNode, selector: string): void {
	for (const one of all(within, selector)) one.remove();
}

/** Takes elements out and leaves what is in them. */
export function unwrap(element: Element): void {
	replace(element, ...inside(element));
}

export function made(document: Document, name: string, ...content: (Node | string)[]): HTMLElement {
	const element = document.createElement(name);
	for (const one of content) {
		element.appendChild(typeof one === 'string' ? document.createTextNode(one) : one);
	}
	return element;
}

export function replace(element: Element, ...others: (Node | string)[]): void {
	const { ownerDocument, parentNode } = element;
	for (const one of others) {
		parentNode?.insertBefore(typeof one === 'string' ? ownerDocument.createTextNode(one) : one, element);
	}
	element.remove();
}

/** The nodes in an element, to be put elsewhere. */
export const inside = (element: Element): Node[] => Array.from(element.childNodes);

/** Its words on one line. */
export const words = (element: Element | null): string =>
	(element?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const attribute = (element: Element | null, name: string): string => element?.getAttribute(name) ?? '';
