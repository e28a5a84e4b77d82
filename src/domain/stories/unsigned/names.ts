import { PARTS, type Part, type Told } from '../story.ts';

/** All that was written in it, one text after the other. */
export function textsOf(told: Pick<Told, 'title' | 'body' | Part>): string[] {
	return [told.title, ...PARTS.map((part) => told[part]), told.body].filter((text) => text !== '');
}

/**
 * Names of people here that a story mentions, whole or in part, so that somebody looks at them again. A first name
 * that is a word as well is found where it is written with a capital.
 */
export function namedIn(told: Parameters<typeof textsOf>[0], people: readonly { name: string }[]): string[] {
	const written = new Set(textsOf(told).flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? []));
	const said = (word: string) => written.has(word) || written.has(`${word}’s`) || written.has(`${word}'s`);
	return people
		.map(({ name }) => name)
		.filter((name) => name.split(/\s+/).some((word) => word.length > 1 && said(word)));
}
