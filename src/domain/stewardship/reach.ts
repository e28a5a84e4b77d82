import { counted, sentenceCase } from '#lib/numbers.ts';

/** What is kept to one team, and how its readers change. */
export interface Reach {
	team: string;
	entries: number;
	more: number;
	fewer: number;
}

/** “12 post-mortems of Payments will be readable by 8 more people.” */
export function inWords({ team, entries, more, fewer }: Reach): string[] {
	if (entries === 0) return [];
	const what = sentenceCase(counted(entries, 'post-mortem'));
	const words: string[] = [];
	if (more > 0) words.push(`${what} of ${team} will be readable by ${more} more ${people(more)}.`);
	if (fewer > 0) words.push(`${what} of ${team} will not be readable by ${fewer} ${people(fewer)} any more.`);
	return words;
}

const people = (many: number) => (many === 1 ? 'person' : 'people');
