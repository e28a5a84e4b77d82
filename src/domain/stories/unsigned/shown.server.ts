import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import { PART_NAMES, PARTS, type Told } from '../story.ts';

/** A story as it is read, part by part. */
export function partsShown(told: Told): { name: string | null; html: SafeHtml }[] {
	const parts = PARTS.map((part) => ({ name: PART_NAMES[part], text: told[part] }));
	return [{ name: null, text: told.body }, ...parts]
		.filter(({ text }) => text !== '')
		.map(({ name, text }) => ({ name, html: renderMarkdown(text, { topHeading: 3 }) }));
}
