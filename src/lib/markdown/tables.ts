import { escapeHtml, textOf } from './escape.ts';

const TABLE = /<table>[\s\S]*?<\/table>/g;
const HEADER = /<th(?: [^>]*)?>([\s\S]*?)<\/th>/g;

/** A wide table of sanitised HTML scrolls in a frame of its own, which the keyboard can reach and which has a name. */
export function wrapTables(html: string): string {
	return html.replace(TABLE, (table) => {
		const columns = [...table.matchAll(HEADER)].map(([, cell = '']) => textOf(cell).trim()).filter(Boolean);
		const name = escapeHtml(['Table', columns.join(', ')].filter(Boolean).join(': ').slice(0, 120));
		return `<div class="table-frame" role="group" aria-label="${name}" tabindex="0">${table}</div>`;
	});
}
