import { tick } from 'svelte';
import type { Command } from '#lib/writing/field.ts';
import type { Draft } from './draft.svelte.ts';
import { isBlank } from './rows.ts';
import { revealed } from './words-in-field.ts';

/** What `/` inserts that has a place of its own on the page. Writing goes on there. */
export function rowCommands(draft: Draft, form: () => HTMLFormElement): Command[] {
	const begin = (name: string): void => void goOn(form, name);
	return [
		// A list ends with a blank row at all times: see `offerRows`.
		{ id: 'factor', label: 'Contributing factor', run: () => begin(last(draft, 'factors')) },
		{ id: 'lesson', label: 'Lesson', run: () => begin(last(draft, 'lessons')) },
		{ id: 'change', label: 'Change', run: () => begin(placeOfChange(draft)) },
		{
			id: 'moment',
			label: 'Moment of the timeline',
			keys: ['mod', '⇧', 'T'],
			run: () => {
				const name = last(draft, 'timeline');
				draft.do(`offer-time:${name}`);
				begin(name);
			},
		},
	];
}

const last = ({ typed }: Draft, list: 'timeline' | 'factors' | 'lessons' | 'changes'): string =>
	`${list}.${typed[list].length - 1}`;

/** A change hangs from the lesson it follows from: the last that was written. */
function placeOfChange(draft: Draft): string {
	const { lessons, changes } = draft.typed;
	const from = lessons.findLastIndex((lesson) => !isBlank.lesson(lesson));
	const written = lessons[from];
	if (written) return `lessons.${from}.changes.${written.changes.length - 1}`;
	if (changes.length === 0) draft.do('add:changes');
	return last(draft, 'changes');
}

async function goOn(form: () => HTMLFormElement, name: string): Promise<void> {
	await tick();
	const row = form().querySelector<HTMLElement>(`[data-name="${name}"]`);
	const details = row?.querySelector('details');
	// A moment is written in what it opens; other rows have their first field before that.
	if (details && name.startsWith('timeline')) details.open = true;
	await tick();
	const field = row?.querySelector<HTMLElement>(':is(input:not([type="hidden"]), textarea)');
	if (field) revealed(field)?.focus();
}
