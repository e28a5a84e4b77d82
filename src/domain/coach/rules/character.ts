import { isPerson, subjectOf } from '../subject.ts';
import { GROUP, ROLE, SELF } from '../people.ts';
import { HIGH, has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const BE = set(
	'was were is are been being be got became am seem seemed too so very rather plain downright utterly just simply a bit little somewhat quite felt feeling grew grown',
);
const ACTS = set(`
	act action behaviour behavior attitude mistake error decision conduct handling deployment deploy work review change
	move reading approach engineering operator of on by`);
/** No thing is any of these, so whatever it is said of, somebody is meant. */
const STRICT = set(
	'careless negligent incompetent reckless irresponsible thoughtless unprofessional amateurish cavalier lackadaisical',
);
const THINGS = set(`
	loading load loaded evaluation init initialisation initialization import imports approach plan algorithm bayes
	implementation query code script design migration config configuration retry estimate model regex parser lock
	matching copy solution assumption`);

/** Guarded against, it is said of nobody. */
const GUARDED = set(
	'prevent prevents prevented preventing avoid avoids against protect protects protected guards',
);

/** A word for what somebody is like, said of somebody. */
function trait(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (has(all, set('not never without'), at - 2, at) || has(all, GUARDED)) return null;
	const next = is(all, to);
	if (THINGS.has(next)) return null;
	if (ROLE.has(next) || GROUP.has(next)) return { severity: 'high' };
	// A hasty act is judged as an act, by another rule.
	if (ACTS.has(next) && is(all, at) === 'hasty') return null;
	if (ACTS.has(next)) return { severity: has(all, SELF, 0, at) ? 'low' : 'high' };
	if (
		STRICT.has(is(all, at)) &&
		all[to]?.sign === false &&
		!/^(?:and|or|with|in|about|to|by|when)$/.test(next)
	) {
		return { severity: has(all, SELF, 0, at) ? 'low' : 'high' };
	}
	let verb = at - 1;
	while (
		verb >= 0 &&
		BE.has(is(all, verb)) &&
		!/^(?:was|were|is|are|been|be|got|became|am|felt|grew)$/.test(is(all, verb))
	)
		verb -= 1;
	if (verb < 0) return at <= 1 ? { severity: 'high' } : null;
	const subject = subjectOf(all, verb);
	if (isPerson(subject))
		return {
			subject:
				subject.who === 'self' ? subject : { ...subject, who: subject.who === 'named' ? 'named' : 'one' },
		};
	if (/^(?:careless|negligent|reckless|irresponsible|thoughtless)$/.test(is(all, at)) && verb > 0)
		return { severity: 'high' };
	return /^(?:this|that|it)$/.test(is(all, subject.to - 1)) && /^(?:was|is)$/.test(is(all, verb))
		? { severity: 'high' }
		: null;
}

const AIMED = set('avoid prevent reduce against no');

/** `carelessness`: no thing has it. */
function traitOf({ words: all, at }: Found): Verdict | null {
	if (has(all, AIMED, at - 2, at)) return null;
	return { severity: has(all, set('our my we i'), 0, at) && !has(all, ROLE, 0, at) ? 'low' : 'high' };
}

function deed(found: Found): Verdict | null {
	const subject = subjectOf(found.words, found.at);
	if (isPerson(subject))
		return { subject: subject.who === 'others' && !subject.none ? { ...subject, who: 'one' } : subject };
	return subject.who === 'untold' && found.at <= 2 ? { severity: 'high' } : null;
}

/** Adverbs: `carelessly pushed`. */
const manner = ({ words: all, at }: Found): Verdict | null => {
	const subject = subjectOf(all, at);
	if (isPerson(subject)) return { subject };
	// Values are computed lazily; nobody but people act carelessly.
	return /^(?:lazily|blindly|blithely|mindlessly|sloppily)$/.test(is(all, at)) ? null : { severity: 'high' };
};

export const character: Rule = {
	name: 'character',
	message:
		'What was the situation like from where they sat? A trait explains nothing that the next person could use; describe the situation, not the person (Etsy’s debriefing facilitation guide).',
	patterns: [
		{
			phrase: words(
				'was|were|is|are not {adverb}* careful|thorough|attentive|diligent|cautious|precise|vigilant|conscientious|professional',
			),
			judge: deed,
		},
		{
			phrase: words(
				'deploy|deployment|change|decision|handling|rollout|merge|restart|migration|behaviour|behavior|act|approach|work|response|attitude|move was|were|is {adverb}* reckless|careless|negligent|irresponsible|sloppy|stupid|foolish|amateurish|unprofessional',
			),
			judge: HIGH,
		},
		{
			phrase: words('nobody|no-one was|is {adverb}* paying attention'),
			judge: () => ({ severity: 'medium' }),
		},
		{ phrase: words('was|were half asleep'), judge: deed },
		{ phrase: words('took|take|taking {word} {word}? {word}? {word}? lightly'), judge: deed },
		{ phrase: words('should|ought {adverb}* to? know|known better'), judge: HIGH },
		{ phrase: words('knew|knows better'), judge: deed },
		{ phrase: words('lacked|lacks|lacking discipline|diligence|care|professionalism|common'), judge: deed },
		{ phrase: words('common sense'), judge: HIGH },
		{
			phrase: words('rookie|beginner|amateur|schoolboy mistake|error|mistakes|errors'),
			judge: HIGH,
		},
		{
			phrase: words(
				'careless|negligent|lazy|sloppy|incompetent|reckless|complacent|irresponsible|unprofessional|thoughtless|inattentive|clueless|stupid|dumb|idiotic|foolish|clumsy|ignorant|arrogant|overconfident|over-confident|stubborn|naive|naïve|undisciplined|unthinking|lackadaisical|cavalier|amateurish|heedless|oblivious|hasty|slapdash',
			),
			judge: trait,
		},
		{
			phrase: words(
				'carelessness|negligence|laziness|sloppiness|incompetence|recklessness|complacency|stupidity|arrogance|overconfidence|ignorance|inattentiveness|irresponsibility|idiocy|ineptitude|thoughtlessness',
			),
			judge: traitOf,
		},
		{
			phrase: words(
				'carelessly|negligently|lazily|sloppily|recklessly|irresponsibly|thoughtlessly|foolishly|stupidly|blindly|blithely|mindlessly|incompetently',
			),
			judge: manner,
		},
		{ phrase: words('was|were {adverb}* not {adverb}* thinking|concentrating|focused|trying'), judge: deed },
		{ phrase: words('did|does|do not {adverb}* care|bother'), judge: deed },
		{ phrase: words('could not be bothered'), judge: deed },
		{ phrase: words('asleep at the wheel'), judge: HIGH },
		{ phrase: words('was|were not {adverb}* paying attention'), judge: deed },
		{ phrase: words('lack of discipline|diligence|care|professionalism|attention'), judge: traitOf },
		{ phrase: words('idiot|idiots|moron|morons|fool|fools|cowboys'), judge: HIGH },
	],
};
