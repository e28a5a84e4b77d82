import { bare, MOST_QUOTED, type Anchor, type Stretch } from './anchor.ts';
import { elementsOf, textOf } from './words.ts';

const AROUND = 48;

/** The anchor of a stretch of a part's text. */
export function anchorAt(part: string, text: string, { start, end }: Stretch): Anchor {
	const last = Math.min(end, start + MOST_QUOTED);
	return {
		part,
		quote: plain(text.slice(start, last)).trim(),
		prefix: plain(text.slice(Math.max(0, start - AROUND), start)),
		suffix: plain(text.slice(last, last + AROUND)),
		at: bare(text.slice(0, start)).length,
	};
}

const plain = (text: string) => text.replace(/\s+/g, ' ');

/** What somebody selected, as an anchor in the first part that it holds words of. */
export function anchorOf(page: ParentNode, range: Range): Anchor | null {
	const touched = [...page.querySelectorAll<HTMLElement>('[data-part]')].filter((element) =>
		range.intersectsNode(element),
	);
	for (const name of new Set(touched.map((element) => element.dataset.part ?? ''))) {
		const part = textOf(elementsOf(page, name));
		const inside = part.nodes.filter(({ node }) => range.intersectsNode(node));
		const [first, last] = [inside[0], inside.at(-1)];
		if (!first || !last) continue;
		const start = first.from + (first.node === range.startContainer ? range.startOffset : 0);
		const end = last.from + (last.node === range.endContainer ? range.endOffset : last.node.length);
		if (part.text.slice(start, end).trim() !== '') return anchorAt(name, part.text, { start, end });
	}
	return null;
}
