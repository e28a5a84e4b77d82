import { wordsOf, type Words } from './words.ts';

const KEY = 'kintsugi:story-without-a-name';

/**
 * What somebody is writing, in this browser and nowhere else. No person stands in its name: whoever finds it there
 * is not told who wrote it.
 */
export const keptDraft = {
	read(): Words | null {
		try {
			const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
			return typeof found === 'object' && found !== null ? wordsOf({ ...found }) : null;
		} catch {
			return null;
		}
	},

	write(words: Words): void {
		try {
			if (Object.values(words).every((text) => text.trim() === '')) localStorage.removeItem(KEY);
			else localStorage.setItem(KEY, JSON.stringify(words));
		} catch {
			// A browser that keeps nothing still sends what stands in the fields.
		}
	},

	forget(): void {
		try {
			localStorage.removeItem(KEY);
		} catch {
			// Nothing was kept.
		}
	},
};
