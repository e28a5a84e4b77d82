import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { MARKDOWN_COMMANDS } from './commands.ts';
import { markdownLanguage } from './markdown.ts';
import { matching, slash } from './slash.ts';

function typed(before: string, letters: string): EditorState {
	let state = EditorState.create({
		doc: before,
		selection: { anchor: before.length },
		extensions: [markdownLanguage, slash],
	});
	for (const letter of letters) {
		state = state.update(state.replaceSelection(letter), { userEvent: 'input.type' }).state;
	}
	return state;
}

test('a slash at the start of a line or a word opens it, and what is typed behind it filters', () => {
	expect(typed('', '/').field(slash)).toEqual({ from: 0, query: '', at: 0 });
	expect(typed('a ', '/le').field(slash)).toEqual({ from: 2, query: 'le', at: 0 });
	expect(matching(MARKDOWN_COMMANDS, 'li').map(({ id }) => id)).toEqual(['list', 'numbered', 'task', 'link']);
});

test.each([
	['and', '/or'],
	['https:/', '/'],
	['', '/ or'],
	['```\n', '/'],
])('%j, then %j, is text', (before, letters) => {
	expect(typed(before, letters).field(slash)).toBeNull();
});

test('a slash that the caret comes by opens nothing, and leaving it closes it', () => {
	const state = typed('', '/li');
	expect(state.update({ selection: { anchor: 0 } }).state.field(slash)).toBeNull();
	const old = EditorState.create({ doc: '/', extensions: [markdownLanguage, slash] });
	expect(old.update({ selection: { anchor: 1 } }).state.field(slash)).toBeNull();
});
