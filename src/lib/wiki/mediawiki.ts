import { all, drop, first, words } from './elements.ts';
import { dayWrittenIn } from './page-dates.ts';
import { UNTOLD, type Dialect } from './page.ts';

/** A page as MediaWiki shows it, kept from a browser or dumped. */
export const mediawiki: Dialect = {
	read(document) {
		const main = first(document, '.mw-parser-output, #mw-content-text');
		if (!main) return null;
		const title = words(first(document, '#firstHeading, .firstHeading'));
		const topics = all(document, '#catlinks li a, .catlinks li a').map(words).filter(Boolean);
		const changed = words(first(document, '#footer-info-lastmod, #lastmod'));
		drop(
			main,
			'#toc, .toc, .mw-editsection, .printfooter, .mw-jump-link, .noprint, .catlinks, .mw-empty-elt, .navbox, .mw-cite-backlink',
		);
		return {
			main,
			told: { ...UNTOLD, title: title || titled(document), topics, changedOn: dayWrittenIn(changed) },
		};
	},

	plain(main) {
		for (const code of all(main, '[class*="mw-highlight-lang-"] pre')) {
			const holder = code.closest('[class*="mw-highlight-lang-"]');
			const language = /mw-highlight-lang-([\w+-]+)/.exec(holder?.className ?? '')?.[1] ?? '';
			if (language !== 'text') code.setAttribute('data-language', language);
		}
		drop(main, '.linenos, .magnify');
	},
};

/** `Outage of 4 March - Northwind Wiki` */
const titled = (document: Document): string => document.title.replace(/\s+[-–—|]\s+[^-–—|]*$/, '').trim();
