import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Mark } from './field.ts';

export const setMarks = StateEffect.define<readonly Mark[]>();

/** Words that somebody is asked about. They are found again while the text around them changes. */
export const marks = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(value, { changes, effects, newDoc }) {
		let now = value.map(changes);
		for (const effect of effects) {
			if (!effect.is(setMarks)) continue;
			const there = effect.value.filter(({ from, to, words }) => {
				return from < to && to <= newDoc.length && newDoc.sliceString(from, to) === words;
			});
			now = Decoration.set(
				there.map((mark) => decorationOf(mark).range(mark.from, mark.to)),
				true,
			);
		}
		return now;
	},
	provide: (field) => EditorView.decorations.from(field),
});

function decorationOf({ id, kind, current }: Mark): Decoration {
	return Decoration.mark({
		class: `words-marked ${kind}${current ? ' current' : ''}`,
		attributes: { 'data-mark': id },
	});
}
