/** Who it is by, as it stands on a cover: `Freya Lindqvist`, `Freya Lindqvist and two others`. */
export function byWords({ authors }: { authors: readonly string[] }): string {
	const [first = '', second, ...others] = authors;
	if (second === undefined) return first;
	return others.length === 0 ? `${first} and ${second}` : `${first} and ${others.length + 1} others`;
}
