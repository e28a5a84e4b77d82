import { CARED_FOR } from '../acts.ts';
import { DETERMINER } from '../people.ts';
import { UNTOLD, isPerson, ownerAt, subjectOf, type Subject } from '../subject.ts';
import { isParticiple } from '../verbs.ts';
import { agentOf, phraseFrom } from './persons.ts';
import { LOW, has, is, says, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

/** What people do about trouble, so that a passive of it speaks of them. */
const HANDLED = set(`
	addressed caught prevented avoided detected fixed done handled noticed rushed raised announced mitigated resolved
	spotted escalated documented rolled reverted anticipated foreseen planned discovered found identified tested
	reviewed removed rotated revoked stopped merged deployed released shipped enabled disabled upgraded updated automated
	implemented added put made set taken given asked treated known trained tackled prioritised prioritized paged
	alerted communicated monitored cleaned postponed delayed recovered restored written recorded noted agreed changed closed opened locked checked secured rehearsed assigned trained replaced
	paused suspended frozen slowed
	declared called contacted assembled convened halted aborted published posted sent engaged invited
	lowered raised increased decreased adjusted tuned configured tightened extended pinned migrated decommissioned
	informed involved renewed ordered minimised minimized reduced shortened`);
/** What a guess at a cause, or harm, is made of. */
const GUESSES = set(`
	been caused led resulted happened affected leaked triggered contributed meant become occurred gone failed broken
	lost crashed gotten got had experienced received missed`);
const USERS = set('users customers clients user customer people visitors');
const HELPFUL = set(`
	prevented avoided caught detected stopped allowed helped saved shortened reduced spared alerted warned shown told
	flagged made enabled given identified revealed noticed blocked spotted led mitigated limited surfaced let protected
	picked fixed sped improved exposed found uncovered sufficed`);
const WORSE = set('worse even possible unable without');
const SOONER = set('earlier sooner faster quicker quickly before easily better avoided prevented');
const CLAUSE = set('if when unless');
const SOMEBODY = /^(?:we|i|they|he|she|it|there|you|somebody|someone|anybody|anyone)$/;

/** `if …`, `had we …`, `with a canary …`: a world that was not. */
function supposes(all: Found['words'], from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const word = is(all, at);
		const next = is(all, at + 1);
		if (CLAUSE.has(word) || (word === 'with' && /^(?:a|an|more|better)$/.test(next))) return true;
		if (word !== 'had' && word !== 'were') continue;
		if (SOMEBODY.test(next) || all[at + 1]?.name) return true;
		const before = all[at - 1];
		const opens = !before || before.sign || SOONER.has(before.is) || isParticiple(before);
		if (opens && DETERMINER.has(next)) return true;
	}
	return false;
}

const judgedBySubject = (subject: Subject): Verdict | null => (subject.who === 'thing' ? null : { subject });

function duty({ words: all, at, to }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	const passive = is(all, to - 2) === 'been' || (is(all, to - 1) === 'been' && is(all, to) !== '');
	if (passive) return passiveOf(all, at, to, subject);
	if (isPerson(subject)) return { subject, suggestion: null };
	// People make plans and reviews, so what those lack is what people left out.
	if (MADE.test(is(all, subject.to - 1)) && HOLDS.test(is(all, to - 1))) return { severity: 'low' };
	// `Should have checked the limit`, a note without a subject.
	return subject.who === 'untold' && at === 0 ? { subject } : null;
}

const MADE =
	/^(?:plan|plans|review|reviews|runbook|runbooks|documentation|checklist|process|procedure|design|policy|handover|estimate|tests|test|training|specification|freeze|release|notes|escalation|rollback|announcement|decision|call|handover|failover|deployment|upgrade|migration)$/;
const HOLDS =
	/^(?:included|covered|contained|mentioned|warned|prevented|caught|flagged|described|named|listed|applied|considered|addressed|started|ended|gone|taken|happened|stopped|required|anticipated)$/;

function passiveOf(all: Found['words'], at: number, to: number, subject: Subject): Verdict | null {
	const agent = agentOf(all, to);
	if (agent) return isPerson(agent) ? { subject: agent } : null;
	const participle = is(all, to - 1);
	if (participle !== 'been') {
		const handled = HANDLED.has(participle) || CARED_FOR.has(participle) || has(all, SOONER, to, to + 4);
		return handled ? { subject: { ...subject, who: 'untold' } } : null;
	}
	// `We should have been more careful`: a person, and what they were.
	return isPerson(subject) ? { subject } : null;
}

function chance(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const last = is(all, to - 1);
	const subject = subjectOf(all, at);
	// What nobody could have known faults nobody.
	if (subject.none) return null;
	if (has(all, WORSE, to, to + 3)) return null;
	// Another way of doing it, in a note on how something is done.
	if (has(all, set('also alternatively'), at, to) || (is(all, to) === ':' && subject.who === 'self'))
		return null;
	if (is(all, at) === 'would' || is(all, at) === "'d") return outcome(found, subject);
	const doer = is(all, to) === 'by' ? phraseFrom(all, to + 1) : null;
	if (doer && isPerson(doer)) return { subject: doer };
	if (is(all, to - 2) === 'been' || is(all, to - 2) === 'be') {
		const known = has(all, SOONER, to - 1, to + 5) && HANDLED.has(last);
		const human = CARED_FOR.has(last) && !has(all, set('to'), to, to + 1);
		return known || human ? { subject: { ...subject, who: 'untold' } } : null;
	}
	if (!isPerson(subject) && HELPFUL.has(last) && !/^(?:led|made|been)$/.test(last)) {
		return { subject: { ...subject, who: 'untold' } };
	}
	if (!isPerson(subject) || GUESSES.has(last) || USERS.has(is(all, subject.to - 1))) return null;
	return { subject };
}

/** What a check that was not there would have done, or what would not have happened. */
function outcome({ words: all, at, to, part }: Found, subject: Subject): Verdict | null {
	const negative = is(all, at + 1) === 'not' || is(all, at + 1) === 'never';
	if (part === 'praise' || has(all, set('even though unlikely')) || has(all, set('without'))) return null;
	const conditional = supposes(all, 0, at) || supposes(all, to, all.length);
	const done = is(all, to - 1);
	if (done === 'had' && is(all, to) === 'to') return null;
	if (conditional) {
		// A worse world, or a remedy that was none.
		if (negative ? COUNTERED.has(done) : HARM.has(done) || has(all, HARM, to, to + 2)) return null;
		return { subject: conditionOf(all) ?? { ...subject, who: subject.who === 'self' ? 'self' : 'untold' } };
	}
	// Whoever does it in the world that did not happen is not faulted in this one.
	const imagined = !isPerson(subject) || INDEFINITE.test(is(all, subject.from));
	const better =
		INDEFINITE.test(is(all, subject.from)) && isPerson(subject) && !HARM.has(done) && done !== 'been';
	return !negative && (HELPFUL.has(done) || better) && imagined
		? { subject: { ...subject, who: 'untold' } }
		: null;
}

/** `if the reviewer had read it`: who is measured is the one of whom it was wanted. */
function conditionOf(all: Found['words']): Subject | null {
	const from = all.findIndex((word) => word.is === 'if');
	if (from === -1) return null;
	for (let at = from + 1; at < Math.min(from + 9, all.length); at++) {
		if (is(all, at) !== 'had') continue;
		const subject = subjectOf(all, at);
		// Whoever had to be asked, or was not there, is faulted for nothing.
		if (is(all, at + 1) === 'been' || INDEFINITE.test(is(all, subject.from))) return null;
		return isPerson(subject) ? subject : null;
	}
	return null;
}
const wished = ({ words: all }: Found): Verdict => ({ subject: conditionOf(all) ?? UNTOLD });

/** `they should have`, and no more. */
function shortened({ words: all, at, to }: Found): Verdict | null {
	const next = all[to];
	if (next && !/^(?:[.,;)!]|!!|—|–|but|and|before)$/.test(next.is)) return null;
	const subject = subjectOf(all, at);
	return isPerson(subject) ? { subject } : null;
}

/** `had to be renewed but was not` */
const undone = ({ words: all, to }: Found): Verdict | null => {
	const but = all.findIndex((word, at) => at >= to && word.is === 'but');
	return but !== -1 && has(all, set('not never'), but, but + 4) ? { severity: 'low' } : null;
};

const ideally = ({ words: all, to }: Found): Verdict | null => {
	const wanted = all.findIndex((word, at) => at >= to && /^(?:would|should|could|'d)$/.test(word.is));
	return wanted !== -1 && has(all, set('have'), wanted, wanted + 3) ? { severity: 'low' } : null;
};

const COUNTERED = set(
	'helped mattered changed prevented protected made saved survived recovered worked sufficed fixed',
);
const INDEFINITE = /^(?:a|an|another|any|more|one|two)$/;
const HARM = set(
	'lost failed crashed leaked affected worse broken expired corrupted stayed down gone longer',
);

const aside = (subject: Subject): Subject =>
	subject.who === 'thing' ? { ...subject, who: 'untold' } : subject;

/** `Had the ticket been linked, it would …` */
function inverted({ words: all, at, to }: Found): Verdict | null {
	if (at > 0 && !(all[at - 1]?.sign ?? false) && is(all, at - 1) !== 'and') return null;
	const rest = has(all, set('would could might'), to);
	if (!rest || has(all, set('even'), 0, at)) return null;
	const subject = phraseFrom(all, at + 1);
	return { subject: aside(subject), to: Math.max(subject.to, at + 2) };
}

/** `was supposed to check`: only people owe something. */
function owed({ words: all, at, to }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	if (!isPerson(subject) || subject.who === 'self') return null;
	return says(all, to, 'be') ? null : judgedBySubject(subject);
}

/** `It was the reviewer's job to catch this.` */
function expectedOf({ words: all, at }: Found): Verdict | null {
	if (is(all, at - 1) !== "'s" || !has(all, set('was were'), 0, at)) return null;
	const owner = ownerAt(all, at - 1);
	return isPerson(owner) ? { subject: owner, from: owner.from } : null;
}

export const counterfactual: Rule = {
	name: 'counterfactual',
	message:
		'What was done at that moment, and what could be known then? A world that did not happen explains little of the one that did (Dekker, The Field Guide to Understanding “Human Error”).',
	silentIn: ['actions'],
	patterns: [
		{ phrase: words('in an ideal|perfect world'), judge: LOW },
		{ phrase: words('job|responsibility|duty|task to {word}'), judge: expectedOf },
		{ phrase: words('was|were {adverb}* avoidable|preventable|unnecessary|needless'), judge: LOW },
		{
			phrase: words(
				'should|ought not? to? {adverb}* the? very? least? have|of {adverb}* been? {adverb}* {participle}',
			),
			judge: duty,
		},
		{ phrase: words('should|ought not? to? {adverb}* have {adverb}* been'), judge: duty },
		{ phrase: words('needed|had to have {adverb}* been? {participle}'), judge: duty },
		{ phrase: words('was|were {adverb}* supposed|meant|expected|obliged|required to {word}'), judge: owed },
		{
			phrase: words("could|might|would|'d not? {adverb}* have|of {adverb}* been|be? {adverb}* {participle}"),
			judge: chance,
		},
		{ phrase: words('should|could not? have'), judge: shortened },
		{ phrase: words('ideally'), judge: ideally },
		{ phrase: words('needed|had|was|were to be {adverb}* {participle}'), judge: undone },
		{
			phrase: words(
				'there should|ought to? have been a|an|some|more|better|at {word}? {word}? runbook|alert|alerts|check|checks|test|tests|review|plan|rehearsal|canary|guard|warning|process|procedure|checklist|policy|dashboard|backup|backups|documentation|escalation|handover|communication|announcement|drill|audit|owner|alarm|monitoring|limit|playbook',
			),
			judge: LOW,
		},
		{ phrase: words('if only'), judge: wished },
		{ phrase: words('wish|wished we|i|they had'), judge: LOW },
		{ phrase: words('had {word} {word}? {word}? {word}? {word}? {participle}'), judge: inverted },
		{
			phrase: words(
				'would have been better|wise|wiser|prudent|sensible|smart|smarter|safer|faster|quicker|easier|shorter|smoother|best|nice|good|ideal|helpful|useful',
			),
			judge: LOW,
		},
		{ phrase: words('better to have {participle}'), judge: LOW },
	],
};
