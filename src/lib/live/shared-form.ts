import * as Y from 'yjs';
import { movedIn, placeBetween, placesForAll } from './places.ts';
import { changesBetween, rebased } from './text-changes.ts';

// A form as a document that several people write at once. Its shape decides how each part is kept:
// a text can be written in by everybody at once; what is chosen (a date, one of a few words) is the last
// one's choice; a list of rows, or of names, keeps what each of them adds. A row that is taken away is
// marked and stays, so that it can come back with what somebody wrote in it meanwhile.

/** Texts, groups of texts, lists of names, and lists of rows, each row with a `key` of its own. */
export type Form = Readonly<Record<string, unknown>>;

export interface Writing {
	/** Whether the field of that name is chosen; the others are written. */
	isChosen: (name: string) => boolean;
	/** See `rebased`. */
	echo?: boolean;
	/** Rows in which something was changed. */
	touched?: Set<Y.Map<unknown>>;
}

type Node = Y.Map<unknown>;
type Item = string | Form;

const PLACE = '@place';
const GONE = '@gone';

export function formIn(doc: Y.Doc): Node {
	return doc.getMap('form');
}

/** The form that a document holds. What does not belong into one is passed over. */
export function readForm(doc: Y.Doc): Form {
	return readNode(formIn(doc));
}

/**
 * Brings into the document what differs between two states of a form, and nothing else: what others did
 * to it in the meantime stays.
 */
export function writeForm(doc: Y.Doc, before: Form, after: Form, writing: Writing, origin?: unknown): void {
	doc.transact(() => writeNode(formIn(doc), before, after, writing), origin);
}

/** Puts back those of the rows that somebody took away. @returns whether there was one */
export function bringBack(doc: Y.Doc, rows: Iterable<Node>, origin: unknown): boolean {
	const gone = [...rows].filter((row) => row.get(GONE) === true);
	if (gone.length > 0) doc.transact(() => gone.forEach((row) => row.delete(GONE)), origin);
	return gone.length > 0;
}

/** Every row of the document, those in rows as well, under the names of their lists: `lessons.changes`. */
export function* rowsIn(node: Node, list = ''): Generator<{ list: string; key: string; row: Node }> {
	for (const [name, value] of node) {
		if (!(value instanceof Y.Map)) continue;
		for (const [key, row] of value as Node) {
			if (!(row instanceof Y.Map) || row.get(GONE) === true) continue;
			const path = list === '' ? name : `${list}.${name}`;
			yield { list: path, key, row: row as Node };
			yield* rowsIn(row as Node, path);
		}
	}
}

/** The text of a field that several can write in at once. */
export function textIn(doc: Y.Doc, name: string): Y.Text | null {
	const found = formIn(doc).get(name);
	return found instanceof Y.Text ? found : null;
}

function readNode(node: Node): Form {
	const form = new Map<string, unknown>();
	for (const [name, value] of node) {
		if (name.startsWith('@')) continue;
		const read = readValue(value);
		const [group = '', inner] = name.split('.');
		if (inner === undefined) form.set(name, read);
		else form.set(group, { ...(form.get(group) as object | undefined), [inner]: read });
	}
	return Object.fromEntries(form);
}

function readValue(value: unknown): unknown {
	if (value instanceof Y.Text) return textOf(value);
	if (value instanceof Y.Map) return inOrder(value).map(([key, one]) => readItem(key, one));
	return typeof value === 'string' ? value : '';
}

function readItem(key: string, item: unknown): Item {
	return item instanceof Y.Map ? { ...readNode(item), key } : key;
}

// eslint-disable-next-line @typescript-eslint/no-base-to-string -- of a Y.Text it is the text
const textOf = (text: Y.Text): string => text.toString();

/** Without what is gone. */
function inOrder(list: Node): [key: string, item: unknown, place: string][] {
	return [...(list.entries() as Iterable<[string, unknown]>)]
		.filter(([, item]) => !(item instanceof Y.Map && item.get(GONE) === true))
		.map(([key, item]): [string, unknown, string] => [key, item, placeOf(item)])
		.sort(([a, , one], [b, , other]) => compare(one, other) || compare(a, b));
}

function placeOf(item: unknown): string {
	const place: unknown = item instanceof Y.Map ? item.get(PLACE) : item;
	return typeof place === 'string' ? place : '';
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** @returns whether anything was changed */
function writeNode(node: Node, before: Form, after: Form, writing: Writing): boolean {
	const was = new Map(flat(before));
	let changed = false;
	for (const [name, value] of flat(after)) {
		changed =
			(Array.isArray(value)
				? writeList(node, name, asItems(was.get(name)), value as Item[], writing)
				: writeField(node, name, was.get(name), value as string, writing)) || changed;
	}
	return changed;
}

/** The fields of a form or a row, those of a group under both names: `times.started`. */
function flat(form: Form): [name: string, value: string | readonly unknown[]][] {
	return Object.entries(form).flatMap(([name, value]): [string, string | readonly unknown[]][] => {
		if (name === 'key') return [];
		if (typeof value === 'string' || Array.isArray(value)) return [[name, value as string | unknown[]]];
		if (typeof value !== 'object' || value === null) return [];
		return Object.entries(value)
			.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
			.map(([inner, text]) => [`${name}.${inner}`, text]);
	});
}

function writeField(node: Node, name: string, was: unknown, value: string, writing: Writing): boolean {
	const there = node.get(name);
	if (writing.isChosen(name)) {
		if (was === value && there !== undefined) return false;
		if (there === value) return false;
		node.set(name, value);
		return true;
	}
	if (!(there instanceof Y.Text)) {
		node.set(name, new Y.Text(value));
		return true;
	}
	if (was === value) return false;
	const now = textOf(there);
	return now !== value && writeText(there, now, typeof was === 'string' ? was : now, value, writing);
}

function writeText(
	text: Y.Text,
	now: string,
	was: string,
	value: string,
	{ echo = false }: Writing,
): boolean {
	const mine = changesBetween(was, value);
	const changes = now === was ? mine : rebased(mine, changesBetween(was, now), { echo });
	for (const { from, to, insert } of [...changes].reverse()) {
		if (to > from) text.delete(from, to - from);
		if (insert !== '') text.insert(from, insert);
	}
	return changes.length > 0;
}

const asItems = (value: unknown): readonly Item[] => (Array.isArray(value) ? (value as Item[]) : []);

/** Names are their own keys; rows that carry none are told apart by their places. */
const keyed = (items: readonly Item[]): Map<string, Item> =>
	new Map(items.map((item, index) => [keyOf(item, index), item]));

function keyOf(item: Item, index: number): string {
	if (typeof item === 'string') return item;
	return typeof item.key === 'string' && item.key !== '' ? item.key : `#${index}`;
}

function writeList(
	node: Node,
	name: string,
	before: readonly Item[],
	after: readonly Item[],
	writing: Writing,
): boolean {
	const there = node.get(name);
	const list = there instanceof Y.Map ? (there as Node) : new Y.Map<unknown>();
	if (list !== there) node.set(name, list);
	const was = keyed(before);
	const is = keyed(after);
	let changed = list !== there;
	for (const key of was.keys()) {
		if (is.has(key) || !list.has(key)) continue;
		const item = list.get(key);
		if (!(item instanceof Y.Map)) list.delete(key);
		else if (item.get(GONE) !== true) item.set(GONE, true);
		changed = true;
	}
	changed = placeAll(list, [...was.keys()], [...is.keys()], is) || changed;
	for (const [key, item] of is) {
		const row = list.get(key);
		if (typeof item === 'string' || !(row instanceof Y.Map)) continue;
		const known = was.get(key);
		const base = known ?? readItem(key, row);
		if (!writeNode(row as Node, typeof base === 'string' ? {} : base, item, writing) && known) continue;
		// Somebody took it away, and somebody else goes on writing in it: it is wanted.
		if (row.get(GONE) === true) row.delete(GONE);
		writing.touched?.add(row as Node);
		changed = true;
	}
	return changed;
}

/** Gives a place to what is new, and to what was moved among the others. */
function placeAll(list: Node, was: string[], is: string[], items: Map<string, Item>): boolean {
	const wasAt = new Map(was.map((key, index) => [key, index]));
	const stayed = is.filter((key) => wasAt.has(key) && list.has(key));
	const moved = movedIn(stayed.map((key) => wasAt.get(key) ?? 0));
	const toPlace = new Set(stayed.filter((_, index) => moved.has(index)));
	for (const key of is) if (!wasAt.has(key)) toPlace.add(key);
	if (toPlace.size === 0) return false;
	if (list.size === 0) {
		const places = placesForAll(is.length);
		is.forEach((key, index) => put(list, key, items.get(key), places[index] ?? ''));
		return true;
	}
	const taken = inOrder(list)
		.filter(([key]) => !toPlace.has(key))
		.map(([, , place]) => place);
	let last: string | null = null;
	for (const key of is) {
		if (toPlace.has(key)) {
			const next = taken.find((place) => last === null || place > last) ?? null;
			last = placeBetween(last, next);
			put(list, key, items.get(key), last);
			taken.splice(next === null ? taken.length : taken.indexOf(next), 0, last);
		} else {
			last = placeOf(list.get(key)) || last;
		}
	}
	return true;
}

function put(list: Node, key: string, item: Item | undefined, place: string): void {
	if (typeof item === 'string' || item === undefined) {
		list.set(key, place);
		return;
	}
	const there = list.get(key);
	const row = there instanceof Y.Map ? (there as Node) : new Y.Map<unknown>();
	if (row !== there) list.set(key, row);
	row.set(PLACE, place);
}
