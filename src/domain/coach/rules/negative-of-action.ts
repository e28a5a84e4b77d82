import { CARED, CARED_FOR, CARES, CARES_NOW, CARING, NOTICE, NOTICED } from '../acts.ts';
import { isPerson, subjectOf, type Subject } from '../subject.ts';
import { AUXILIARY, isFinite } from '../verbs.ts';
import { phraseFrom } from './persons.ts';
import { has, is, says, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const REASONS = set('because since due given as so therefore');
const USERS = set('users customers clients visitors user customer');
/** An attempt that did not work out, or harm done to somebody. */
const ATTEMPTS = set(`
	reproduce find restore reach connect resolve recover log login load access authenticate sign receive get pull
	open launch start download upload determine replicate identify locate pinpoint diagnose`);
const STATES = set(`
	have receive know get hear need want expect be been had received known got heard seen gotten experienced expected
	happened happen meant mean intended lost lose encountered saw`);
const THINGS_SEEN = set(
	'alert alerts alarm alarms page pages message messages warning warnings email mail ticket sign signs',
);

/** A decision with its reason, or a cue that the sentence itself says was missing. */
function explained(all: Found['words'], from: number, to: number): boolean {
	if (has(all, set('because since due given'), to)) return true;
	if (says(all, to, 'so') || has(all, set('deliberately intentionally decided chose'), 0, to)) return true;
	return is(all, from - 1) === 'so' && all.slice(0, from - 1).length > 2;
}

function omission(found: Found, subject: Subject, verb: number): Verdict | null {
	const { words: all, to } = found;
	const act = is(all, verb);
	if (subject.who === 'thing') return null;
	if (isPerson(subject) && USERS.has(is(all, subject.to - 1)) && (NOTICE.has(act) || ATTEMPTS.has(act)))
		return null;
	const from = subject.from >= 0 ? subject.from : found.at;
	if (explained(all, from, to) || noCue(all, to, act)) return null;
	if (act === 'see' && is(all, found.at) === 'did' && !has(all, THINGS_SEEN, to, to + 4)) return null;
	return { subject };
}

/** `because there was no alert`, said in the same sentence. */
function noCue(all: Found['words'], from: number, act: string): boolean {
	if (!NOTICE.has(act) && !NOTICED.has(act)) return false;
	const end = Math.min(all.length, from + 14);
	for (let at = from; at < end; at++) {
		if (
			/^(?:no|without|missing|lacking|lacked|silent|silently|muted|broken)$/.test(is(all, at)) &&
			has(all, CUES, at - 4, at + 5)
		)
			return true;
	}
	return false;
}
const CUES = set(`
	alert alerts alerting alarm alarms log logs logging warning warnings metric metrics monitoring dashboard dashboards sign
	signs indication page pages notification notifications message messages signal signals error errors graph label`);

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
	if (STATES.has(act) || ATTEMPTS.has(act) || OUTCOMES.has(act) || act.endsWith('ing')) return null;
	return omission(found, subject, to - 1);
}
const OUTSIDE = set('users customers clients visitors user customer vendor vendors supplier suppliers');
const OUTCOMES = set(
	'succeed manage work help fail agree feel like seem appear suffer exist change cause believe trust remember recall care bother understand require matter even ever',
);

function agentOf(all: Found['words'], from: number): Subject | null {
	for (let at = from; at < Math.min(all.length, from + 5); at++) {
		if (is(all, at) === 'by') return phraseFrom(all, at + 1);
	}
	return null;
}

/** Only `and`, `but`, adverbs or a time stand before it: a note, and people write notes of people. */
const bare = (all: Found['words'], at: number) => at <= 3 || /^(?:and|but|then)$/.test(is(all, at - 1));

/** *Never* is stronger than *did not*: any act counts, a state still does not. */
function never(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const subject = subjectOf(all, at);
	const verb = is(all, to - 1);
	if (!isPerson(subject) || STATES.has(verb) || /^(?:mind|again|before|once)$/.test(verb)) return null;
	if (!CARED.has(verb) && !CARES.has(verb) && !verb.endsWith('ed') && !DONE.has(verb)) return null;
	return omission(found, subject, to - 1);
}
const DONE = set('made did done wrote written set put took taken gave given went ran sent told came thought');

function failed(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const act = is(all, to - 1);
	const subject = subjectOf(all, at);
	if (ATTEMPTS.has(act)) return null;
	if (isPerson(subject)) return omission(found, subject, to - 1);
	return subject.who === 'untold' && CARES.has(act) && at <= 2 ? { subject } : null;
}

/** Verbs that are an omission by themselves: their subject only has to be a person. */
function byItself(found: Found): Verdict | null {
	if (/^(?:just|narrowly|barely|almost)$/.test(is(found.words, found.at - 1))) return null;
	const subject = subjectOf(found.words, found.at);
	const wilful = /^(?:ignored|disregarded|overlooked|bypassed|neglected)$/.test(is(found.words, found.at));
	if (!isPerson(subject) || (!wilful && USERS.has(is(found.words, subject.to - 1)))) return null;
	return explained(found.words, subject.from, found.to) ? null : { subject };
}

function passive(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const subject = subjectOf(all, at);
	if (/^(?:they|we|i)$/.test(is(all, subject.to - 1)) || explained(all, at, to)) return null;
	if (noCue(all, to, is(all, to - 1))) return null;
	const agent = agentOf(all, to);
	if (agent) return isPerson(agent) && !USERS.has(is(all, agent.to - 1)) ? { subject: agent } : null;
	if (!CARED_FOR.has(is(all, to - 1))) return null;
	if (has(all, REASONS, to, to + 1)) return null;
	return { severity: 'low' };
}

/** What nobody had, received or remembered is no omission, or is for another rule to say. */
function unheeded({ words: all }: Found, subject: Subject, verb: number): Verdict | null {
	const act = is(all, verb);
	const to = verb + 1;
	if (act === 'had' && CARED_FOR.has(is(all, to))) return { subject, from: subject.from, to: to + 1 };
	if (/^(?:was|were|is|are)$/.test(act) && CARING.has(is(all, to)))
		return { subject, from: subject.from, to: to + 1 };
	if (AUXILIARY.has(act) && act !== 'did') return null;
	if (STATES.has(act) || /^(?:remembered|recalled|used|died|left|wanted|needed|could)$/.test(act))
		return null;
	if (USERS.has(is(all, subject.to - 1)) || noCue(all, to, act) || explained(all, subject.from, to))
		return null;
	return { subject, from: subject.from, to };
}

/** `Nobody noticed`, `none of the reviewers checked`. */
function byNobody(found: Found): Verdict | null {
	const { words: all, at } = found;
	for (let verb = at + 1; verb < Math.min(at + 9, all.length); verb++) {
		const word = all[verb];
		if (!word || word.sign) return null;
		if (!(isFinite(word) || CARED.has(word.is) || CARES_NOW.has(word.is))) continue;
		const subject = subjectOf(all, verb);
		if (!subject.none || !isPerson(subject) || (subject.from > at + 1 && is(all, subject.from - 1) !== 'nor'))
			return null;
		return unheeded(found, subject, verb);
	}
	return null;
}

function without(found: Found): Verdict | null {
	const { words: all, at } = found;
	if (has(all, set('deliberately decided chose because'))) return null;
	let verb = at - 1;
	while (verb > 0 && !/ed$|^(?:ran|made|put|took|went|began|built|wrote|sent)$/.test(is(all, verb)))
		verb -= 1;
	if (verb < 0 || at - verb > 14) return null;
	const subject = subjectOf(all, verb);
	if (/^(?:was|were|been|being)$/.test(is(all, verb - 1))) return { severity: 'low' };
	return isPerson(subject) || subject.who === 'untold' ? { subject } : null;
}

const LOW = (): Verdict => ({ severity: 'low' });

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

export const negativeOfAction: Rule = {
	name: 'negative-of-action',
	message:
		'What were they looking at instead, and which cue was absent? What people did made sense to them at the time; what they did not do explains little (Bergström’s traps of accident analysis).',
	silentIn: ['actions', 'praise'],
	patterns: [
		{ phrase: words('waited|hesitated|took {adverb}* long|much'), judge: byItself },
		{ phrase: words('but|and not|never {adverb}* {cared-for}'), judge: LOW },
		{ phrase: words('left out'), judge: byItself },
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
		{ phrase: words('was|were|is|are not {adverb}* {caring}'), judge: denied },
		{ phrase: words('rarely|seldom|barely|hardly ever? {word}'), judge: rarely },
		{ phrase: words('turned|turning a blind eye'), judge: byItself },
		{
			phrase: words(
				'waved|brushed|rubber-stamped|cut|shrugged {word}? {word}? {word}? through|aside|off|corners',
			),
			judge: byItself,
		},
		{
			phrase: words(
				'without|lacking a|an|any|the|asking|proper|prior|further {word}? {word}? review|approval|test|tests|testing|check|checks|notice|warning|announcement|backup|consultation|confirmation|permission|plan|coordination|peer',
			),
			judge: without,
		},
		{ phrase: words('this|it|that was|were not {adverb}* seen|noticed|caught|picked|spotted'), judge: LOW },
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
				'skipped|missed|dismissed the|a|an|this|that|these|those|all|both|several|it|every|any|our|his|her|their|two|three|signs|warnings|alerts|steps',
			),
			judge: byItself,
		},
		{ phrase: words('did|doing nothing'), judge: byItself },
		{
			phrase: words(
				'was|were|been|being {adverb}* ignored|overlooked|skipped|disregarded|dismissed|neglected|missed|bypassed',
			),
			judge: leftOut,
		},
		{ phrase: words('took no|little ownership|action|notice|responsibility'), judge: byItself },
		{ phrase: words('paid no|little|insufficient attention|heed'), judge: byItself },
		{ phrase: words('was|were not|never {adverb}* {participle}'), judge: passive },
		{ phrase: words('had|has|have not|never {adverb}* been {adverb}* {participle}'), judge: passive },
		{
			phrase: words(
				'went {adverb}* unnoticed|unanswered|unread|unreviewed|unheeded|untested|unchecked|ignored',
			),
			judge: unseen,
		},
		{
			phrase: words('nobody|no-one|no|none|neither {word}? {word}? {word}? {word}? {word}? {word}'),
			judge: byNobody,
		},
		{ phrase: words('without {adverb}* {caring}'), judge: without },
	],
};

/** `The warning was ignored`, by whomever. */
function leftOut(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const agent = is(all, to) === 'by' ? phraseFrom(all, to + 1) : null;
	if (agent) return isPerson(agent) ? { subject: agent } : null;
	return is(all, at - 1) === 'be' || explained(all, at, to) || has(all, set('should could'), 0, at)
		? null
		: LOW();
}

function unseen({ words: all, to }: Found): Verdict | null {
	return has(all, set('for until because'), to, to + 1) ? null : LOW();
}

function neverPerfect(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (!CARED.has(is(all, to - 1))) return null;
	return denied({ ...found, at, to });
}
