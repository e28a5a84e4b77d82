/** What stands in a fence of `item`, and where it begins. */
export interface ItemBlock {
	yaml: string;
	/** Of the first line inside the fence; the first of the text is 1. */
	line: number;
	closed: boolean;
}

interface Fence {
	mark: string;
	long: number;
	item: boolean;
}

const OPENS = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
const ITEM = /^`{3,}item[ \t]*$/;

function opening(line: string): Fence | null {
	const [, mark = ''] = OPENS.exec(line) ?? [];
	return mark === '' ? null : { mark: mark.charAt(0), long: mark.length, item: ITEM.test(line) };
}

function closes(line: string, { mark, long }: Fence): boolean {
	const trimmed = line.trimEnd().replace(/^ {0,3}/, '');
	return trimmed.length >= long && trimmed === mark.repeat(trimmed.length);
}

/**
 * Takes the fences of `item` out of a text. Those inside another fence are code that is shown, and stay.
 * @returns the rest, with one blank line where blocks stood
 */
export function splitItemBlocks(text: string): { rest: string; blocks: ItemBlock[]; open: Fence | null } {
	const rest: string[] = [];
	const blocks: ItemBlock[] = [];
	let open: Fence | null = null;
	let inside: string[] = [];
	/** After a block, until the text goes on. */
	let gap = false;
	for (const [at, line] of text.split('\n').entries()) {
		if (open === null) {
			open = opening(line);
			if (open?.item) {
				inside = [];
				blocks.push({ yaml: '', line: at + 2, closed: false });
				dropBlank(rest);
				gap = true;
			} else if (!gap || line.trim() !== '') {
				if (gap && rest.length > 0) rest.push('');
				gap = false;
				rest.push(line);
			}
			continue;
		}
		const ends = closes(line, open);
		const block = blocks.at(-1);
		if (!open.item) rest.push(line);
		else if (block && ends) block.closed = true;
		else if (block) {
			inside.push(line);
			block.yaml = inside.join('\n');
		}
		if (ends) open = null;
	}
	return { rest: rest.join('\n'), blocks, open };
}

function dropBlank(lines: string[]): void {
	while (lines.at(-1)?.trim() === '') lines.pop();
}

/** Lines end alike, no blank ones stand around the text, and a fence that was left open ends with it. */
export function tidyText(text: string): string {
	const trimmed = text
		.replace(/\r\n?/g, '\n')
		.replace(/^(?:[^\S\n]*\n)+/, '')
		.trimEnd();
	const { open } = splitItemBlocks(trimmed);
	return open === null || open.item ? trimmed : `${trimmed}\n${open.mark.repeat(open.long)}`;
}

/** A fence that nothing inside can close. */
export function itemBlock(yaml: string): string {
	const longest = Math.max(2, ...Array.from(yaml.matchAll(/`+/g), ([run]) => run.length));
	const fence = '`'.repeat(longest + 1);
	return `${fence}item\n${yaml.trimEnd()}\n${fence}`;
}
