/** Where a page was written, as far as its HTML tells. */
export type Wiki = 'confluence' | 'notion' | 'mediawiki' | 'google-docs' | 'other';

export const WIKI_NAMES: Record<Wiki, string> = {
	confluence: 'Confluence',
	notion: 'Notion',
	mediawiki: 'MediaWiki',
	'google-docs': 'Google Docs',
	other: 'a web page',
};

/** What the writers of a page say about it beside its text. */
export interface Told {
	title: string;
	/** `2026-03-04` */
	createdOn: string | null;
	changedOn: string | null;
	topics: string[];
	/** Names and values that stand above the text, such as Notion's properties. */
	properties: [name: string, value: string][];
	/** Who wrote it, by name. */
	writers: string[];
}

export const UNTOLD: Told = {
	title: '',
	createdOn: null,
	changedOn: null,
	topics: [],
	properties: [],
	writers: [],
};

/** A page of a wiki as Markdown. */
export interface WikiPage extends Told {
	from: Wiki;
	/** Without the title. */
	markdown: string;
	/** Pictures that were in the page itself, by the names under which the Markdown shows them. */
	embedded: Map<string, Uint8Array>;
	/** What could not be kept, in sentences. */
	notes: string[];
	/** It has no text of its own and only leads to other pages. */
	isContents: boolean;
}

/** One wiki's way to say what a page is. */
export interface Dialect {
	/** What holds the text, after all that is not text was taken out of it; null where this is no such page. */
	read: (document: Document) => { main: Element; told: Told } | null;
	/** Says in plain elements what it says in its own. */
	plain: (main: Element, notes: Set<string>) => void;
	/** A page that lists others. */
	isContents?: (document: Document) => boolean;
}
