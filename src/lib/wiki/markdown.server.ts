import TurndownService from 'turndown';
import { markdownWriter } from '../writing/html-to-markdown.ts';

const ADDRESS = /(https?:\/\/[^\s<>"']+)/;

/** The elements of a page as Markdown that says every word of it, and nothing that the words did not say. */
export function markdownOf(element: Element): string {
	return writer()
		.turndown(element as HTMLElement)
		.replace(/[ \t]+$/gm, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}

function writer(): TurndownService {
	const made = markdownWriter((address) => (address === '' ? null : address));
	made.escape = escaped;
	made.keep([]);
	made.addRule('term', { filter: 'dt', replacement: (words) => `\n\n**${words.trim()}**\n\n` });
	made.addRule('label', {
		filter: (node) => ['SUMMARY', 'CAPTION', 'LEGEND'].includes(node.nodeName),
		replacement: (words) => (words.trim() === '' ? '' : `\n\n**${words.trim()}**\n\n`),
	});
	made.addRule('key', { filter: 'kbd', replacement: (words) => (words.trim() === '' ? '' : `\`${words}\``) });
	made.addRule('line within a cell', {
		filter: (node) => node.nodeName === 'BR' && node.closest('td, th') !== null,
		replacement: () => '<br>',
	});
	return made;
}

/** What would be read as a mark stays what it was. An address stays one, and so do words_with_lines. */
function escaped(text: string): string {
	return text
		.split(ADDRESS)
		.map((piece, at) => (at % 2 === 1 ? piece : escapedWords(piece)))
		.join('');
}

function escapedWords(text: string): string {
	return TurndownService.prototype.escape
		.call(undefined, text)
		.replace(/(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu, '_')
		.replace(/\\\[([^[\]\\]*)\\\](?=[\s.,;)]|$)/g, (whole, words: string) =>
			/^[ x]?$/i.test(words) ? whole : `[${words}]`,
		)
		.replace(/~/g, '\\~')
		.replace(/&(?=#?\w+;)/g, '&amp;')
		.replace(/<(?=[a-z/!?])/gi, '\\<');
}
