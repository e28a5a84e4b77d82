import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { offerRows } from '../editing/rows.ts';
import { blankForm } from '../editing/typed-of.ts';
import type { Typed, TypedFactor } from '../editing/typed.ts';
import { BothVersions } from './both-versions.svelte.ts';
import { placeAfter } from './caret.ts';
import { textNamed } from './fields.ts';
import { fromText, toText } from './lacking.ts';
import { passages } from './passage.ts';
import { patch } from './patch.ts';
import { byKeys, byPlaces } from './problem-names.ts';
import { keyedAs, keysIn, setIds, typedIn, withoutOffered, write } from './shared.ts';

const blank = (): Typed => blankForm('UTC', '', 'ines@example.org');
const factor = (key: string, title: string, id = ''): TypedFactor => ({
	...{ key, id, title },
	...{ detail: '', kind: '', topics: '' },
});
function form(more: Partial<Typed>): Typed {
	return { ...blank(), ...more };
}

test('every field of the form goes into a document and comes back', () => {
	const typed = offerRows(blank());
	typed.title = 'A title';
	typed.times.noticed = '2026-11-10T02:14';
	typed.factors.unshift(factor('a', 'One'));
	typed.lessons[0]?.changes[0]?.answers.push('a');
	typed.durations.push({ key: 'd', id: '', name: 'Asleep', from: 'started', to: 'noticed' });
	typed.readers = ['ha@example.org'];
	const doc = new Y.Doc();
	write(doc, null, typed);
	expect(typedIn(doc)).toEqual(typed);
});

test('a page shows what others wrote, its rows stay the rows they are, and what it offers stays at the end', () => {
	const shown = offerRows(form({ factors: [factor('a', 'One'), factor('b', 'Two')] }));
	const [one, , offered] = shown.factors;
	const next = form({ factors: [factor('c', 'Three'), factor('b', 'Two'), factor('a', 'One, longer')] });
	const keys = new Set(['a', 'b']);
	patch(shown, withoutOffered(next), (key) => !keys.has(key));
	expect(shown.factors.map(({ title }) => title)).toEqual(['Three', 'Two', 'One, longer', '']);
	expect(shown.factors[2]).toBe(one);
	expect(shown.factors[3]).toBe(offered);
	patch(shown, form({ factors: [factor('c', 'Three')] }), (key) => key === offered?.key);
	expect(shown.factors.map(({ key }) => key)).toEqual(['c', offered?.key]);
});

test('a caret stays at its words', () => {
	expect(placeAfter(5, 'A queue', 'On Tuesday: A queue')).toBe(17);
	expect(placeAfter(2, 'A queue', 'A queue ran full')).toBe(2);
	expect(placeAfter(6, 'A long queue', 'A queue')).toBe(2);
	fc.assert(
		fc.property(fc.string(), fc.string(), fc.nat(), (before, after, at) => {
			const place = placeAfter(at % (before.length + 1), before, after);
			expect(place).toBeGreaterThanOrEqual(0);
			expect(place).toBeLessThanOrEqual(after.length);
		}),
	);
});

test('a field of a row has one name for everybody, wherever the row stands on a page', () => {
	const ours = form({ factors: [factor('a', 'One'), factor('b', 'Two')] });
	const theirs = form({ factors: [factor('new', ''), factor('a', 'One'), factor('b', 'Two')] });
	const shared = byKeys(ours, { 'factors.1.title': 'Longer', title: 'None' });
	expect(shared).toEqual({ 'factors.b.title': 'Longer', title: 'None' });
	expect(byPlaces(theirs, shared)).toEqual({ 'factors.2.title': 'Longer', title: 'None' });
	const deep = form({});
	deep.lessons = offerRows(blank()).lessons;
	const key = `lessons.${deep.lessons[0]?.key ?? ''}.changes.${deep.lessons[0]?.changes[0]?.key ?? ''}.text`;
	expect(byKeys(deep, { 'lessons.0.changes.0.text': 'x' })).toEqual({ [key]: 'x' });
	expect(byPlaces(deep, { [key]: 'x' })).toEqual({ 'lessons.0.changes.0.text': 'x' });
	const doc = new Y.Doc();
	write(doc, null, theirs);
	expect(textNamed(doc, theirs, 'factors.2.title')?.toJSON()).toBe('Two');
	expect(textNamed(doc, theirs, 'severity')).toBeNull();
});

test('rows that were stored meanwhile are known by their ids, and answers follow', () => {
	const doc = new Y.Doc();
	const written = form({ factors: [factor('nfirst', 'One')] });
	write(doc, null, written);
	setIds(doc, { factors: { nfirst: 17 } });
	const stored = form({ factors: [factor('17', 'One', '17')], lessons: offerRows(blank()).lessons });
	stored.lessons[0]?.changes[0]?.answers.push('17');
	const keyed = keyedAs(doc, stored);
	expect(keyed.factors[0]?.key).toBe('nfirst');
	expect(keyed.lessons[0]?.changes[0]?.answers).toEqual(['nfirst']);
	expect(keysIn(keyed)).toContain('nfirst');
});

test('both versions are of the parts that both changed, and either can be had back', () => {
	const mine = form({ narrative: 'It grew. Mine.', summary: 'Only mine.' });
	const theirs = form({ narrative: 'Theirs. It grew.', impact: 'Only theirs.' });
	const both = { ...mine, narrative: 'Theirs. It grew. Mine.', impact: 'Only theirs.' };
	const met = new BothVersions('Mei-Ling Chou', { mine, theirs, both });
	expect(met.parts.map(({ name }) => name)).toEqual(['What happened']);
	const typed = structuredClone(both);
	met.choose(typed, 'narrative', 'theirs');
	expect(typed).toMatchObject({ narrative: 'Theirs. It grew.', summary: 'Only mine.' });
	met.choose(typed, 'narrative', 'both');
	expect(typed.narrative).toBe('Theirs. It grew. Mine.');
});

test('two long texts are shown where they differ', () => {
	const long = 'word '.repeat(100);
	const [ours, others] = passages(`${long}mine${long}`, `${long}theirs${long}`);
	expect([ours.differs, others.differs]).toEqual(['mine', 'theirs']);
	expect(ours.before.length).toBeLessThan(130);
	expect(ours.after.endsWith(' …')).toBe(true);
	expect(passages('same', 'same')[0]).toEqual({ before: 'same', differs: '', after: '' });
});

test('what a browser keeps of a document comes back as it was', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
			expect(fromText(toText(bytes))).toEqual(bytes);
		}),
		{ numRuns: 30 },
	);
});
