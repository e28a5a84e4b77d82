import { blocksOf, type Block } from './blocks.ts';
import type { Context } from './finding.ts';
import { partNamed, partOf, type Part } from './parts.ts';

export interface Placed {
	block: Block;
	part: Exclude<Part, null>;
}

/** Longer ones are no headings that somebody gave to a section. */
const LONGEST_NAME = 200;

/** Each block and the part it stands in: by its headings, or by a bold label that serves as one. */
export function placed(text: string, context: Context): Placed[] {
	const outer = [...(context.trail ?? []), context.section ?? ''];
	if (context.kind) {
		const block = { kind: context.kind, start: 0, end: text.length, depth: 0 };
		return [{ block, part: partOf(outer) }];
	}
	const headings: { depth: number; name: string }[] = [];
	let part = partOf(outer);
	return blocksOf(text).map((block) => {
		const written = text.slice(block.start, block.end);
		if (block.kind === 'heading') {
			while ((headings.at(-1)?.depth ?? 0) >= block.depth) headings.pop();
			headings.push({ depth: block.depth, name: written.slice(0, LONGEST_NAME) });
			part = partOf([...outer, ...headings.map(({ name }) => name)]);
			return { block, part };
		}
		const label = LABEL.exec(written)?.[2];
		const named = label === undefined || /\d/.test(label) ? null : partNamed(label);
		if (named === null) return { block, part };
		part = named;
		return { block: isAlone(written) ? { ...block, kind: 'heading' } : block, part };
	});
}

const LABEL = /^(\*\*|__)([^*_\n]{2,60}?)(?::\1|\1(?=:|\s*$))/;

/** A label with nothing behind it is a heading, whatever it looks like. */
const isAlone = (written: string) => /^(\*\*|__)[^*_\n]{2,60}(?::\1|\1:?)\s*$/.test(written);
