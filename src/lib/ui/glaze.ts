/** The glazes a vessel, a team's dot or somebody's initials can have. */
export const GLAZES = ['celadon', 'indigo', 'plum', 'iron', 'ash'] as const;
export type Glaze = (typeof GLAZES)[number];

/** The same text always gets the same glaze, for people who chose none. */
export function glazeOf(text: string): Glaze {
	let hash = 2166136261;
	for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
	return GLAZES[(hash >>> 0) % GLAZES.length] ?? 'ash';
}

/** `Nguyễn Thu Hà` is NH, `Cher` is C: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/);
	const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
	return firstLetter(first) + firstLetter(last);
}

function firstLetter(word: string): string {
	return (/[\p{L}\p{N}]/u.exec(word.normalize('NFC'))?.[0] ?? '').toLocaleUpperCase('en');
}
