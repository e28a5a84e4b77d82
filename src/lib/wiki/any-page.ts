import { all, attribute, drop, first, words } from './elements.ts';
import { dayWrittenIn } from './page-dates.ts';
import { UNTOLD, type Dialect } from './page.ts';

const AROUND =
	'nav, [role="navigation"], [role="search"], [role="banner"], [role="contentinfo"], .breadcrumb, .breadcrumbs, #breadcrumbs, #footer, body > footer, body > header nav';

/** Any other page: its main part, or the whole of it. */
export const anyPage: Dialect = {
	read(document) {
		const { body } = document;
		const told = {
			...UNTOLD,
			title:
				words(first(document, 'main h1') ?? first(document, 'article h1') ?? first(document, 'h1')) ||
				document.title.trim(),
			createdOn: dayWrittenIn(
				said(document, ['article:published_time', 'dcterms.created', 'created', 'date']),
			),
			changedOn: dayWrittenIn(said(document, ['article:modified_time', 'dcterms.modified', 'last-modified'])),
			topics: said(document, ['keywords'])
				.split(/\s*,\s*/)
				.filter(Boolean),
		};
		const [main, ...others] = all(body, 'main, [role="main"]');
		const [article, ...articles] = all(body, 'article');
		const chosen = others.length === 0 && main ? main : articles.length === 0 && article ? article : body;
		drop(chosen, AROUND);
		return { main: chosen, told };
	},

	plain() {
		// It is plain.
	},
};

function said(document: Document, names: readonly string[]): string {
	for (const meta of all(document, 'meta')) {
		const name = (attribute(meta, 'name') || attribute(meta, 'property')).toLowerCase();
		if (names.includes(name)) return attribute(meta, 'content').trim();
	}
	return '';
}
