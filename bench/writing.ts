import { EditorState } from '@codemirror/state';
import { ensureSyntaxTree } from '@codemirror/language';
import { focus, focused } from '../src/lib/writing/being-written.ts';
import { shown } from '../src/lib/writing/live-preview.ts';
import { markdownLanguage } from '../src/lib/writing/markdown.ts';
import { tables } from '../src/lib/writing/tables.ts';
import { percentile, table, type Row } from './table.ts';

const PART = [
	'## What we saw\n',
	'At 13:42 the **roster** service began to answer in `four seconds`, see [the graph](https://example.org/g).\n',
	'- The queue in front of it *grew*\n  - and nothing slowed\n- [x] Producers paused by hand\n',
	'> The broker asked its producers to slow down.\n',
	'| Time  | What        |\n| ----- | ----------- |\n| 13:42 | It was slow |\n',
	'```sh\nkubectl get pods\n```\n\n',
].join('\n');

/** As much as a tall window shows. */
const SEEN = 4000;

function written(length: number): EditorState {
	const doc = PART.repeat(Math.ceil(length / PART.length)).slice(0, length);
	const state = EditorState.create({ doc, extensions: [markdownLanguage, focused, tables] });
	ensureSyntaxTree(state, length, 60_000);
	return state.update({ effects: focus(true) }).state;
}

/** What one key costs before the browser draws: the text, its tree, its tables, and what the window shows of it. */
function key(length: number, place: number): number[] {
	let state = written(length);
	const at = Math.floor(length * place);
	const times: number[] = [];
	for (let count = 0; count < 300; count++) {
		const before = performance.now();
		state = state.update({
			changes: { from: at + count, insert: 'a' },
			selection: { anchor: at + count + 1 },
		}).state;
		shown(state, { from: Math.max(0, at - SEEN / 2), to: Math.min(state.doc.length, at + SEEN / 2) });
		times.push(performance.now() - before);
	}
	return times;
}

const rows: Row[] = [
	['at the beginning', 0],
	['in the middle', 0.5],
	['at the end', 1],
].map(([where, place]) => ({
	what: `a key in 100 kB of Markdown, ${where}`,
	figure: 'ms, median',
	ours: percentile(key(100_000, Number(place))),
	baseline: 'in 4 kB',
	theirs: percentile(key(4000, Number(place))),
}));
table(rows);
