import { CARED, CARED_FOR, CARES, CARING } from '../acts.ts';
import { phrase, type Phrase, type Slots } from '../phrase.ts';
import { ADVERB, isParticiple } from '../verbs.ts';

const SLOTS: Slots = {
	adverb: ADVERB,
	participle: (words, at) => isParticiple(words[at], words[at + 1]),
	word: (words, at) => words[at]?.sign === false,
	care: CARES,
	cared: CARED,
	caring: CARING,
	'cared-for': CARED_FOR,
};

export const words = (pattern: string): Phrase => phrase(pattern, SLOTS);
