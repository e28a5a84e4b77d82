import { getContext, setContext } from 'svelte';

export interface PageGroup {
	/** Shown above its pages; none where there is only one group. */
	name?: string;
	pages: readonly { href: string; label: string }[];
}

/** How a page is called: in crumbs, and over itself where that is a sentence. */
export interface Heading {
	label?: string;
	title: string;
	lede?: string;
}

/** Pages that belong together, with a way between them beside each. */
export interface PagesAround {
	/** What they are the pages of. */
	label: string;
	groups: readonly PageGroup[];
}

const KEY = Symbol('pages');

/** Called by a layout: every `Page` below it shows them. */
export function setPagesAround(pages: () => PagesAround): void {
	setContext(KEY, pages);
}

export function pagesAround(): (() => PagesAround) | undefined {
	return getContext<(() => PagesAround) | undefined>(KEY);
}

/** The page that `path` is, or lies under: the longest address wins. */
export function currentOf({ groups }: PagesAround, path: string): string | undefined {
	return groups
		.flatMap(({ pages }) => pages.map(({ href }) => href))
		.filter((href) => path === href || path.startsWith(`${href}/`))
		.sort((a, b) => b.length - a.length)[0];
}
