/** The address of the library with something else in it; a page further on begins again from the first. */
export function withParam(url: URL, name: string, value: string | null): string {
	const params = new URLSearchParams(url.search);
	params.delete('after');
	if (value === null) params.delete(name);
	else params.set(name, value);
	return address(params);
}

/** With one more value under that name. */
export function withAnother(url: URL, name: string, value: string): string {
	const params = new URLSearchParams(url.search);
	params.append(name, value);
	return address(params);
}

/** Without one of the values of a filter. */
export function without(url: URL, name: string, value: string): string {
	const params = new URLSearchParams(url.search);
	params.delete('after');
	params.delete(name, value);
	return address(params);
}

/** Where the rows behind a page are. */
export function rowsAfter(address: string, after: string): string {
	const params = new URL(address).searchParams;
	params.set('after', after);
	return `/postmortems/rows?${params}`;
}

/** What somebody looks at, without the name of a form that came back to it. */
export function viewed(url: URL): string {
	const params = new URLSearchParams(url.search);
	for (const name of [...params.keys()]) if (name.startsWith('/')) params.delete(name);
	return address(params);
}

/** What a form holds, as short as it can be said. */
export function ofForm(form: HTMLFormElement): string {
	const params = new URLSearchParams();
	for (const [name, value] of new FormData(form)) {
		if (typeof value === 'string' && value.trim() !== '') params.append(name, value.trim());
	}
	return address(params);
}

function address(params: URLSearchParams): string {
	const query = params.toString();
	return query === '' ? '/postmortems' : `/postmortems?${query}`;
}
