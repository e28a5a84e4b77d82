import { drawTile } from '../ui/tile.ts';
import { escapeHtml, textOf } from './escape.ts';

const TABLE = /<table>[\s\S]*?<\/table>/g;
const ROW = /<tr>([\s\S]*?)<\/tr>/g;
const CELL = /<t[hd](?: [^>]*)?>([\s\S]*?)<\/t[hd]>/g;
/** The name of a side, what it says, and what follows from it. */
const MOST_ROWS = 3;
/** The left side is the smaller one: what is learned is on the right. */
const SPLIT = 47;

/**
 * A table that sets one thing against another, two columns and a line or two below their names, is drawn as a tile
 * broken in two. It is read a side at a time, by eye, by ear and on a telephone; as a text it stays the table it is.
 * @param html what the sanitiser let through
 */
export function drawTwoSides(html: string): string {
	return html.replace(TABLE, (table) => {
		const rows = [...table.matchAll(ROW)].map(([, row = '']) => cellsOf(row));
		const [names] = rows;
		const isComparison =
			names?.every((name) => textOf(name).trim() !== '') === true &&
			rows.length > 1 &&
			rows.length <= MOST_ROWS &&
			rows.every((row) => row.length === 2);
		return isComparison ? tile(rows) : table;
	});
}

const cellsOf = (row: string) => [...row.matchAll(CELL)].map(([, cell = '']) => cell);

function tile(rows: readonly string[][]): string {
	const { left, right, seam, branch } = drawTile(textOf(rows.join(' ')), SPLIT);
	const drawing = [
		`<path class="shard-a" d="${left}"/><path class="shard-b" d="${right}"/>`,
		`<path class="seam thin" d="${branch}"/><path class="seam" d="${seam}"/>`,
	].join('');
	const sides = [0, 1].map((at) => side(rows.map((row) => row[at] ?? '')));
	return `<div class="two-sides"><svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${drawing}</svg>${sides.join('')}</div>`;
}

function side([name = '', ...said]: readonly string[]): string {
	const lines = said.filter((line) => line !== '').map((line) => `<p>${line}</p>`);
	return `<div role="group" aria-label="${escapeHtml(textOf(name).trim())}"><p class="name">${name}</p>${lines.join('')}</div>`;
}
