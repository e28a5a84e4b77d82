/**
 * Names in one field: with commas between them, or one a line where a name has a comma in it.
 * What `namesIn` reads from it are the same names.
 */
export function namesText(names: readonly string[]): string {
	if (!names.some((name) => name.includes(','))) return names.join(', ');
	return names.length === 1 ? `${names[0]}\n` : names.join('\n');
}

export function namesIn(text: string): string[] {
	const names = text.split(text.includes('\n') ? '\n' : ',').map((name) => name.trim());
	return [...new Set(names)].filter((name) => name !== '');
}
