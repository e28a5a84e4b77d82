import { GAP, type Item, type Scene } from './item.ts';
import { orderShown } from './shuffling.ts';

/** One of several, under the place where it is shown. */
export interface Shown {
	value: number;
	text: string;
}

/** What the page gets of an item before it is answered: nothing in it tells what is right. */
export type Asked = { key: string; ask: string } & (
	| { kind: 'single' | 'multiple'; options: Shown[] }
	| { kind: 'true-false' | 'recall' | 'reflection' }
	| { kind: 'number'; unit: string }
	| { kind: 'gap'; around: string[] }
	| { kind: 'order'; parts: Shown[] }
	| { kind: 'match'; ones: string[]; others: Shown[] }
	| { kind: 'scenario'; walked: Walked[]; scene: { text: string; choices: string[] } }
);

/** A step that was taken in a scenario. */
export interface Walked {
	text: string;
	chose: string;
	because: string;
}

/** @param path the choices that were made in a scenario */
export function ask(item: Item, seed: string, path: readonly number[] = []): Asked {
	const { key, ask, kind } = item;
	const order = orderShown(item, seed);
	const shown = (textAt: (place: number) => string): Shown[] =>
		order.map((place, value) => ({ value, text: textAt(place) }));
	switch (kind) {
		case 'single':
		case 'multiple':
			return { key, ask, kind, options: shown((place) => item.options[place]?.text ?? '') };
		case 'true-false':
		case 'recall':
		case 'reflection':
			return { key, ask, kind };
		case 'number':
			return { key, ask, kind, unit: item.unit };
		case 'gap':
			return { key, ask, kind, around: ask.split(GAP) };
		case 'order':
			return { key, ask, kind, parts: shown((place) => item.parts[place] ?? '') };
		case 'match':
			return {
				key,
				ask,
				kind,
				ones: item.pairs.map(({ one }) => one),
				others: shown((place) => item.pairs[place]?.other ?? ''),
			};
		case 'scenario': {
			const { walked, scene } = walk(item.scenes, path);
			const choices = scene.choices.map(({ text }) => text);
			return { key, ask, kind, walked, scene: { text: scene.text, choices } };
		}
	}
}

/** Where the choices lead; one that is not there is where it stops. */
export function walk(scenes: readonly Scene[], path: readonly number[]): { walked: Walked[]; scene: Scene } {
	const walked: Walked[] = [];
	const [first] = scenes;
	if (!first) throw new Error('A scenario has no scenes.');
	let scene = first;
	for (const chosen of path) {
		const choice = scene.choices[chosen];
		const next = scenes.find(({ key }) => key === choice?.to);
		if (!choice || !next) break;
		walked.push({ text: scene.text, chose: choice.text, because: choice.because });
		scene = next;
	}
	return { walked, scene };
}
