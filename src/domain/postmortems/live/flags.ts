import { glazeOf } from '#lib/ui/glaze.ts';
import type { Draft } from '../editing/draft.svelte.ts';
import type { Typed } from '../editing/typed.ts';
import { nameByKeys, nameByPlaces } from './problem-names.ts';

/** The field of the form that this is in, under the name that it has for everybody: see `byKeys`. */
export function sharedFieldOf(target: EventTarget | null, typed: Typed): string | null {
	if (!(target instanceof HTMLElement)) return null;
	const name = target.getAttribute('name') ?? target.closest('.writing')?.id ?? '';
	return name === '' ? null : nameByKeys(typed, name.replace(/\[\]$/, ''));
}

/** Shows at each field who else is in it. A text that is written together shows their cursor as well. */
export function flags(form: HTMLElement, draft: Draft): () => void {
	const flagged: HTMLElement[] = [];
	const lower = () => {
		for (const one of flagged.splice(0)) {
			one.classList.remove('written-in', glazeOf(one.dataset.writer ?? ''));
			delete one.dataset.writer;
			delete one.dataset.writerName;
		}
	};
	for (const { name, field } of draft.live?.presence.people ?? []) {
		const place = field === null ? null : placeOf(form, nameByPlaces(draft.typed, field));
		if (!place) continue;
		place.dataset.writer = name;
		place.dataset.writerName = name.split(' ')[0] ?? name;
		place.classList.add('written-in', glazeOf(name));
		flagged.push(place);
	}
	return lower;
}

function placeOf(form: HTMLElement, name: string): HTMLElement | null {
	const field = form.querySelector<HTMLElement>(
		`[name="${CSS.escape(name)}"], [name="${CSS.escape(name)}[]"]`,
	);
	return field?.closest<HTMLElement>('.writing, .field, label') ?? field?.parentElement ?? null;
}
