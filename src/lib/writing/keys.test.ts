import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState, type TransactionSpec } from '@codemirror/state';
import { expect, test } from 'vitest';
import { blockInsertion, difference, insertion, lineBeginning } from './insertions.ts';
import { link, shiftItems, wrap } from './keys.ts';
import { markdownLanguage } from './markdown.ts';

/** `<` and `>` are where the selection begins and ends, `^` is the caret. */
function stateOf(text: string): EditorState {
	const caret = text.indexOf('^');
	const anchor = caret < 0 ? text.indexOf('‹') : caret;
	const head = caret < 0 ? text.indexOf('›') - 1 : caret;
	const doc = text.replace(/[‹›^]/g, '');
	const state = EditorState.create({ doc, selection: { anchor, head }, extensions: [markdownLanguage] });
	ensureSyntaxTree(state, doc.length, 1000);
	return state;
}

function after(text: string, make: (state: EditorState) => TransactionSpec | null): string | null {
	const made = make(stateOf(text));
	if (!made) return null;
	const { state } = stateOf(text).update(made);
	const { from, to } = state.selection.main;
	const [before, selected, behind] = [state.sliceDoc(0, from), state.sliceDoc(from, to), state.sliceDoc(to)];
	return from === to ? `${before}^${behind}` : `${before}‹${selected}›${behind}`;
}

test.each([
	['a ‹word› b', 'a **‹word›** b'],
	['a ‹word ›b', 'a **‹word›** b'],
	['a wo^rd b', 'a **wo^rd** b'],
	['a **wo^rd** b', 'a wo^rd b'],
	['a **‹word›** b', 'a ‹word› b'],
	['a ‹**word**› b', 'a ‹word› b'],
	['a ^', 'a **^**'],
])('bold: %s becomes %s', (text, expected) => {
	expect(after(text, (state) => wrap(state, 'StrongEmphasis'))).toBe(expected);
});

test.each([
	['see ‹this› now', 'see [this](^) now'],
	['see ‹https://e.org/a› now', 'see [^](https://e.org/a) now'],
	['see [th^is](https://e.org)', 'see [this](‹https://e.org›)'],
	['see th^is', null],
])('a link: %s becomes %s', (text, expected) => {
	expect(after(text, link)).toBe(expected);
});

test.each([
	['- a\n- b^', '- a\n  - b^', '- a\n- b^'],
	['1. a\n2. b^', '1. a\n   2. b^', '1. a\n2. b^'],
	['- a\n- ^', '- a\n  - ^', '- a\n- ^'],
])('items go deeper and back: %j, %j', (text, deeper, back) => {
	expect(after(text, (state) => shiftItems(state, 1))).toBe(deeper);
	expect(after(deeper, (state) => shiftItems(state, -1))).toBe(back);
});

test.each(['a par^agraph', '```\n- co^de\n```', '# h^', '^'])('in %j, Tab leaves the field', (text) => {
	expect(after(text, (state) => shiftItems(state, 1))).toBeNull();
});

test('what is inserted stands apart from what is around it', () => {
	const block = (text: string): string | null =>
		after(text, (state) => blockInsertion(state, 'B', { from: 0, to: 1 }));
	expect(block('^')).toBe('‹B›');
	expect(block('a^a\nb')).toBe('aa\n\n‹B›\n\nb');
	expect(block('a\n^\nb')).toBe('a\n\n‹B›\n\nb');
	expect(block('a\n\n^\n\nb')).toBe('a\n\n‹B›\n\nb');
	expect(after('a ‹b› c', (state) => insertion(state, 'xyz', { from: 1, to: 2 }))).toBe('a x‹y›z c');
});

test.each([
	['wor^ds', '## ', '## wor^ds'],
	['- [ ] wor^ds', '> ', '> wor^ds'],
	['## wor^ds', '1. ', '1. wor^ds'],
	['^', '- ', '- ^'],
])('the line %s begins with %j', (text, mark, expected) => {
	expect(after(text, (state) => lineBeginning(state, mark))?.replace(/\^/, '')).toBe(
		expected.replace(/\^/, ''),
	);
});

test('between two texts, only what differs is replaced', () => {
	expect(difference('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' });
	expect(difference('aaa', 'aa')).toEqual({ from: 2, to: 3, insert: '' });
	expect(difference('', 'a')).toEqual({ from: 0, to: 0, insert: 'a' });
});
