import type { Typed } from './typed.ts';

/** What a post-mortem speaks of so far, for comparing it with what others learned. */
export function toldSoFar(typed: Typed): string {
	return [
		typed.title,
		typed.summary,
		typed.impact,
		typed.narrative,
		...typed.factors.flatMap(({ title, detail }) => [title, detail]),
		...typed.lessons.map(({ text }) => text),
	]
		.filter((text) => text.trim() !== '')
		.join('\n');
}
