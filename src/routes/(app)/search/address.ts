/** The address of a search, without the fields that are left empty. */
export function addressOf(fields: Iterable<[string, FormDataEntryValue]>): string {
	const asked = new URLSearchParams();
	for (const [name, value] of fields) {
		if (typeof value === 'string' && value.trim() !== '') asked.set(name, value);
	}
	return asked.size === 0 ? '/search' : `/search?${asked}`;
}
