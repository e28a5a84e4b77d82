import TurndownService from 'turndown';
import { tableOf } from './cells.ts';

/**
 * What writes the elements of a page as Markdown the way people write it: headings, lists, tasks, links, emphasis,
 * code and tables.
 * @param picture the address under which a picture can be shown; null where only its words are kept
 */
export function markdownWriter(picture: (address: string) => string | null): TurndownService {
	const made = new TurndownService({
		headingStyle: 'atx',
		bulletListMarker: '-',
		codeBlockStyle: 'fenced',
		emDelimiter: '*',
		hr: '---',
	});
	made.remove(['script', 'style', 'title', 'meta', 'noscript', 'iframe', 'object', 'button', 'template']);
	made.addRule('table', {
		filter: 'table',
		replacement: (_, table) => `\n\n${tableOf(rowsOf(table as HTMLTableElement, made))}\n\n`,
	});
	made.addRule('struck', {
		filter: (node) => ['DEL', 'S', 'STRIKE'].includes(node.nodeName),
		replacement: (words) => `~~${words}~~`,
	});
	made.addRule('task', {
		filter: (node) => node.nodeName === 'INPUT' && node.getAttribute('type') === 'checkbox',
		replacement: (_, node) => ((node as Element).hasAttribute('checked') ? '[x] ' : '[ ] '),
	});
	const places = new WeakMap<Element, Map<Element, number>>();
	/** Each list is counted through once: some have ten thousand items. */
	const placeIn = (list: Element, item: Element): number => {
		const known = places.get(list) ?? new Map(Array.from(list.children, (one, at) => [one, at]));
		places.set(list, known);
		return known.get(item) ?? 0;
	};
	// One space behind a list's mark, as people write it.
	made.addRule('item', {
		filter: 'li',
		replacement: (words, node) => {
			const list = node.parentElement;
			const place = list ? placeIn(list, node) : 0;
			const first = Number(list?.getAttribute('start') ?? 1);
			const mark = list?.nodeName === 'OL' ? `${(Number.isInteger(first) ? first : 1) + place}. ` : '- ';
			const inside = words.trim().replace(/\n/g, `\n${' '.repeat(mark.length)}`);
			return `${mark}${inside}${node.nextSibling ? '\n' : ''}`;
		},
	});
	made.addRule('image', {
		filter: 'img',
		replacement: (_, node) => {
			const [address = '', words = ''] = ['src', 'alt'].map(
				(name) => (node as Element).getAttribute(name) ?? '',
			);
			const shown = picture(address);
			return shown === null ? words : `![${words}](${shown})`;
		},
	});
	return made;
}

function rowsOf(table: HTMLTableElement, made: TurndownService): string[][] {
	return Array.from(table.querySelectorAll('tr'))
		.map((row) =>
			Array.from(row.children).flatMap((cell) => {
				const span = Number(cell.getAttribute('colspan') ?? 1);
				const words = made.turndown(cell as HTMLElement).replace(/\s*\n\s*/g, ' ');
				return [words, ...Array.from({ length: Math.min(50, Math.max(1, span || 1)) - 1 }, () => '')];
			}),
		)
		.filter((row) => row.length > 0);
}
