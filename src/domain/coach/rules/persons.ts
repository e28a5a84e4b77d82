import { subjectOf, isPerson, judgedPhrase, type Subject } from '../subject.ts';
import type { Word } from '../sentences.ts';
import { JOINING, PARTING } from '../subject.ts';
import { GROUP, PREPOSITION, QUANTITY, ROLE, SELF } from '../people.ts';
import { ADVERB, AUXILIARY, isFinite } from '../verbs.ts';
import { type Verdict, type Found, is, set } from './rule.ts';

const DEEDS = set(
	'mistake mistakes error errors oversight failure failures action actions fault slip carelessness negligence decision misunderstanding misjudgement misjudgment inattention neglect',
);

/** The noun phrase that begins at `from`, as behind `caused by`. `the user's browser` is a browser. */
export function phraseFrom(words: readonly Word[], from: number, owner = false): Subject {
	// `one of the operators`
	if (QUANTITY.has(is(words, from)) && is(words, from + 1) === 'of') {
		const inner = phraseFrom(words, from + 2);
		const who = isPerson(inner) && is(words, from) === 'one' ? 'one' : inner.who;
		return { ...inner, who, from };
	}
	let at = from;
	for (; at < words.length && at - from < 8; at++) {
		const word = words[at];
		if (!word || word.is === "'s" || word.is === "'" || ends(word, at - from, isNamed(words[at - 1]))) break;
	}
	let last = at - 1;
	while (last > from && ADVERB.has(is(words, last))) last -= 1;
	const subject = judgedPhrase(words, from, last);
	const owns = is(words, at) === "'s" || is(words, at) === "'";
	// `the provider's staff`
	const theirs = owns && !owner ? phraseFrom(words, at + 1) : null;
	if (theirs && isPerson(theirs)) return { ...theirs, from };
	return owns && !owner && !DEEDS.has(is(words, at + 1)) ? { ...subject, who: 'thing' } : subject;
}

const isNamed = (word: Word | undefined) =>
	word !== undefined && (word.name || ROLE.has(word.is) || GROUP.has(word.is) || SELF.has(word.is));

function ends(word: Word, distance: number, isSomebody: boolean): boolean {
	if (word.sign || PARTING.has(word.is) || JOINING.has(word.is)) return true;
	if (PREPOSITION.has(word.is) || AUXILIARY.has(word.is) || word.is === 'who') return true;
	if (isSomebody && WHEN.has(word.is)) return true;
	return (
		!word.name && distance > 0 && (isSomebody || distance > 1) && (word.is.endsWith('ing') || isFinite(word))
	);
}

/** Behind whoever did it may stand when: `by the support team hours earlier`. */
const WHEN = set(
	'hours minutes days weeks months years seconds earlier later sooner yesterday today last this twice again alone right long one two three',
);

/** Behind a passive: `was deleted by the admin`. */
export function agentOf(words: readonly Word[], from: number): Subject | null {
	for (let at = from; at < Math.min(words.length, from + 10); at++) {
		if (words[at]?.sign || PARTING.has(is(words, at))) return null;
		if (is(words, at) === 'by') return phraseFrom(words, at + 1);
	}
	return null;
}

/** What is said of a person is said of nobody else. */
export function personIs({ words: all, at }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	return isPerson(subject) ? { subject } : null;
}
