import { z } from 'zod';
import { walk } from './asked.ts';
import type { Item } from './item.ts';
import { orderShown } from './shuffling.ts';

const Places = z.array(z.coerce.number().int().min(0).max(40)).max(40);

/** What was answered, by places in the item as it was written: it means the same in whatever order it was shown. */
export const Answer = z.union([
	z.object({ chosen: Places }),
	z.object({ said: z.boolean() }),
	z.object({ number: z.number() }),
	z.object({ gaps: z.array(z.string()) }),
	z.object({ order: Places }),
	z.object({ match: Places }),
	z.object({ path: Places }),
	z.object({ text: z.string(), near: z.boolean().nullable() }),
]);
export type Answer = z.output<typeof Answer>;

/** What a form or a program sends: the fields of an item of any kind. Places are those that were shown. */
export const Given = z.object({
	chosen: z.preprocess(asList, Places).default([]),
	said: z.enum(['', 'true', 'false']).default(''),
	number: z.string().trim().max(40).default(''),
	gaps: z.array(z.string().trim().max(200)).max(10).default([]),
	order: Places.default([]),
	match: z.array(z.string().max(4)).max(10).default([]),
	path: z.preprocess(asList, Places).default([]),
	text: z.string().trim().max(10_000).default(''),
});
export type Given = z.output<typeof Given>;

function asList(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	return value === '' ? [] : value.split('.');
}

/** A sentence where something is missing; else the answer. */
export function answerIn(item: Item, given: Given, seed: string): Answer | string {
	const order = orderShown(item, seed);
	const written = (places: readonly number[]) => places.map((place) => order[place] ?? -1);
	switch (item.kind) {
		case 'single':
			return given.chosen.length === 1 ? { chosen: written(given.chosen) } : 'Choose one of them first.';
		case 'multiple':
			return given.chosen.length > 0
				? { chosen: written([...new Set(given.chosen)]) }
				: 'Choose those that you think are right.';
		case 'true-false':
			return given.said === '' ? 'Choose one of the two first.' : { said: given.said === 'true' };
		case 'number': {
			const number = numberIn(given.number);
			return number === null ? 'A number is asked for, such as 12 or 2.5.' : { number };
		}
		case 'gap': {
			const gaps = item.gaps.map((_, at) => given.gaps[at] ?? '');
			return gaps.every((gap) => gap !== '') ? { gaps } : 'Write something into each gap; a guess is fine.';
		}
		case 'order': {
			const places = written(given.order.length > 0 ? given.order : order.map((_, at) => at));
			return isPermutation(places, item.parts.length) ? { order: places } : 'Each part has one place.';
		}
		case 'match': {
			const places = given.match.map((value) => (value === '' ? -1 : (order[Number(value)] ?? -1)));
			return places.length === item.pairs.length && !places.includes(-1)
				? { match: places }
				: 'Choose one for each; a guess is fine.';
		}
		case 'scenario': {
			const { walked, scene } = walk(item.scenes, given.path);
			return scene.choices.length === 0 && walked.length === given.path.length
				? { path: given.path }
				: 'Choose how you go on.';
		}
		case 'recall':
			return given.text === ''
				? 'A few words of your own first; they need not be good ones.'
				: { text: given.text, near: null };
		case 'reflection':
			return 'Nothing is asked here.';
	}
}

/** Whether it is right. What somebody recalled is as near as they say it is. */
export function isRight(item: Item, answer: Answer): boolean {
	switch (item.kind) {
		case 'single':
		case 'multiple':
			return (
				'chosen' in answer && item.options.every(({ right }, at) => right === answer.chosen.includes(at))
			);
		case 'true-false':
			return 'said' in answer && answer.said === item.answer;
		case 'number':
			return (
				'number' in answer && Math.abs(answer.number - item.answer) <= item.tolerance + slack(item.answer)
			);
		case 'gap':
			return 'gaps' in answer && item.gaps.every((fine, at) => fits(fine, answer.gaps[at] ?? ''));
		case 'order':
			return 'order' in answer && answer.order.every((place, at) => place === at);
		case 'match':
			return 'match' in answer && answer.match.every((place, at) => place === at);
		case 'scenario':
			return 'path' in answer && walk(item.scenes, answer.path).scene.good;
		case 'recall':
			return 'near' in answer && answer.near === true;
		case 'reflection':
			return false;
	}
}

/** Whether it is one of those that are right or not: a reflection is neither. */
export function counts({ kind }: Pick<Item, 'kind'>): boolean {
	return kind !== 'reflection';
}

export function fits(fine: readonly string[], written: string): boolean {
	return fine.some((one) => folded(one) === folded(written));
}

/** Capitals, kinds of quotes and hyphens, and spaces make no difference; letters do. */
function folded(text: string): string {
	return (
		text
			.normalize('NFKC')
			.toLowerCase()
			// A capital may be written with its marks apart where the small letter is one with them.
			.normalize('NFKC')
			// Both small sigmas have the same capital.
			.replace(/ς/g, 'σ')
			.replace(/[‘’]/g, "'")
			.replace(/[“”]/g, '"')
			.replace(/[‐‑–—-]/g, '-')
			.replace(/\s+/g, ' ')
			.trim()
	);
}

/** `1 200`, `2.5`, `2,5`, `−3`. */
function numberIn(text: string): number | null {
	const plain = text.replace(/[\s ]/g, '').replace('−', '-').replace(',', '.');
	return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : null;
}

/** What a computer cannot write as a fraction of two is not held against anybody. */
const slack = (number: number) => Math.abs(number) * 1e-9 + 1e-12;

function isPermutation(places: readonly number[], length: number): boolean {
	return (
		places.length === length &&
		new Set(places).size === length &&
		places.every((place) => place >= 0 && place < length)
	);
}
