/** Whose name stands where a role is asked for; null where it is a role. */
export function nameInRole(role: string, people: readonly { name: string }[]): string | null {
	const words = wordsOf(role);
	for (const { name } of people) {
		const parts = wordsOf(name);
		const whole = parts.length > 0 && parts.every((part) => words.some((word) => same(word, part)));
		// A first name is one only as it is written: "the mark" and "will" are words.
		const first = parts[0] ?? '';
		if (whole || (first.length > 2 && words.includes(first))) return name;
	}
	return null;
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}][\p{L}\p{M}’'-]*/gu) ?? [];
const same = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;

/** Those used here first, then those of the workspace, each once. */
export function suggestedRoles(here: readonly string[], elsewhere: readonly string[]): string[] {
	const seen = new Set<string>();
	return [...here, ...elsewhere, 'the on-call engineer', 'the deployer', 'the incident lead', 'support']
		.map((role) => role.trim())
		.filter((role) => {
			const key = role.toLocaleLowerCase('en');
			return role !== '' && !seen.has(key) && seen.add(key);
		})
		.slice(0, 24);
}
