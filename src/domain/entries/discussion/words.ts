import { attachAsItWas, type Anchor, type Stretch } from './anchor.ts';

/** The text of a part on a page, and the nodes it is made of. */
interface PartText {
	text: string;
	nodes: { node: Text; from: number }[];
}

const BLOCKS = 'p, li, td, th, pre, blockquote, h1, h2, h3, h4, h5, h6, [data-part]';

/** The elements that carry `data-part`, in which words can be found and notes put at them. */
export function elementsOf(page: ParentNode, part: string): HTMLElement[] {
	return [...page.querySelectorAll<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)];
}

/** How the words of an anchor are found in a text. */
export type Attach = (anchor: Anchor, text: string) => Stretch | null;

/** Where the words of an anchor stand on the page; null when they do not. */
export function rangeOf(page: ParentNode, anchor: Anchor, attach: Attach = attachAsItWas): Range | null {
	const part = textOf(elementsOf(page, anchor.part));
	const found = attach(anchor, part.text);
	if (!found) return null;
	const [start, end] = [placeIn(part, found.start), placeIn(part, found.end - 1)];
	if (!start || !end) return null;
	const range = document.createRange();
	range.setStart(start.node, start.offset);
	range.setEnd(end.node, end.offset + 1);
	return range;
}

/** The words of a part, as they stand on the page. */
export function textOf(elements: readonly HTMLElement[]): PartText {
	const nodes: PartText['nodes'] = [];
	let text = '';
	let block: Element | null = null;
	for (const element of elements) {
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const node = walker.currentNode as Text;
			const within = node.parentElement?.closest(BLOCKS) ?? null;
			if (block !== null && within !== block) text += ' ';
			block = within;
			nodes.push({ node, from: text.length });
			text += node.data;
		}
	}
	return { text, nodes };
}

function placeIn({ nodes }: PartText, at: number): { node: Text; offset: number } | null {
	const found = nodes.findLast(({ from }) => from <= at);
	return found ? { node: found.node, offset: Math.min(at - found.from, found.node.length - 1) } : null;
}
