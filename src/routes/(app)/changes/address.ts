/** The same page with another choice: null takes one away. A later page of another list is no page of it. */
export function addressWith(here: URLSearchParams, other: Readonly<Record<string, string | null>>): string {
	const search = new URLSearchParams(here);
	search.delete('cursor');
	for (const [name, value] of Object.entries(other)) {
		if (value === null) search.delete(name);
		else search.set(name, value);
	}
	return `/changes${search.size === 0 ? '' : `?${search.toString()}`}`;
}
