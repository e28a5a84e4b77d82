import { z } from 'zod';
import { reference } from '../entries/kinds.ts';

const MOST = 500;

/** What a form sends for many at once. */
export const Chosen = z.object({
	numbers: z
		.array(z.coerce.number().int().positive(), 'Choose some first.')
		.min(1, 'Choose some first.')
		.max(MOST, `${MOST} can be changed at once.`),
});
export const ChosenTopic = Chosen.extend({
	topic: z.string().trim().min(1, 'Which topic?').max(80, 'A topic can be 80 characters at the most.'),
});

export interface ManyChanged {
	did: 'added' | 'taken';
	topic: string;
	/** Numbers of those that changed. */
	changed: number[];
	/** Had it already, or had it not. */
	same: number;
	/** Not theirs to change. */
	refused: number;
}

/** `“DNS” added to 3. One had it already. Two are for their authors to change.` */
export function manySentence({ did, topic, changed, same, refused }: ManyChanged): string {
	const [only] = changed;
	const which =
		changed.length === 1 && only !== undefined ? reference('postmortem', only) : count(changed.length, true);
	return [
		did === 'added' ? `“${topic}” added to ${which}.` : `“${topic}” taken from ${which}.`,
		same === 0 ? '' : `${count(same)} had it ${did === 'added' ? 'already' : 'not'}.`,
		refused === 0
			? ''
			: `${count(refused)} ${refused === 1 ? 'is' : 'are'} for ${refused === 1 ? 'its' : 'their'} authors to change.`,
	]
		.filter(Boolean)
		.join(' ');
}

function count(n: number, inside = false): string {
	const word = ['none', 'one'][n];
	if (word === undefined) return n.toLocaleString('en');
	return inside ? word : word.charAt(0).toUpperCase() + word.slice(1);
}
