import { isPerson, subjectOf } from '../subject.ts';
import { phraseFrom } from './persons.ts';
import { has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

/** A case that is thought of, or guarded against. */
const AIMED = set('if chance chances risk likelihood prevent prevents avoid');

function forgot({ words: all, at }: Found): Verdict | null {
	if (/^(?:so|not|never|to|lest)$/.test(is(all, at - 1)) || has(all, AIMED, 0, at)) return null;
	// `I do not remember how`: today, and of no event.
	if (/^(?:do|does)$/.test(is(all, at)) && subjectOf(all, at).who === 'self') return null;
	const subject = subjectOf(all, at);
	const word = all[at - 1];
	// Things do not forget: a single capitalised word before it is somebody who is not on the list.
	const somebody = at === 1 && word !== undefined && /^\p{Lu}\p{Ll}+$/u.test(word.raw);
	if (subject.who === 'thing') return somebody ? { severity: 'high' } : null;
	return isPerson(subject) || at <= 3 ? { subject } : null;
}

/** `was forgotten`: only people can. */
function forgotten({ words: all, at, to }: Found): Verdict | null {
	if (is(all, to) === 'by' && !isPerson(phraseFrom(all, to + 1))) return null;
	if (is(all, at - 1) === 'not' || is(all, to) === 'password') return null;
	return { severity: 'low' };
}

/** `Forgotten cron job on the old host`, a note. */
const noted = ({ words: all, at, to }: Found): Verdict | null =>
	at === 0 && to < all.length && !/^passwords?$/.test(is(all, to)) ? { severity: 'low' } : null;

/** `slipped the engineer's mind` */
function slipped({ words: all, at, to }: Found): Verdict | null {
	if (/^(?:my|our)$/.test(is(all, at + 1))) return { severity: 'low' };
	const owner = phraseFrom(all, at + 1, true);
	return isPerson(owner) ? { subject: owner } : { severity: to - at < 4 ? 'high' : 'medium' };
}

function byNobody({ words: all, at }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	return subject.none && isPerson(subject) ? { subject, from: subject.from } : null;
}

function lostTrack({ words: all, at }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	return isPerson(subject) ? { subject } : null;
}

export const memory: Rule = {
	name: 'memory',
	message:
		'What in the process relied on somebody’s memory? People forget in every job; a checklist, a default or a reminder does not.',
	silentIn: ['actions'],
	patterns: [
		{ phrase: words('thought of|about'), judge: byNobody },
		{ phrase: words('lost|losing track of'), judge: lostTrack },
		{ phrase: words('forgot|forget|forgets|forgetting|misremembered'), judge: forgot },
		{ phrase: words('had|has|have {adverb}* forgotten'), judge: forgot },
		{ phrase: words('did|do|could not {adverb}* remember|recall'), judge: forgot },
		{ phrase: words('was|were|been {adverb}* forgotten'), judge: forgotten },
		{ phrase: words('forgotten'), judge: noted },
		{
			phrase: words("slipped|escaped {word} {word}? {word}? {word}? '|’? mind|minds|memory"),
			judge: slipped,
		},
		{ phrase: words('remembered|recalled|remembers'), judge: byNobody },
	],
};
