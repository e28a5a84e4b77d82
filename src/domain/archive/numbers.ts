import { KINDS, reference, type Kind } from '../entries/kinds.ts';
import { kindOfPrefix, REFERENCE } from '../entries/references.ts';

/** What things are called here that had other numbers elsewhere. */
export interface Renumbered {
	entry: (kind: Kind, number: number) => number;
	/** C-97; null where it did not come along. */
	change: (number: number) => number | null;
	/** L-3 */
	lesson: (number: number) => number | null;
}

const kinds = Object.keys(KINDS) as Kind[];
const ADDRESS = new RegExp(
	String.raw`(?<![\p{L}\p{N}_.~/:-])(${kinds.map((kind) => KINDS[kind].path).join('|')})/([1-9]\d{0,8})(?![\p{L}\p{N}_-])`,
	'gu',
);
const ROW = /(?<![\p{L}\p{N}_./-])([CL])([-\u2010\u2011])([1-9]\d{0,8})(?![\p{L}\p{N}_-])/gu;

/** Every text in a value, with the numbers that things have here. */
export function renumbered<Value>(value: Value, to: Renumbered): Value {
	return deep(value, (text) => inText(text, to)) as Value;
}

function inText(text: string, to: Renumbered): string {
	return text
		.replace(REFERENCE, (whole, prefix: string, digits: string) => {
			const kind = kindOfPrefix(prefix);
			if (!kind) return whole;
			const there = to.entry(kind, Number(digits));
			return there === Number(digits) ? whole : whole.slice(0, -digits.length) + String(there);
		})
		.replace(ADDRESS, (whole, path: string, digits: string) => {
			const kind = kinds.find((one) => KINDS[one].path === path);
			return kind ? `${path}/${to.entry(kind, Number(digits))}` : whole;
		})
		.replace(ROW, (whole, letter: string, hyphen: string, digits: string) => {
			const there = letter === 'C' ? to.change(Number(digits)) : to.lesson(Number(digits));
			return there === null ? whole : `${letter}${hyphen}${there}`;
		});
}

/** The numbers of changes and lessons that texts name. */
export function rowsNamedIn(values: readonly unknown[]): { change: number[]; lesson: number[] } {
	const found = { change: new Set<number>(), lesson: new Set<number>() };
	for (const value of values) {
		deep(value, (text) => {
			for (const [, letter, , digits] of text.matchAll(ROW)) {
				found[letter === 'C' ? 'change' : 'lesson'].add(Number(digits));
			}
			return text;
		});
	}
	return { change: [...found.change], lesson: [...found.lesson] };
}

function deep(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((one) => deep(one, change));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one, change)]));
}

/** What whoever brings a workspace in is told of an entry: of one that is not everybody's, that it is there. */
export function shownEntry(
	kind: Kind,
	number: number,
	{ title, isForAll }: { title: string; isForAll: boolean },
): string {
	return isForAll
		? `${reference(kind, number)} ${title || 'Untitled'}`
		: `${reference(kind, number)}, private`;
}

export function isForAll({ publishedAt, removedAt, visibility }: Record<string, unknown>): boolean {
	return typeof publishedAt === 'number' && visibility === 'workspace' && (removedAt ?? null) === null;
}
