import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState, type RangeSet } from '@codemirror/state';
import type { Decoration } from '@codemirror/view';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { focus, focused } from './being-written.ts';
import { shown } from './live-preview.ts';
import { markdownLanguage } from './markdown.ts';
import { tables } from './tables.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/post-mortems');

/** @param caret where somebody writes; without it, it is only read */
function stateOf(text: string, caret?: number): EditorState {
	const state = EditorState.create({
		doc: text,
		...(caret === undefined ? {} : { selection: { anchor: caret } }),
		extensions: [markdownLanguage, focused, tables],
	});
	ensureSyntaxTree(state, text.length, 10_000);
	return state.update({ effects: focus(caret !== undefined) }).state;
}

interface Part {
	from: number;
	to: number;
	look: string;
	replaced: boolean;
}

function partsIn(set: RangeSet<Decoration>): Part[] {
	const parts: Part[] = [];
	const at = set.iter();
	while (at.value) {
		const { class: look = '', widget } = at.value.spec as { class?: string; widget?: unknown };
		const replaced = at.from < at.to && look === '';
		parts.push({ from: at.from, to: at.to, look: widget ? 'widget' : look, replaced });
		at.next();
	}
	return parts;
}

const whole = (state: EditorState): Part[] => partsIn(shown(state, { from: 0, to: state.doc.length }));

/** The words that are left to be read, with a dot where something else is shown. */
function read(text: string, caret?: number): string {
	const state = stateOf(text, caret);
	const all = [...whole(state), ...partsIn(state.field(tables))];
	let left = text;
	for (const { from, to, look, replaced } of all.toSorted((a, b) => b.from - a.from)) {
		if (replaced) left = left.slice(0, from) + (look === 'widget' ? '·' : '') + left.slice(to);
	}
	return left;
}

const looks = (text: string, of: string): string[] =>
	whole(stateOf(text))
		.filter(({ look }) => look.split(' ').includes(of))
		.map(({ from, to }) =>
			text.slice(from, from === to ? (/.*/.exec(text.slice(from))?.[0].length ?? 0) + from : to),
		);

test.each([
	['# One', 'One'],
	['## Two ##', 'Two'],
	['One\n===', 'One\n'],
	['a **b** *c* ~~d~~ `e`', 'a b c d e'],
	['a [b](https://e.org "t") c', 'a b c'],
	['[**b**](https://e.org)', 'b'],
	['<https://e.org>', 'https://e.org'],
	['[TODO] and [x][y] and [](z)', '[TODO] and [x][y] and [](z)'],
	['- a\n- b', '·a\n·b'],
	['- [x] a\n- [ ] b', '·a\n·b'],
	['1. a\n2. b', '·a\n·b'],
	['- a\n  - b\n    c', '·a\n·b\nc'],
	['> a\n> b', 'a\nb'],
	['![a](/files/a.png) ![b](https://e.org/b.png)', '· ·'],
	['a\n\n---\n\nb', 'a\n\n\n\nb'],
	['```sh\n**ls**\n```', '\n**ls**\n'],
	['    **code**', '    **code**'],
	['a \\*b\\*', 'a *b*'],
	['| a | b |\n| - | - |\n| 1 | 2 |', '·'],
	['<b>a</b> &amp; <!-- c -->', '<b>a</b> &amp; <!-- c -->'],
])('where nobody writes, %j reads %j', (text, words) => {
	expect(read(text)).toBe(words);
});

test('on the line that somebody writes in, all of it is seen; the others go on reading like a page', () => {
	const text = '# One\n\na **b** c\n\n- d **e**\n';
	expect(read(text, 0)).toBe('# One\n\na b c\n\n·d e\n');
	expect(read(text, text.indexOf('b'))).toBe('One\n\na **b** c\n\n·d e\n');
	expect(read(text, text.indexOf('e**'))).toBe('One\n\na b c\n\n- d **e**\n');
});

test('a table and a block of code are one thing: somebody in them sees all of their text', () => {
	const table = 'x\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\ny';
	expect(read(table, table.indexOf('1'))).toBe(table);
	expect(read(table, 0)).toBe('x\n\n·\n\ny');
	const code = '```sh\nls\n```\n\ny';
	expect(read(code, code.indexOf('ls'))).toBe(code);
});

test('words look as they will be read', () => {
	const text = '## T\n\n**s** *e* `c` ~~d~~ [l](https://e.org)\n\n> q\n\n```\np\n```\n\n- i';
	expect(looks(text, 'md-h2')).toEqual(['## T']);
	expect(looks(text, 'md-strong')).toEqual(['**s**']);
	expect(looks(text, 'md-em')).toEqual(['*e*']);
	expect(looks(text, 'md-code')).toEqual(['`c`']);
	expect(looks(text, 'md-strike')).toEqual(['~~d~~']);
	expect(looks(text, 'md-link')).toEqual(['l']);
	expect(looks(text, 'md-quote')).toEqual(['> q']);
	expect(looks(text, 'md-pre')).toEqual(['```', 'p', '```']);
	expect(looks(text, 'md-item')).toEqual(['- i']);
});

test('one empty line between paragraphs is their distance; two are lines', () => {
	const gaps = (text: string): number => looks(text, 'md-gap').length;
	expect(gaps('a\n\nb')).toBe(1);
	expect(gaps('a\n\n\nb')).toBe(0);
	expect(gaps('\na\n')).toBe(0);
	expect(gaps('```\na\n\nb\n```')).toBe(0);
});

/** Nothing is hidden twice or across lines, and the text is what it was. */
function expectSound(text: string, caret?: number): void {
	const state = stateOf(text, caret);
	expect(state.doc.toString()).toBe(text);
	const line = caret === undefined ? null : state.doc.lineAt(caret);
	let end = -1;
	for (const { from, to, replaced } of whole(state)) {
		if (!replaced) continue;
		expect(from).toBeGreaterThanOrEqual(end);
		expect(state.doc.lineAt(from).to).toBeGreaterThanOrEqual(to);
		if (line) expect(to < line.from || from > line.to).toBe(true);
		end = to;
	}
	const blocks = partsIn(state.field(tables));
	for (const { from, to } of whole(state).filter(({ replaced }) => replaced)) {
		expect(blocks.some((block) => from < block.to && to > block.from)).toBe(false);
	}
}

test('whatever is written: the text stays as it is, and nothing is hidden where somebody writes', () => {
	const piece = fc.constantFrom(
		...['# ', '**', '*', '_', '`', '```\n', '[', '](', ')', '!', '> ', '- ', '1. ', '- [ ] ', '~~', '\\'],
		...[
			'| a | b |\n',
			'| - | - |\n',
			'\n',
			'\n\n',
			' ',
			'    ',
			'word',
			'é🙂',
			'<b>',
			'---\n',
			'===\n',
			'<https://e.org>',
		],
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, at) => {
			const text = pieces.join('');
			expectSound(text);
			expectSound(text, at % (text.length + 1));
		}),
		{ numRuns: 500 },
	);
});

test.skipIf(!existsSync(DATA))('real post-mortems stay as they are, wherever somebody writes in them', () => {
	const files = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.md'),
	);
	expect(files.length).toBeGreaterThan(50);
	for (const [index, file] of files.entries()) {
		const text = readFileSync(join(DATA, file), 'utf8').replace(/\r\n?/g, '\n');
		expectSound(text);
		expectSound(text, Math.floor((text.length * (index % 7)) / 7));
	}
});
