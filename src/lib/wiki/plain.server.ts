import { all, attribute, drop, first, inside, made, replace, unwrap, words } from './elements.ts';

const NEVER =
	'script, style, noscript, template, link, meta, title, object, embed, applet, button, dialog, canvas, base, input:not([type="checkbox"])';

/** Takes out what is run or clicked, and puts what only browsers show into plain elements. */
export function plainly(main: Element, notes: Set<string>): void {
	for (const frame of all(main, 'iframe, frame')) frameOf(frame, notes);
	if (all(main, 'object, embed, applet').length > 0) {
		notes.add('Something embedded in the page that only its wiki can show was left out.');
	}
	for (const media of all(main, 'video, audio')) mediaOf(media);
	for (const drawing of all(main, 'svg')) {
		const said = words(first(drawing, 'title'));
		if (words(drawing) !== '' || first(drawing, 'path, rect, circle')) {
			notes.add('A drawing that was part of the page itself was left out; its title stands in its place.');
		}
		replace(drawing, said);
	}
	drop(main, NEVER);
	dropComments(main);
	for (const box of all(main, 'input')) {
		const after = box.nextSibling;
		if (after?.nodeType === 3) after.textContent = (after.textContent ?? '').trimStart();
	}
	for (const picture of all(main, 'picture')) unwrap(picture);
	for (const area of all(main, 'textarea, select, form, fieldset, center, font, label')) unwrap(area);
	for (const code of all(main, 'pre')) codeOf(code);
	for (const table of all(main, 'table')) tableOf(table, notes);
	for (const item of all(main, 'li > p:first-child'))
		if (item.parentElement?.children.length === 1) unwrap(item);
	for (const link of all(main, 'a')) linkOf(link);
	shiftHeadings(main);
}

function dropComments(main: Element): void {
	const open: Node[] = [main];
	for (let node = open.pop(); node; node = open.pop()) {
		for (const child of Array.from(node.childNodes)) {
			if (child.nodeType === 8) node.removeChild(child);
			else open.push(child);
		}
	}
}

function frameOf(frame: Element, notes: Set<string>): void {
	const address = attribute(frame, 'src');
	if (!/^https?:/i.test(address)) {
		frame.remove();
		return;
	}
	notes.add('A page inside the page is a link to it now.');
	const link = made(frame.ownerDocument, 'a', attribute(frame, 'title') || address);
	link.setAttribute('href', address);
	replace(frame, made(frame.ownerDocument, 'p', link));
}

function mediaOf(media: Element): void {
	const address = attribute(media, 'src') || attribute(first(media, 'source'), 'src');
	const link = made(media.ownerDocument, 'a', decodeURIComponentOr(address.split('/').at(-1) ?? address));
	link.setAttribute('href', address);
	replace(media, ...(address === '' ? inside(media) : [link]));
}

/** As one text in one language, whatever colours it had. */
function codeOf(code: Element): void {
	const { ownerDocument } = code;
	for (const line of all(code, 'br')) replace(line, '\n');
	const holder = first(code, 'code') ?? code;
	const language =
		attribute(code, 'data-language') ||
		/\b(?:language|lang|highlight-source|brush)[-:]\s*([\w#+-]+)/i.exec(
			`${holder.className} ${code.className}`,
		)?.[1] ||
		attribute(code, 'lang');
	const text = made(ownerDocument, 'code', code.textContent.replace(/\n$/, ''));
	if (language !== '') text.className = `language-${language.toLowerCase().replace(/\s+/g, '')}`;
	replace(code, made(ownerDocument, 'pre', text));
}

const BLOCKS = 'p, div, section, ul, ol, blockquote, dl, figure';

/** A table of Markdown has one line for each row, and no tables in its cells. */
function tableOf(table: Element, notes: Set<string>): void {
	const { ownerDocument } = table;
	const cells = all(table, 'td, th').filter((cell) => cell.closest('table') === table);
	const rows = new Set(cells.map((cell) => cell.parentElement));
	const isLayout =
		cells.some((cell) => first(cell, 'table, h1, h2, h3, h4, h5, h6')) || (rows.size < 2 && cells.length < 2);
	if (isLayout) {
		if (cells.length > 1)
			notes.add('A table that held headings or other tables stands as text, part by part.');
		const caption = first(table, 'caption');
		replace(
			table,
			...(caption ? [caption] : []),
			...cells.map((cell) => made(ownerDocument, 'div', ...inside(cell))),
		);
		return;
	}
	if (cells.some((cell) => Number(cell.getAttribute('rowspan') ?? 1) > 1)) {
		notes.add('A table has cells over several rows; what they say stands in the first of these rows.');
	}
	fillSpans(table);
	for (const cell of cells) cellOf(cell);
	const caption = first(table, 'caption');
	if (caption) {
		table.parentNode?.insertBefore(
			made(ownerDocument, 'p', made(ownerDocument, 'strong', ...inside(caption))),
			table,
		);
		caption.remove();
	}
}

const WIDEST = 200;
const TALLEST = 1_000;

/** A cell over several rows leaves an empty one in each row below, so that the others keep their columns. */
function fillSpans(table: Element): void {
	const below = new Map<number, number>();
	for (const row of all(table, 'tr')) {
		let column = 0;
		for (const cell of [...Array.from(row.children), null]) {
			for (; (below.get(column) ?? 0) > 0 && column < WIDEST; column++) {
				below.set(column, (below.get(column) ?? 0) - 1);
				row.insertBefore(made(row.ownerDocument, 'td'), cell);
			}
			const across = Math.min(50, spanOf(cell, 'colspan'));
			const down = Math.min(TALLEST, spanOf(cell, 'rowspan')) - 1;
			if (cell && down > 0) for (let at = 0; at < across; at++) below.set(column + at, down);
			column += across;
		}
	}
}

const spanOf = (cell: Element | null, name: string): number =>
	Math.max(1, Number(cell?.getAttribute(name) ?? 1) || 1);

/** Parts of a cell stand below each other within one line. */
function cellOf(cell: Element): void {
	const { ownerDocument } = cell;
	for (const code of all(cell, 'pre')) {
		const lines = code.textContent.split('\n').filter((line) => line.trim() !== '');
		replace(
			code,
			made(
				ownerDocument,
				'p',
				...between(
					lines.map((line) => made(ownerDocument, 'code', line)),
					ownerDocument,
				),
			),
		);
	}
	for (const item of all(cell, 'li')) {
		const list = item.parentElement;
		const place = Array.from(list?.children ?? []).indexOf(item) + 1;
		item.insertBefore(
			ownerDocument.createTextNode(list?.nodeName === 'OL' ? `${place}. ` : '• '),
			item.firstChild,
		);
		replace(item, made(ownerDocument, 'p', ...inside(item)));
	}
	for (const block of all(cell, BLOCKS)) {
		replace(block, made(ownerDocument, 'br'), ...inside(block), made(ownerDocument, 'br'));
	}
	for (const line of all(cell, 'br')) {
		const before = wordsBeside(line, 'previousSibling');
		const isNeeded = before !== null && before.nodeName !== 'BR' && wordsBeside(line, 'nextSibling') !== null;
		if (!isNeeded) line.remove();
	}
	for (const line of all(cell, 'br').reverse()) {
		if (wordsBeside(line, 'nextSibling') === null) line.remove();
	}
}

/** What stands beside it, past empty space. */
function wordsBeside(line: Element, way: 'previousSibling' | 'nextSibling'): Node | null {
	let node: Node | null = line[way];
	while (node?.nodeType === 3 && (node.textContent ?? '').trim() === '') node = node[way];
	return node;
}

function between(nodes: readonly Node[], document: Document): Node[] {
	return nodes.flatMap((node, at) => (at === 0 ? [node] : [made(document, 'br'), node]));
}

/** Leads where it led, in letters that end no link; or is plain words where it led nowhere that a reader can go. */
function linkOf(link: Element): void {
	const address = attribute(link, 'href').trim();
	if (
		address === '' ||
		address.startsWith('#') ||
		/^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i.test(address)
	) {
		unwrap(link);
		return;
	}
	link.setAttribute('href', addressable(address));
	link.removeAttribute('title');
}

/** Without letters that would end the address of a link in Markdown. */
export function addressable(address: string): string {
	return address.replace(/[\s()<>]/g, (letter) =>
		letter === '(' ? '%28' : letter === ')' ? '%29' : encodeURIComponent(letter),
	);
}

/** The title is the only heading of the first rank. */
function shiftHeadings(main: Element): void {
	if (first(main, 'h1') === null) return;
	for (const rank of [5, 4, 3, 2, 1]) {
		for (const heading of all(main, `h${rank}`)) {
			replace(heading, made(heading.ownerDocument, `h${rank + 1}`, ...inside(heading)));
		}
	}
}

function decodeURIComponentOr(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
