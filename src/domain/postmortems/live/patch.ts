import type { Typed } from '../editing/typed.ts';

interface Row {
	key: string;
}
type Part = string | Part[] | { [name: string]: Part };

/**
 * Makes a form on a page the other one, and touches nothing that is the same: rows stay the rows they are,
 * wherever they are moved to.
 * @param isOffered a row that is nobody's but this page's yet: it stays where it is
 */
export function patch(shown: Typed, next: Typed, isOffered: (key: string) => boolean): void {
	patchGroup(shown as unknown as Record<string, Part>, next as unknown as Record<string, Part>, isOffered);
}

function patchGroup(
	shown: Record<string, Part>,
	next: Record<string, Part>,
	isOffered: (key: string) => boolean,
): void {
	for (const [name, value] of Object.entries(next)) {
		const was = shown[name];
		if (Array.isArray(value) && Array.isArray(was)) patchList(was, value, isOffered);
		else if (isGroup(value) && isGroup(was)) patchGroup(was, value, isOffered);
		else if (was !== value) shown[name] = value;
	}
}

function patchList(shown: Part[], next: Part[], isOffered: (key: string) => boolean): void {
	if (!next.every(isRow) || !shown.every(isRow)) {
		if (next.length !== shown.length || next.some((one, index) => one !== shown[index])) {
			shown.splice(0, shown.length, ...next);
		}
		return;
	}
	const there = new Map(shown.map((row) => [row.key, row]));
	const rows = next.map((row) => {
		const known = there.get(row.key);
		if (known) patchGroup(known, row, isOffered);
		return known ?? row;
	});
	const result = withOffered(rows, shown, next, isOffered);
	if (result.length !== shown.length || result.some((row, index) => row !== shown[index])) {
		shown.splice(0, shown.length, ...result);
	}
}

type AnyRow = Row & Record<string, Part>;

/** A row that is offered at the end stays at the end; one further up stays behind the row it stands behind. */
function withOffered(
	rows: AnyRow[],
	shown: readonly AnyRow[],
	next: readonly AnyRow[],
	isOffered: (key: string) => boolean,
): AnyRow[] {
	const known = new Set(next.map(({ key }) => key));
	const result = [...rows];
	shown.forEach((row, index) => {
		if (known.has(row.key) || !isOffered(row.key)) return;
		const isLast = shown.slice(index).every(({ key }) => !known.has(key));
		const before = shown[index - 1];
		const place = before ? result.findIndex(({ key }) => key === before.key) + 1 : 0;
		result.splice(isLast ? result.length : place, 0, row);
	});
	return result;
}

const isGroup = (value: Part | undefined): value is Record<string, Part> =>
	typeof value === 'object' && !Array.isArray(value);

const isRow = (value: Part): value is AnyRow => isGroup(value) && typeof value.key === 'string';
