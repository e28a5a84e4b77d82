import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readForm, rowsIn, formIn, writeForm, type Form } from './shared-form.ts';
import { changesBetween, rebased, type TextChange } from './text-changes.ts';

interface Row {
	key: string;
	text: string;
	due: string;
}
interface Sample {
	title: string;
	state: string;
	times: { started: string; ended: string };
	names: string[];
	rows: (Row & { inner: Row[] })[];
}

const writing = { isChosen: (name: string) => ['state', 'due'].includes(name) || name.startsWith('times.') };
const BLANK: Sample = { title: '', state: '', times: { started: '', ended: '' }, names: [], rows: [] };

const words = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc
		.array(fc.constantFrom('one', 'two', 'three', ' ', '\n', '𝔻𝔼', '.', '😀'), { maxLength: 30 })
		.map((parts) => parts.join('')),
);
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const row = fc.record({ key, text: words, due: words });
const unlike = { selector: (one: { key: string }) => one.key, maxLength: 5 };
const sample: fc.Arbitrary<Sample> = fc.record({
	title: words,
	state: words,
	times: fc.record({ started: words, ended: words }),
	names: fc.uniqueArray(fc.constantFrom('ines', 'maren', 'tomasz', 'ha'), { maxLength: 4 }),
	rows: fc.uniqueArray(
		fc.record({ key, text: words, due: words, inner: fc.uniqueArray(row, unlike) }),
		unlike,
	),
});

const asForm = (one: Sample) => one as unknown as Form;
function filled(one: Sample): Y.Doc {
	const doc = new Y.Doc();
	writeForm(doc, {}, asForm(one), writing);
	return doc;
}
function copy(doc: Y.Doc): Y.Doc {
	const other = new Y.Doc();
	Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
	return other;
}
function meet(a: Y.Doc, b: Y.Doc): void {
	Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
	Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}
const apply = (text: string, changes: readonly TextChange[]) =>
	changes.reduceRight((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);

test('a form goes into a document and comes back, also by way of any other form', () => {
	fc.assert(
		fc.property(sample, sample, (first, second) => {
			const doc = filled(first);
			expect(readForm(doc)).toEqual(first);
			writeForm(doc, asForm(first), asForm(second), writing);
			expect(readForm(doc)).toEqual(second);
			expect(readForm(copy(doc))).toEqual(second);
		}),
		{ numRuns: 500 },
	);
});

test('writing the same again changes nothing', () => {
	fc.assert(
		fc.property(sample, (one) => {
			const doc = filled(one);
			let updates = 0;
			doc.on('update', () => updates++);
			writeForm(doc, asForm(one), asForm(one), writing);
			expect(updates).toBe(0);
		}),
	);
});

test('what is typed is written as it was typed: one change for one keystroke', () => {
	const doc = filled({ ...BLANK, title: 'The queue that said nothing' });
	const sizes: number[] = [];
	doc.on('update', (update: Uint8Array) => sizes.push(update.length));
	const before = { ...BLANK, title: 'The queue that said nothing' };
	writeForm(doc, asForm(before), asForm({ ...before, title: 'The queues that said nothing' }), writing);
	expect(sizes).toHaveLength(1);
	expect(sizes[0]).toBeLessThan(40);
});

/** No text has these: a change of "a>" to "<b>" keeps the `>` that was there, and so does what comes of two changes. */
const [FROM, TO] = ['\uE000', '\uE001'];

/** Puts marked words into the texts, moves rows, takes one away, adds one. */
function edited(one: Sample, mark: string, dice: number[]): Sample {
	const after = structuredClone(one);
	const roll = (most: number) => (dice.shift() ?? 0) % most;
	const into = (text: string, what: string) => {
		const at = Array.from(text);
		at.splice(roll(at.length + 1), roll(3), what);
		return at.join('');
	};
	after.title = into(after.title, `${FROM}${mark}${TO}`);
	for (const line of after.rows)
		if (roll(2) === 0) line.text = into(line.text, `${FROM}${mark}${line.key}${TO}`);
	if (roll(2) === 0 && after.rows.length > 1)
		after.rows.push(...after.rows.splice(roll(after.rows.length), 1));
	if (roll(3) === 0) after.rows.splice(roll(after.rows.length + 1), 1);
	after.rows.splice(roll(after.rows.length + 1), 0, { key: mark, text: `<new ${mark}>`, due: '', inner: [] });
	return after;
}

test('two who write at once end with the same, and no word of either is lost', () => {
	fc.assert(
		fc.property(
			sample,
			fc.array(fc.nat(50), { maxLength: 40 }),
			fc.array(fc.nat(50), { maxLength: 40 }),
			(start, one, two) => {
				const ours = filled(start);
				const others = copy(ours);
				const mine = edited(start, 'MINE', one);
				const theirs = edited(start, 'THEIRS', two);
				writeForm(ours, asForm(start), asForm(mine), writing);
				writeForm(others, asForm(start), asForm(theirs), writing);
				meet(ours, others);
				const both = readForm(ours) as unknown as Sample;
				expect(readForm(others)).toEqual(both);
				expect(both.title).toContain('MINE');
				expect(both.title).toContain('THEIRS');
				const there = new Map(both.rows.map((line) => [line.key, line.text]));
				for (const [after, other] of [
					[mine, theirs],
					[theirs, mine],
				] as const) {
					for (const { key: which, text } of after.rows) {
						const isKept =
							other.rows.some((line) => line.key === which) || !start.rows.some((line) => line.key === which);
						if (!isKept) continue;
						const [marked = ''] = /<(MINE|THEIRS|new )[^<>]*>/.exec(text) ?? [];
						expect(there.get(which)).toContain(marked);
					}
				}
				expect(new Set(there.keys()).size).toBe(both.rows.length);
			},
		),
		{ numRuns: 500 },
	);
});

test('a row that one takes away while the other goes on writing in it is back', () => {
	const start: Sample = { ...BLANK, rows: [{ key: 'a', text: 'First', due: '', inner: [] }] };
	const ours = filled(start);
	writeForm(ours, asForm(start), asForm(BLANK), writing);
	expect(readForm(ours)).toMatchObject({ rows: [] });
	const longer = { ...start, rows: [{ key: 'a', text: 'First, and more', due: '', inner: [] }] };
	writeForm(ours, asForm(start), asForm(longer), writing);
	expect(readForm(ours)).toMatchObject({ rows: [{ key: 'a', text: 'First, and more' }] });
});

test('what came another way as well is not there twice', () => {
	const doc = filled({ ...BLANK, title: 'A queue' });
	const write = (before: string, after: string, echo: boolean) =>
		writeForm(doc, { title: before }, { title: after }, { ...writing, echo });
	write('A queue', 'A quiet queue', false);
	write('A quiet queue', 'A quiet queue spoke', false);
	write('A queue', 'A quiet queue', true);
	expect(readForm(doc).title).toBe('A quiet queue spoke');
});

test('a document that is no form is read as far as it is one', () => {
	const doc = new Y.Doc();
	const form = formIn(doc);
	form.set('__proto__', 'x');
	form.set('times.__proto__', 'y');
	form.set('title', 7);
	form.set('rows', new Y.Array());
	form.set('names', new Y.Map([['a', new Y.Map([['b', new Y.Map([['c', null]])]])]]));
	expect(readForm(doc)).toMatchObject({ title: '', rows: '', names: [{ key: 'a', b: ['c'] }] });
	expect(({} as Record<string, unknown>).x).toBeUndefined();
	expect([...rowsIn(form)].map(({ list }) => list)).toEqual(['names']);
});

test('changes make the one text out of the other, and keep what others put in', () => {
	fc.assert(
		fc.property(words, words, words, (before, after, other) => {
			const mine = changesBetween(before, after);
			expect(apply(before, mine)).toBe(after);
			const theirs = changesBetween(before, other);
			const now = apply(other, rebased(mine, theirs));
			let from = 0;
			for (const { insert } of theirs) {
				const at = now.indexOf(insert, from);
				expect(at).toBeGreaterThanOrEqual(from);
				from = at + insert.length;
			}
			for (const { insert } of mine) expect(now).toContain(insert);
		}),
		{ numRuns: 2_000 },
	);
});
