import type * as Y from 'yjs';
import { formIn, readForm, rowsIn, writeForm, type Form, type Writing } from '#lib/live/shared-form.ts';
import { isBlank } from '../editing/rows.ts';
import { typedFrom } from '../editing/typed-from.ts';
import type { Typed } from '../editing/typed.ts';

/** Chosen, and not written: two who choose at once do not get a mixture of both. */
const CHOSEN = new Set([
	...[
		'id',
		'kind',
		'template',
		'severity',
		'team',
		'visibility',
		'zone',
		'date',
		'at',
		'offered',
		'from',
		'to',
	],
	...['type', 'owner', 'due', 'state', 'doneOn', 'link'],
]);

const writing = { isChosen: (name: string) => CHOSEN.has(name) || name.startsWith('times.') };

/** The form that a document holds, whatever else is in it. */
export function typedIn(doc: Y.Doc): Typed {
	return typedFrom(readForm(doc));
}

/** Brings what differs between two states of the form into the document that everybody writes in. */
export function write(
	doc: Y.Doc,
	before: Typed | null,
	after: Typed,
	{ origin, ...more }: Omit<Writing, 'isChosen'> & { origin?: unknown } = {},
): void {
	writeForm(doc, before ? asForm(before) : {}, asForm(after), { ...writing, ...more }, origin);
}

/** Fields that came with a newer version of the program get their place; one writer alone may do this. */
export function complete(doc: Y.Doc): void {
	const typed = typedIn(doc);
	write(doc, typed, typed);
}

/**
 * Without the rows that are only offered: nothing was written in them yet.
 * @param isKept a row that is none of those, although nothing is in it now
 */
export function withoutOffered(typed: Typed, isKept: (key: string) => boolean = () => false): Typed {
	const written = <Row extends { key: string }>(rows: readonly Row[], blank: (row: Row) => boolean): Row[] =>
		rows.filter((row) => isKept(row.key) || !blank(row));
	return {
		...typed,
		timeline: written(typed.timeline, isBlank.moment),
		durations: written(typed.durations, isBlank.duration),
		factors: written(typed.factors, isBlank.factor),
		lessons: written(typed.lessons, isBlank.lesson).map((row) => ({
			...row,
			changes: written(row.changes, isBlank.change),
		})),
		changes: written(typed.changes, isBlank.change),
	};
}

/** The keys of all rows. */
export function keysIn({ timeline, durations, factors, lessons, changes }: Typed): Set<string> {
	const rows = [timeline, durations, factors, lessons, changes, ...lessons.map((lesson) => lesson.changes)];
	return new Set(rows.flatMap((list: readonly { key: string }[]) => list.map(({ key }) => key)));
}

/**
 * The same form with the keys that the document has for its stored rows: they had others before they
 * were stored, and keep them.
 */
export function keyedAs(doc: Y.Doc, typed: Typed): Typed {
	const keys = new Map<string, string>();
	for (const { list, key, row } of rowsIn(formIn(doc))) {
		const id = row.get('id');
		if (typeof id === 'string' && id !== '') keys.set(`${list.split('.').at(-1) ?? list} ${id}`, key);
	}
	const renamed = <Row extends { key: string; id: string }>(list: string, row: Row): Row => ({
		...row,
		key: keys.get(`${list} ${row.id}`) ?? row.key,
	});
	const { durations } = typedIn(doc);
	const factors = typed.factors.map((row) => renamed('factors', row));
	const factorKeys = new Map(typed.factors.map(({ key }, index) => [key, factors[index]?.key ?? key]));
	const changes = (rows: Typed['changes']) =>
		rows.map((row) => ({
			...renamed('changes', row),
			answers: row.answers.map((key) => factorKeys.get(key) ?? key),
		}));
	return {
		...typed,
		// These have no ids of their own, and stand in their order.
		durations: typed.durations.map((row, index) => ({ ...row, key: durations[index]?.key ?? row.key })),
		timeline: typed.timeline.map((row) => renamed('timeline', row)),
		factors,
		lessons: typed.lessons.map((row) => ({ ...renamed('lessons', row), changes: changes(row.changes) })),
		changes: changes(typed.changes),
	};
}

/** Tells the rows their ids, now that they are stored. */
export function setIds(
	doc: Y.Doc,
	ids: Readonly<Record<string, Readonly<Record<string, number>>>>,
	origin?: unknown,
): void {
	doc.transact(() => {
		for (const { list, key, row } of rowsIn(formIn(doc))) {
			const id = ids[list.split('.').at(-1) ?? list]?.[key];
			if (id !== undefined && row.get('id') !== String(id)) row.set('id', String(id));
		}
	}, origin);
}

const asForm = (typed: Typed): Form => ({ ...typed });
