import { PART_NAMES, PARTS, type Part, type Slide } from '../story.ts';

interface Told extends Record<Part, string> {
	slides: readonly Slide[];
	form: string;
}

export interface PrintedPart {
	/** Null for what has no heading among the questions: a text in one piece, a slide. */
	part: Part | null;
	name: string;
	markdown: string;
}

/** What is printed of a story: what was told first, then what was learned of it and what is done differently. */
export function partsToPrint(told: Told, body: string): PrintedPart[] {
	const before = PARTS.slice(0, PARTS.indexOf('learned'));
	const after = PARTS.slice(PARTS.indexOf('learned'));
	const named = (parts: readonly Part[]) =>
		parts.map((part) => ({ part, name: PART_NAMES[part], markdown: told[part] }));
	const telling: PrintedPart[] =
		told.form === 'guided'
			? named(before)
			: told.form === 'slides'
				? told.slides.map(({ title, text }) => ({ part: null, name: title, markdown: text }))
				: [{ part: null, name: '', markdown: body }];
	return [...telling, ...named(after)].filter(({ name, markdown, part }) =>
		part === null ? name !== '' || markdown !== '' : markdown !== '',
	);
}
