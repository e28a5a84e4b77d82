/**
 * Who hears in this process that there is something new for them. It says only that there is, and in what place: what it is
 * is asked for by the one who hears, and shown as far as they may see it. With several processes, `say` would go
 * through what they share, and nothing else changes.
 */
export interface News {
	/** @returns ends it */
	hear(personId: number, heard: (place: string) => void): () => void;
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
		for (const id of new Set(personIds)) for (const heard of hearing.get(id) ?? []) heard(place);
	},
};
