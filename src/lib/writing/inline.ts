import type { SyntaxNode } from '@lezer/common';

const ELEMENTS: Record<string, string> = {
	Emphasis: 'em',
	StrongEmphasis: 'strong',
	Strikethrough: 'del',
	InlineCode: 'code',
	Link: 'u',
};

/** What stands in a line, as elements. Only elements without attributes: nothing written becomes more than words. */
export function inlineOf(node: SyntaxNode, source: string): Node[] {
	const made: Node[] = [];
	let at = node.from;
	const words = (to: number): void => {
		if (to > at) made.push(document.createTextNode(source.slice(at, to)));
	};
	for (let child = node.firstChild; child; child = child.nextSibling) {
		words(child.from);
		at = child.to;
		const name = ELEMENTS[child.name];
		if (name !== undefined) {
			const element = document.createElement(name);
			element.append(...inlineOf(child, source));
			made.push(element);
		} else if (child.name === 'Escape') at = child.from + 1;
		else if (child.name === 'URL' && node.name === 'Link') break;
		else if (!child.name.endsWith('Mark')) at = child.from;
		if (node.name === 'Link' && child.name === 'LinkMark' && child.from > node.from) break;
	}
	if (node.name !== 'Link') words(node.to);
	return made;
}
