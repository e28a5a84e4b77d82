/** Where lessons like that are: what is left empty is not asked for. */
export function addressOf(fields: Iterable<readonly [string, FormDataEntryValue]>): string {
	const search = new URLSearchParams();
	for (const [name, value] of fields) {
		if (typeof value === 'string' && value !== '') search.set(name, value);
	}
	return `/lessons${search.size === 0 ? '' : `?${search.toString()}`}`;
}
