/** Which rows are on a page, counted from one. */
export interface PageAt {
	page: number;
	pages: number;
	from: number;
	to: number;
	all: number;
}

/**
 * One page of parts that are read one after the other: rows of a part may go on on the next page.
 * @param asked the page as an address says it; what is no page of it is the nearest
 * @returns the parts that have rows on it, each with how many it has in all
 */
export function onePage<Row, Rest extends object>(
	parts: readonly (Rest & { rows: readonly Row[] })[],
	asked: string | null,
	size: number,
): { parts: (Rest & { rows: Row[]; all: number })[]; at: PageAt } {
	const all = parts.reduce((sum, { rows }) => sum + rows.length, 0);
	const pages = Math.max(1, Math.ceil(all / size));
	const page = Math.min(pages, /^\d{1,6}$/.test(asked ?? '') ? Math.max(1, Number(asked)) : 1);
	const [from, to] = [(page - 1) * size, Math.min(all, page * size)];
	let before = 0;
	const shown = parts.flatMap((part) => {
		const rows = part.rows.slice(Math.max(0, from - before), Math.max(0, to - before));
		before += part.rows.length;
		return rows.length === 0 ? [] : [{ ...part, rows, all: part.rows.length }];
	});
	return { parts: shown, at: { page, pages, from: Math.min(all, from + 1), to, all } };
}

const askedOf = ({ searchParams }: URL) =>
	new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith('/')));

/** The address of another page: what else it asks for stays. */
export function pageAddress(url: URL, page: number): string {
	const asked = askedOf(url);
	if (page === 1) asked.delete('page');
	else asked.set('page', String(page));
	return asked.size === 0 ? url.pathname : `${url.pathname}?${asked.toString()}`;
}

/** Where a form of this page is sent, so that without a script the same page with the same filters comes back. */
export const actionHere = (url: URL, action: string): string =>
	[`?/${action}`, askedOf(url).toString()].filter(Boolean).join('&');
