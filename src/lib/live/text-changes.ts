import { diffArrays } from 'diff';

/** In a text, from here to there is replaced by this. */
export interface TextChange {
	from: number;
	to: number;
	insert: string;
}

/** Beyond so many differing words two texts are not compared further, and what differs is one change. */
const MOST_WORDS = 2_000;

/** What makes one text out of another; in order, none touching the next. */
export function changesBetween(before: string, after: string): TextChange[] {
	if (before === after) return [];
	const start = commonStart(before, after);
	const end = commonEnd(before, after, start);
	const [gone, come] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
	if (gone === '' || come === '') return [{ from: start, to: start + gone.length, insert: come }];
	return byWords(gone, come).map(({ from, to, insert }) => ({ from: start + from, to: start + to, insert }));
}

function byWords(gone: string, come: string): TextChange[] {
	const parts = diffArrays(words(gone), words(come), { maxEditLength: MOST_WORDS });
	const changes: TextChange[] = [];
	let at = 0;
	let open: TextChange | null = null;
	for (const { value, added, removed } of parts ?? [
		{ value: [gone], added: false, removed: true },
		{ value: [come], added: true, removed: false },
	]) {
		const text = value.join('');
		if (!added && !removed) {
			at += text.length;
			open = null;
			continue;
		}
		if (!open) changes.push((open = { from: at, to: at, insert: '' }));
		if (added) open.insert += text;
		else open.to = at += text.length;
	}
	return changes;
}

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gsu) ?? [];

/**
 * The same changes, for a text that others have changed in the meantime: nothing that they put in is
 * taken out.
 * @param echo some of `mine` may be among `theirs` already, having come another way, and are not put in twice
 */
export function rebased(
	mine: readonly TextChange[],
	theirs: readonly TextChange[],
	{ echo = false } = {},
): TextChange[] {
	return mine.flatMap(({ from, to, insert }) => {
		const twice =
			echo && theirs.some((one) => one.from <= from && from <= one.to && one.insert.includes(insert));
		const kept = pieces(from, to, theirs).map((piece) => ({ ...piece, insert: '' }));
		const at = { from: shifted(from, theirs), to: shifted(from, theirs), insert: twice ? '' : insert };
		return [...(at.insert === '' ? [] : [at]), ...kept].sort((a, b) => a.from - b.from);
	});
}

/** What is left of a piece of the text, and where it is now. */
function pieces(from: number, to: number, theirs: readonly TextChange[]): { from: number; to: number }[] {
	const left: { from: number; to: number }[] = [];
	let at = from;
	let shift = 0;
	const keep = (until: number): void => {
		if (until > at) left.push({ from: at + shift, to: until + shift });
	};
	for (const one of theirs) {
		if (one.from >= to) break;
		keep(Math.max(at, Math.min(one.from, to)));
		at = Math.max(at, one.to);
		shift += one.insert.length - (one.to - one.from);
	}
	keep(to);
	return left;
}

function shifted(at: number, theirs: readonly TextChange[]): number {
	let shift = 0;
	for (const { from, to, insert } of theirs) {
		if (from > at) break;
		shift += insert.length - (Math.min(to, at) - from);
		if (to > at) break;
	}
	return at + shift;
}

// A character outside of the basic plane is two units, and neither half is text.
function commonStart(a: string, b: string): number {
	const most = Math.min(a.length, b.length);
	let length = 0;
	while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
	return isHigh(a.charCodeAt(length - 1)) ? length - 1 : length;
}

function commonEnd(a: string, b: string, start: number): number {
	const most = Math.min(a.length, b.length) - start;
	let length = 0;
	while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
		length++;
	return isLow(a.charCodeAt(a.length - length)) && length > 0 ? length - 1 : length;
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
