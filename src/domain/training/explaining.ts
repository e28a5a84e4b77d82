import { walk, type Walked } from './asked.ts';
import type { Confidence } from './enrolment.ts';
import { fits, isRight, type Answer } from './grading.ts';
import { GAP, type Item } from './item.ts';
import { orderShown } from './shuffling.ts';

/** What is said after an answer. */
export interface Explained {
	right: boolean;
	/** How it came out, said kindly. Empty where the learner has still to say so. */
	verdict: string;
	because: string;
	/** By the place where it is shown; `right` is null while it can be tried again. */
	options: { chosen: boolean; right: boolean | null; because: string }[];
	/** What was right, in words; none while it can be tried again. */
	answer: string[];
	/** Of parts, pairs and gaps: which of them were. */
	parts: boolean[];
	walked: Walked[];
	/** How a scenario ended. */
	end: string;
	/** To hold one's own words against. */
	model: string;
}

/** @param settled it is right, or cannot be tried again, or can be tried as often as one likes: all is told */
export function explain(
	item: Item,
	answer: Answer,
	{ seed, settled, confidence }: { seed: string; settled: boolean; confidence: Confidence | null },
): Explained {
	const right = isRight(item, answer);
	const ended = item.kind === 'scenario' && 'path' in answer ? walk(item.scenes, answer.path) : null;
	return {
		right,
		verdict: 'near' in answer && answer.near === null ? '' : verdict(item.kind, right, confidence),
		because: settled ? item.because : '',
		options: optionsOf(item, answer, seed, settled),
		answer: settled ? rightAnswer(item) : [],
		parts: settled ? partsOf(item, answer) : [],
		walked: ended?.walked ?? [],
		end: ended?.scene.text ?? '',
		model: item.kind === 'recall' ? item.model : '',
	};
}

export function verdict(kind: Item['kind'], right: boolean, confidence: Confidence | null): string {
	if (kind === 'scenario')
		return right ? 'That is a good place to arrive at.' : 'One way it can go. There are others.';
	if (kind === 'recall') {
		return right ? 'It came back.' : 'Not all of it came back. It will sit better the next time.';
	}
	if (right && confidence === 1) return 'That is it. You guessed; here is why it holds.';
	if (right) return 'That is it.';
	if (confidence === 3)
		return 'That one surprises many people who were sure. What surprises us is what stays.';
	return confidence === 1
		? 'Not that one. It was a guess, and a fair one.'
		: 'Not quite. Here is what speaks for another answer.';
}

function optionsOf(item: Item, answer: Answer, seed: string, settled: boolean): Explained['options'] {
	if ((item.kind !== 'single' && item.kind !== 'multiple') || !('chosen' in answer)) return [];
	return orderShown(item, seed).map((place) => {
		const chosen = answer.chosen.includes(place);
		const { right = false, because = '' } = item.options[place] ?? {};
		// Of several, what is said of one that was chosen would tell which of them is right.
		const told = settled || (chosen && item.kind === 'single');
		return { chosen, right: settled ? right : null, because: told ? because : '' };
	});
}

function rightAnswer(item: Item): string[] {
	switch (item.kind) {
		case 'true-false':
			return [item.answer ? 'It is true.' : 'It is not true.'];
		case 'number':
			return [
				[String(item.answer), item.unit].filter(Boolean).join(' ') +
					(item.tolerance > 0 ? `, give or take ${item.tolerance}` : ''),
			];
		case 'gap':
			return [item.gaps.reduce((text, [first = '']) => text.replace(GAP, () => first), item.ask)];
		case 'order':
			return item.parts;
		case 'match':
			return item.pairs.map(({ one, other }) => `${one}: ${other}`);
		default:
			return [];
	}
}

function partsOf(item: Item, answer: Answer): boolean[] {
	if (item.kind === 'gap' && 'gaps' in answer) {
		return item.gaps.map((fine, at) => fits(fine, answer.gaps[at] ?? ''));
	}
	if (item.kind === 'order' && 'order' in answer) return answer.order.map((place, at) => place === at);
	if (item.kind === 'match' && 'match' in answer) return answer.match.map((place, at) => place === at);
	return [];
}
