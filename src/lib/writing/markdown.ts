import { commonmarkLanguage } from '@codemirror/lang-markdown';
import { Language, languageDataProp } from '@codemirror/language';
import { GFM, parser } from '@lezer/markdown';

/** The Markdown that is rendered here. It says that it is Markdown, for the keys that go on with a list. */
export const markdownParser = parser.configure([
	GFM,
	{ props: [languageDataProp.add({ Document: commonmarkLanguage.data })] },
]);

export const markdownLanguage = new Language(commonmarkLanguage.data, markdownParser, [], 'markdown');
