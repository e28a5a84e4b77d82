/** One save of a text that two write. */
interface Save {
	words: string;
	byId: number;
}

/**
 * Of a text that two wrote, the lines that this one of them brought: a line belongs to whoever saved it first, however
 * often it was saved or moved since.
 * @param saves the oldest first
 */
export function linesOf(saves: readonly Save[], personId: number): string {
	const broughtBy = new Map<string, number>();
	for (const { words, byId } of saves)
		for (const line of words.split('\n')) if (!broughtBy.has(line.trim())) broughtBy.set(line.trim(), byId);
	const last = saves.at(-1)?.words ?? '';
	const kept = last
		.split('\n')
		.filter((line) => line.trim() === '' || broughtBy.get(line.trim()) === personId);
	return kept
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
