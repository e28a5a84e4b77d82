import { all, attribute, drop, first, inside, made, replace, unwrap, words } from './elements.ts';
import { dayWrittenIn } from './page-dates.ts';
import { UNTOLD, type Dialect, type Told } from './page.ts';

/** A page as Notion exports it to HTML. */
export const notion: Dialect = {
	read(document) {
		const article = first(document, 'article.page, article[class*="page"]');
		const main = article?.querySelector('.page-body') ?? null;
		if (!article || !main) return null;
		return { main, told: toldBy(article, document) };
	},

	plain(main) {
		const { ownerDocument } = main;
		drop(main, '.table_of_contents, nav.table_of_contents, .checkbox + br');
		for (const one of all(main, '.checkbox')) replace(one, boxOf(one));
		for (const one of all(main, 'ul.toggle > li')) unwrap(one);
		for (const one of all(main, 'ul.toggle')) unwrap(one);
		for (const one of all(main, 'figure.callout')) {
			const icon = words(first(one, '.icon'));
			drop(one, '.icon');
			const label = icon === '' ? [] : [made(ownerDocument, 'p', icon)];
			replace(one, made(ownerDocument, 'blockquote', ...label, ...inside(one)));
		}
		for (const one of all(main, 'a.bookmark')) {
			const title = words(first(one, '.bookmark-title')) || attribute(one, 'href');
			const about = words(first(one, '.bookmark-description'));
			for (const node of inside(one)) node.parentNode?.removeChild(node);
			one.appendChild(ownerDocument.createTextNode(title));
			if (about !== '') one.parentElement?.appendChild(made(ownerDocument, 'p', about));
		}
		// Only the picture: Notion leads from each to itself.
		for (const one of all(main, 'figure.image > a')) if (first(one, 'img')) unwrap(one);
		for (const one of all(main, '.equation annotation')) {
			const equation = one.closest('.equation');
			if (equation) replace(equation, made(ownerDocument, 'code', words(one)));
		}
		drop(main, 'figure.link-to-page .icon, a > .icon');
	},
};

function toldBy(article: Element, document: Document): Told {
	const rows = all(article, 'table.properties tr');
	const properties = rows.flatMap((row): [string, string][] => {
		drop(row, 'th .icon, .property-icon');
		const value = first(row, 'td');
		const chosen = all(value ?? row, '.selected-value').map(words);
		const said = chosen.length > 0 ? chosen.join(', ') : words(value).replace(/^@(?=\w)/, '');
		return said === '' ? [] : [[words(first(row, 'th')), said]];
	});
	const of = (pattern: RegExp) => properties.find(([name]) => pattern.test(name))?.[1] ?? '';
	const about = words(first(article, '.page-description'));
	return {
		...UNTOLD,
		title: words(first(article, '.page-title')) || document.title.trim(),
		createdOn: dayWrittenIn(of(/^created(?: time| at| on)?$/i)),
		changedOn: dayWrittenIn(of(/^last edited/i)),
		topics: of(/^(?:tags?|topics?|labels?|categor(?:y|ies))$/i)
			.split(/\s*,\s*/)
			.filter(Boolean),
		properties: about === '' ? properties : [...properties, ['Description', about]],
	};
}

function boxOf(one: Element): Element {
	const box = made(one.ownerDocument, 'input');
	box.setAttribute('type', 'checkbox');
	if (one.classList.contains('checkbox-on')) box.setAttribute('checked', '');
	return box;
}
