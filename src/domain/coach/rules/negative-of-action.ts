import { ADVERB, AUXILIARY } from '../verbs.ts';
import { CARED, CARES, CARES_NOW } from '../acts.ts';
import { isPerson, ownerAt, subjectOf, type Subject } from '../subject.ts';
import { LEFT_UNDONE } from './left-undone.ts';
import { ATTEMPTS, STATES, USERS, explained, omission } from './omission.ts';
import { phraseFrom } from './persons.ts';
import { has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

function denied(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const verb = to - 1;
	const subject = subjectOf(all, at);
	if (subject.who === 'untold' && at > 0 && !(all[at - 1]?.sign ?? false) && !bare(all, at)) return null;
	return omission(found, subject, verb);
}

/** Of others any act counts that is not a state; the author's own side has its reasons at hand. */
function deniedByOthers(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const act = is(all, to - 1);
	const subject = subjectOf(all, at);
	if (!isPerson(subject) || subject.who === 'self' || OUTSIDE.has(is(all, subject.to - 1))) return null;
	// *They* may be pods; pods check, but do not ask.
	if (is(all, subject.to - 1) === 'they' && !CARES.has(act)) return null;
	if (STATES.has(act) || ATTEMPTS.has(act) || OUTCOMES.has(act) || act.endsWith('ing')) return null;
	return omission(found, subject, to - 1);
}

const OUTSIDE = set('users customers clients visitors user customer vendor vendors supplier suppliers');

const OUTCOMES = set(
	'succeed manage work help fail agree feel like seem appear suffer exist change cause believe trust remember recall care bother understand require matter even ever',
);

/** Only `and`, `but`, adverbs or a time stand before it: a note, and people write notes of people. */
const bare = (all: Found['words'], at: number) => at <= 3 || /^(?:and|but|then)$/.test(is(all, at - 1));

/** *Never* is stronger than *did not*: any act counts, a state still does not. */
function never(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const subject = subjectOf(all, at);
	const verb = is(all, to - 1);
	if (!isPerson(subject) || STATES.has(verb) || /^(?:mind|again|before|once|see)$/.test(verb)) return null;
	if (!CARED.has(verb) && !CARES.has(verb) && !verb.endsWith('ed') && !DONE.has(verb)) return null;
	return omission(found, subject, to - 1);
}

const DONE = set('made did done wrote written set put took taken gave given went ran sent told came thought');

function failed(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const act = is(all, to - 1);
	const subject = subjectOf(all, at);
	if (ATTEMPTS.has(act)) return null;
	if (is(all, subject.to - 1) === 'they' && !CARES.has(act)) return null;
	if (isPerson(subject)) return omission(found, subject, to - 1);
	return subject.who === 'untold' && CARES.has(act) && at <= 2 ? { subject } : null;
}

/** `Engineers routinely skip it`; what one *can* skip is no habit. */
const habit = (found: Found): Verdict | null => {
	let before = found.at - 1;
	while (before > 0 && ADVERB.has(is(found.words, before))) before -= 1;
	return AUXILIARY.has(is(found.words, before)) ? null : byItself(found);
};

/** What one aims at; to miss it is a measurement. */
const AIMS = set(
	'objective objectives target targets slo slos sla slas goal goals deadline deadlines budget',
);

/** Verbs that are an omission by themselves: their subject only has to be a person. */
function byItself(found: Found): Verdict | null {
	if (/^(?:just|narrowly|barely|almost)$/.test(is(found.words, found.at - 1))) return null;
	const subject = subjectOf(found.words, found.at);
	const wilful = /^(?:ignored|disregarded|overlooked|bypassed|neglected)$/.test(is(found.words, found.at));
	if (AIMS.has(is(found.words, found.to))) return null;
	if (!isPerson(subject) || (!wilful && USERS.has(is(found.words, subject.to - 1)))) return null;
	return explained(found.words, subject.from, found.to) ? null : { subject };
}

/** `Developers ignoring warnings`, `on-call ignores the page`: right behind whoever does it. */
function justBehind(found: Found): Verdict | null {
	const before = found.words[found.at - 1];
	const subject = subjectOf(found.words, found.at);
	if (!before || AUXILIARY.has(before.is) || subject.to !== found.at) return null;
	return byItself(found);
}

/** `the team's failure to announce it`, `failure of the operators to follow it` */
function ofWhom(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (explained(all, at, to)) return null;
	if (is(all, at + 1) === 'of') return personOrNothing(phraseFrom(all, at + 2));
	const mark = is(all, at - 1);
	if (mark === "'s" || mark === "'") return personOrNothing(ownerAt(all, at - 1));
	if (/^(?:our|my)$/.test(mark)) return { severity: 'low' };
	if (/^(?:their|his|her)$/.test(mark)) return { severity: mark === 'their' ? 'medium' : 'high' };
	return at === 0 ? { severity: 'low' } : null;
}

const personOrNothing = (subject: Subject): Verdict | null => (isPerson(subject) ? { subject } : null);

/** `chose to ignore`: a decision, and a fault by its verb. */
function refused(found: Found): Verdict | null {
	const act = is(found.words, found.to - 1);
	if (/^(?:chose|decided)$/.test(is(found.words, found.at)) && !/^(?:ignore|disregard|skip)$/.test(act))
		return null;
	const subject = subjectOf(found.words, found.at);
	return isPerson(subject) && !has(found.words, set('because since due'), found.to) ? { subject } : null;
}

/** `Reviewers rarely look at it` */
function rarely(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const act = is(all, to - 1);
	const subject = subjectOf(all, at);
	if (!isPerson(subject) || USERS.has(is(all, subject.to - 1))) return null;
	return CARES.has(act) || CARED.has(act) || CARES_NOW.has(act) ? omission(found, subject, to - 1) : null;
}

function neverPerfect(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (!CARED.has(is(all, to - 1))) return null;
	return denied({ ...found, at, to });
}

export const negativeOfAction: Rule = {
	name: 'negative-of-action',
	message:
		'What were they looking at instead, and which cue was absent? What people did made sense to them at the time; what they did not do explains little (Bergström’s traps of accident analysis).',
	silentIn: ['actions', 'praise'],
	patterns: [
		...LEFT_UNDONE,
		{ phrase: words('skimmed|glanced'), judge: byItself },
		{
			phrase: words(
				'skip|skips|ignore|ignores|bypass|bypasses|overlook|overlooks|neglect|neglects the|a|an|this|these|those|all|our|any|every|warnings|alerts|reviews|tests',
			),
			judge: habit,
		},
		{ phrase: words('had|has|have not {adverb}* been {caring}'), judge: denied },
		{ phrase: words('waited|hesitated|took {adverb}* long|much'), judge: byItself },
		{ phrase: words('left|leaving {word}? {word}? {word}? out'), judge: byItself },
		{
			phrase: words(
				'ignoring|overlooking|neglecting|skipping|bypassing|disregarding|dismissing|omitting {word}',
			),
			judge: justBehind,
		},
		{ phrase: words('not {adverb}* {caring}'), judge: justBehind },
		{
			phrase: words('ignores|skips|overlooks|bypasses|neglects|disregards|misses|omits {word}'),
			judge: justBehind,
		},
		{ phrase: words('failure|refusal|reluctance|unwillingness to {adverb}* {care}'), judge: ofWhom },
		{
			phrase: words('failure|refusal|reluctance of {word} {word}? {word}? {word}? to {adverb}* {care}'),
			judge: ofWhom,
		},
		{
			phrase: words('let|letting {word} {word}? {word}? {word}? sit|slide|lapse|expire|slip|pile|drift|rot'),
			judge: byItself,
		},
		{
			phrase: words(
				'took {word} {word}? {word}? {word}? to answer|react|respond|notice|acknowledge|reply|escalate|realise|realize|call',
			),
			judge: byItself,
		},
		{
			phrase: words(
				'kept|keeps|was|were|been|is|are {adverb}* ignoring|neglecting|overlooking|skipping|bypassing|dismissing|disregarding',
			),
			judge: byItself,
		},
		{
			phrase: words(
				'refused|declined|hesitated|forbore|chose|decided to ignore|help|act|answer|respond|escalate|fund|listen|read|follow|wait|look|disregard|skip|fix|take',
			),
			judge: refused,
		},
		{ phrase: words('slept|clicked|rushed|sat through|on|past'), judge: byItself },
		{ phrase: words('was|were not {adverb}* {caring}'), judge: denied },
		{ phrase: words('rarely|seldom|barely|hardly ever? {word}'), judge: rarely },
		{ phrase: words('turned|turning a blind eye'), judge: byItself },
		{
			phrase: words(
				'waved|brushed|rubber-stamped|cut|shrugged {word}? {word}? {word}? through|aside|off|corners',
			),
			judge: byItself,
		},
		{ phrase: words('did not {adverb}* {care}'), judge: denied },
		{ phrase: words('did not {adverb}* {word}'), judge: deniedByOthers },
		{ phrase: words('had|has|have not|never {adverb}* {participle}'), judge: neverPerfect },
		{ phrase: words('did not {adverb}* even|ever {word}'), judge: never },
		{ phrase: words('never {adverb}* {word}'), judge: never },
		{
			phrase: words('failed|fail|failing|neglected|neglecting|omitted|omitting to {adverb}* {word}'),
			judge: failed,
		},
		{ phrase: words('was|were {adverb}* slow|late|reluctant|unwilling|quick to {word}'), judge: byItself },
		{ phrase: words('overlooked|ignored|disregarded|neglected|bypassed'), judge: byItself },
		{
			phrase: words(
				'skipped|missed|dismissed|omitted the|a|an|this|that|these|those|all|both|several|it|every|any|our|his|her|their|two|three|signs|warnings|alerts|steps',
			),
			judge: byItself,
		},
		{ phrase: words('did|doing nothing'), judge: byItself },
		{ phrase: words('took no|little ownership|action|notice|responsibility'), judge: byItself },
		{ phrase: words('paid no|little|insufficient attention|heed'), judge: byItself },
	],
};
