import { z } from 'zod';
import { hears, tell } from '../db/telling.server.ts';

/**
 * Who hears in this process that there is something new for them. It says only that there is, and in what place: what it is
 * is asked for by the one who hears, and shown as far as they may see it. Where there are several processes, all of them
 * hear it.
 */
export interface News {
	/** @returns ends it */
	hear(personId: number, heard: (place: string) => void): () => void;
	/** Within a transaction: once that is stored, and never where it is not. */
	say(personIds: readonly number[], place: string): void;
}

const holder = globalThis as typeof globalThis & { kintsugiNews?: Map<number, Set<(place: string) => void>> };
/** A module that is loaded anew in development finds those who hear already. */
const hearing = (holder.kintsugiNews ??= new Map<number, Set<(place: string) => void>>());

export const news: News = {
	hear(personId, heard) {
		const theirs = hearing.get(personId) ?? new Set();
		theirs.add(heard);
		hearing.set(personId, theirs);
		return () => {
			theirs.delete(heard);
			if (theirs.size === 0 && hearing.get(personId) === theirs) hearing.delete(personId);
		};
	},
	say(personIds, place) {
		tell('news', { people: [...new Set(personIds)], place });
	},
};

const News = z.object({ people: z.array(z.number()), place: z.string() });

hears('news', (what) => {
	const { people, place } = News.parse(what);
	sayHere(people, place);
});

/** To those alone who hear it from this process. */
export function sayHere(personIds: readonly number[], place: string): void {
	for (const id of personIds) for (const heard of hearing.get(id) ?? []) heard(place);
}
