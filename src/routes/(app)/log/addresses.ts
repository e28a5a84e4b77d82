/** A page of the log: what stays in every address of it, and what is asked for here. */
export function addressOf(path: string, base: Record<string, string>, query: string): string {
	const params = new URLSearchParams([...Object.entries(base), ...new URLSearchParams(query)]);
	return params.size > 0 ? `${path}?${params}` : path;
}

/** The same page, with something else in its address; null takes it out. */
export function addressWith(url: URL, changed: Record<string, string | null>): string {
	const params = new URLSearchParams(url.search);
	for (const [name, value] of Object.entries(changed)) {
		if (value === null) params.delete(name);
		else params.set(name, value);
	}
	return params.size > 0 ? `${url.pathname}?${params}` : url.pathname;
}
