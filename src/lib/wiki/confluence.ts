import { all, attribute, drop, first, inside, made, replace, unwrap, words } from './elements.ts';
import { dayWrittenIn } from './page-dates.ts';
import { UNTOLD, type Dialect, type Told } from './page.ts';

const MACROS: Record<string, string> = {
	information: 'Info',
	note: 'Note',
	tip: 'Tip',
	warning: 'Warning',
	error: 'Warning',
	success: 'Success',
};

const EMOTICONS: Record<string, string> = {
	'(tick)': '✓',
	'(check)': '✓',
	'(error)': '✗',
	'(cross)': '✗',
	'(warning)': '⚠',
	'(info)': 'ℹ',
	'(smile)': ':)',
	'(sad)': ':(',
	'(plus)': '+',
	'(minus)': '−',
	'(question)': '?',
};

/** A space as Confluence exports it to HTML. */
export const confluence: Dialect = {
	read(document) {
		const main = first(document, '#main-content');
		if (!main || !first(document, '#title-text, #title-heading, .wiki-content, .page-metadata')) {
			return null;
		}
		const told = toldBy(document);
		takeAlong(document, main);
		return { main, told };
	},

	plain(main, notes) {
		drop(main, '.toc-macro, .expand-control-icon, .confluence-information-macro-icon, .placeholder-inline');
		for (const one of all(main, '.confluence-information-macro')) informationOf(one);
		for (const one of all(main, '.expand-container')) expandOf(one);
		for (const one of all(main, 'img.emoticon, .emoticon')) replace(one, emoticonOf(one));
		for (const one of all(main, '.code.panel, .preformatted.panel')) codeOf(one);
		for (const one of all(main, '.panel')) panelOf(one);
		for (const one of all(main, 'ul.inline-task-list > li')) taskOf(one);
		for (const one of all(main, '.aui-lozenge, .status-macro')) unwrap(one);
		for (const one of all(main, 'table.sectionMacro, table.layout')) layoutOf(one);
		for (const one of all(main, 'a.user-mention, a.confluence-userlink')) unwrap(one);
		if (all(main, '.unknown-macro, .wysiwyg-macro, .wysiwyg-unknown-macro').length > 0) {
			notes.add('A macro could not be read outside of Confluence; the words it left in the page are here.');
		}
	},

	isContents(document) {
		return (
			first(document, '#main-content') === null && /Space Details|Available Pages/.test(words(document.body))
		);
	},
};

function toldBy(document: Document): Told {
	const space = words(first(document, '#breadcrumbs li'));
	const heading = words(first(document, '#title-text, #title-heading')) || document.title.trim();
	const metadata = first(document, '.page-metadata');
	const told = words(metadata);
	const [created = '', changed = ''] = told.split(/last (?:modified|updated)/i);
	return {
		...UNTOLD,
		title: withoutSpace(heading, space),
		createdOn: dayWrittenIn(created),
		changedOn: dayWrittenIn(changed),
		writers: all(metadata ?? document.createElement('div'), '.author, .editor').map(words),
		topics: all(document, '.label-list .aui-label, .labels-content a.label').map(words).filter(Boolean),
	};
}

function withoutSpace(heading: string, space: string): string {
	if (space !== '' && heading.startsWith(`${space} : `)) return heading.slice(space.length + 3).trim();
	const [, rest = ''] = /^[^:]{1,80} : (.+)$/.exec(heading) ?? [];
	return rest || heading;
}

/** What stands below the text: its files, where the text does not lead to them, and what people said to it. */
function takeAlong(document: Document, main: Element): void {
	const linked = new Set(
		all(main, '[href], [src]').map((one) => attribute(one, 'href') || attribute(one, 'src')),
	);
	const rank = first(main, 'h1') ? 'h1' : 'h2';
	for (const section of all(document, '.pageSection')) {
		if (main.contains(section)) continue;
		const heading = words(first(section, '.pageSectionTitle, h2')).replace(/:$/, '');
		if (/attachments/i.test(heading)) {
			const files = all(section, 'a[href]').filter((link) => !linked.has(attribute(link, 'href')));
			if (files.length === 0) continue;
			const items = files.map((link) => made(document, 'li', link));
			main.appendChild(made(document, rank, 'Attachments'));
			main.appendChild(made(document, 'ul', ...items));
		} else if (/comments/i.test(heading)) {
			main.appendChild(made(document, rank, heading));
			for (const said of all(section, 'td, .comment-content, .comment-body')) {
				if (first(said, 'td, .comment-content, .comment-body')) continue;
				main.appendChild(made(document, 'blockquote', ...inside(said)));
			}
		}
	}
}

function informationOf(macro: Element): void {
	const { ownerDocument } = macro;
	const kind = /confluence-information-macro-(\w+)/.exec(macro.className)?.[1] ?? '';
	const title = first(macro, 'p.title, .title');
	const head = words(title) || (MACROS[kind] ?? 'Note');
	title?.remove();
	const label = made(ownerDocument, 'p', made(ownerDocument, 'strong', head));
	replace(macro, made(ownerDocument, 'blockquote', label, ...inside(macro)));
}

function expandOf(macro: Element): void {
	const { ownerDocument } = macro;
	const control = first(macro, '.expand-control');
	const head = words(control);
	const content = first(macro, '.expand-content') ?? macro;
	control?.remove();
	const label =
		head === '' || /^click here to expand/i.test(head)
			? []
			: [made(ownerDocument, 'p', made(ownerDocument, 'strong', head))];
	replace(macro, made(ownerDocument, 'div', ...label, ...inside(content)));
}

function emoticonOf(one: Element): string {
	const said = attribute(one, 'data-emoji-fallback') || attribute(one, 'alt') || attribute(one, 'title');
	return EMOTICONS[said] ?? said;
}

function codeOf(macro: Element): void {
	const { ownerDocument } = macro;
	const code = first(macro, 'pre');
	if (!code) return;
	const head = words(first(macro, '.codeHeader, .preformattedHeader'));
	const language = /brush:\s*([\w#+-]+)/.exec(attribute(code, 'data-syntaxhighlighter-params'))?.[1] ?? '';
	if (language !== '') code.setAttribute('data-language', language);
	const label = head === '' ? [] : [made(ownerDocument, 'p', made(ownerDocument, 'strong', head))];
	replace(macro, ...label, code);
}

function panelOf(macro: Element): void {
	const { ownerDocument } = macro;
	const head = first(macro, '.panelHeader');
	const title = words(head);
	head?.remove();
	const label = title === '' ? [] : [made(ownerDocument, 'p', made(ownerDocument, 'strong', title))];
	replace(macro, made(ownerDocument, 'blockquote', ...label, ...inside(macro)));
}

function taskOf(item: Element): void {
	const box = made(item.ownerDocument, 'input');
	box.setAttribute('type', 'checkbox');
	if (item.classList.contains('checked')) box.setAttribute('checked', '');
	item.insertBefore(box, item.firstChild);
}

/** A table that only stands parts beside each other. */
function layoutOf(table: Element): void {
	const { ownerDocument } = table;
	const cells = all(table, 'td, th').filter((cell) => cell.closest('table') === table);
	replace(table, ...cells.map((cell) => made(ownerDocument, 'div', ...inside(cell))));
}
