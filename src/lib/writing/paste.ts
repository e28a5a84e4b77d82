import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { isAddress } from './addresses.ts';
import { cellsIn, tableOf } from './cells.ts';

/** @param files what to do with files that are put at a place; without it they are left alone */
export function pasting(files: ((files: readonly File[], at: number) => void) | null) {
	return EditorView.domEventHandlers({
		paste: (event, view) => {
			const { clipboardData: data } = event;
			if (!data || view.state.readOnly || inCode(view)) return false;
			const html = data.getData('text/html');
			const plain = data.getData('text/plain');
			if (files && data.files.length > 0 && !/<table/i.test(html)) {
				files([...data.files], view.state.selection.main.head);
				return true;
			}
			const { from, to, empty } = view.state.selection.main;
			if (!empty && isAddress(plain.trim())) {
				replace(view, `[${view.state.sliceDoc(from, to)}](${plain.trim()})`);
				return true;
			}
			const cells = cellsIn(plain);
			if (cells) {
				bring(view, plain, asBlock(view, tableOf(cells)));
				return true;
			}
			// What an editor of code copies is code, however it is coloured.
			if (html === '' || data.types.includes('vscode-editor-data')) return false;
			void bringRich(view, html, plain);
			return true;
		},
		drop: (event, view) => {
			const dropped = [...(event.dataTransfer?.files ?? [])];
			if (!files || dropped.length === 0) return false;
			event.preventDefault();
			files(dropped, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.doc.length);
			return true;
		},
	});
}

function inCode(view: EditorView): boolean {
	const { name, parent } = syntaxTree(view.state).resolveInner(view.state.selection.main.head, -1);
	return [name, parent?.name].some((one) => one === 'FencedCode' || one === 'CodeBlock');
}

/** As it came first, then as Markdown: the first Undo gives back the plain words. */
function bring(view: EditorView, plain: string, markdown: string): void {
	const words = plain.replace(/\r\n?/g, '\n');
	if (words === '' || words === markdown) {
		replace(view, markdown);
		return;
	}
	const { from } = view.state.selection.main;
	replace(view, words);
	view.dispatch({
		changes: { from, to: from + words.length, insert: markdown },
		selection: { anchor: from + markdown.length },
		annotations: isolateHistory.of('full'),
		scrollIntoView: true,
		userEvent: 'input.paste.markdown',
	});
}

function replace(view: EditorView, words: string): void {
	view.dispatch(view.state.replaceSelection(words), {
		annotations: isolateHistory.of('full'),
		scrollIntoView: true,
		userEvent: 'input.paste',
	});
}

/** What reads it is large, and comes when it is needed. */
async function bringRich(view: EditorView, html: string, plain: string): Promise<void> {
	let markdown: string | null = null;
	try {
		const { markdownFrom, parsed } = await import('./rich-text.ts');
		markdown = markdownFrom(parsed(html));
	} catch {
		// Offline: the plain words are better than none.
	}
	if (markdown === null || markdown === '') replace(view, plain.replace(/\r\n?/g, '\n'));
	else bring(view, plain, markdown.includes('\n') ? asBlock(view, markdown) : markdown);
}

/** A table or a list begins on a line of its own. */
function asBlock(view: EditorView, markdown: string): string {
	const { from, to } = view.state.selection.main;
	const { doc } = view.state;
	const [first, last] = [doc.lineAt(from), doc.lineAt(to)];
	const starts = /^(?:[|#>-]|\d+\. |```)/.test(markdown);
	const ends = /(?:\||^[-#>].*|```)$/.test(markdown.slice(markdown.lastIndexOf('\n') + 1));
	const above = first.number > 1 ? doc.line(first.number - 1).text.trim() : '';
	const before = !starts
		? ''
		: doc.sliceString(first.from, from).trim() !== ''
			? '\n\n'
			: above !== ''
				? '\n'
				: '';
	const after = ends && doc.sliceString(to, last.to).trim() !== '' ? '\n\n' : '';
	return before + markdown + after;
}
