import { isPerson, ownerAt, subjectOf, type Subject } from '../subject.ts';
import { ADVERB, isFiniteAt } from '../verbs.ts';
import { phraseFrom } from './persons.ts';
import { has, is, says, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const STRANGERS = set('attacker attackers hacker hackers intruder intruders spammers crawler bot bots');
const TROUBLE = set(`
	outage outages incident incidents failure failures problem problems issue issues downtime error errors disruption
	crash breakage bug breach leak loss delay this mess alert spike regression degradation it`);

/** What people trigger on purpose. */
const ACTS = set(
	'rollback rollout deploy deployment failover job pipeline build restart run release import backup page scan test drill',
);

const faulted = (subject: Subject, found: Found): Verdict | null =>
	isPerson(subject) &&
	is(found.words, subject.to - 1) !== 'they' &&
	!has(found.words, STRANGERS, subject.from, subject.to)
		? { subject }
		: null;

/** `caused by an engineer …` */
function by(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const verdict = faulted(phraseFrom(all, to), found);
	if (!verdict || has(all, set('not'), at - 2, at)) return null;
	// How something works, not how it broke.
	if (is(all, at) === 'triggered' && ACTS.has(is(all, subjectOf(all, at).to - 1))) return null;
	if (is(all, at) === 'triggered' && /^(?:is|are|be|can|get|gets)$/.test(is(all, at - 1))) return null;
	const gerund = is(all, verdict.subject?.to ?? to).endsWith('ing');
	const from = auxiliaryBefore(all, at);
	const began = is(all, to - 1) === 'by' && is(all, at) === 'caused' && gerund && from < at;
	return began ? { ...verdict, from, to, suggestion: 'began with' } : { ...verdict, to };
}

/** Where `was`, `had been`, `was apparently` begins. */
function auxiliaryBefore(all: Found['words'], at: number): number {
	let from = at;
	while (ADVERB.has(is(all, from - 1))) from -= 1;
	if (/^(?:was|were)$/.test(is(all, from - 1))) return from - 1;
	return says(all, from - 2, 'had been') || says(all, from - 2, 'has been') ? from - 2 : at;
}

/** `The contractor caused the outage.` */
function did(found: Found): Verdict | null {
	const { words: all, at } = found;
	const before = is(all, at - 1);
	// A mitigation, and its reason; or a search.
	if (
		all
			.slice(found.to)
			.some(
				(word, k) =>
					word.is === 'to' &&
					/^(?:prevent|stop|avoid|protect|limit|contain|allow|restore|fix|reduce)$/.test(
						is(all, found.to + k + 1),
					),
			)
	)
		return null;
	if (all.slice(at, found.to).some((word) => word.is.endsWith('ing'))) return null;
	if (/^(?:down|up|out|through|by|off)$/.test(is(all, at + 1)) && is(all, at) === 'broke') return null;
	if (is(all, at + 1) === 'by') return null;
	if (/^(?:what|which|that|whatever|to|was|were|been|be|being)$/.test(before)) return null;
	const subject = subjectOf(all, at);
	return faulted(authorOf(all, subject), found);
}

/** `The intern's change`: whose it was is told to say whose fault it was. */
function authorOf(all: Found['words'], subject: Subject): Subject {
	const mark =
		subject.who === 'thing'
			? all.findIndex((word, k) => k > subject.from && k < subject.to && word.is === "'s")
			: -1;
	return mark === -1 ? subject : ownerAt(all, mark);
}

/** `happened because an engineer unplugged it` */
function happened(found: Found): Verdict | null {
	const { words: all, to } = found;
	const subject = phraseFrom(all, to);
	const verb = is(all, subject.to);
	const act = verb.endsWith('ed') || /^(?:ran|cut|shut|put|took|pulled|broke)$/.test(verb);
	return subject.who !== 'self' &&
		act &&
		!/^(?:needed|wanted|decided|noticed|missed|ignored|overlooked|failed|skipped|assumed)$/.test(verb)
		? faulted(subject, found)
		: null;
}

/** `The team raised the count, causing the alert.` */
function followed(found: Found): Verdict | null {
	const { words: all, at } = found;
	let verb = at - 1;
	while (verb > 0 && !isFiniteAt(all, verb)) verb -= 1;
	// `Operators triggering a failover`, a note.
	if (verb <= 0) {
		const subject = subjectOf(all, at);
		return subject.from === 0 && subject.to === at && subject.who !== 'self' ? faulted(subject, found) : null;
	}
	if (/^(?:was|were|is|are|be|been)$/.test(is(all, verb - 1)) || /^(?:was|were|is|are)$/.test(is(all, verb)))
		return null;
	const subject = subjectOf(all, verb);
	return subject.who === 'self' ? null : faulted(subject, found);
}

/** What customers do with a service is load. */
const swamped = (found: Found): Verdict | null =>
	/^(?:users?|customers?|clients?|visitors?|people)$/.test(
		is(found.words, subjectOf(found.words, found.at).to - 1),
	)
		? null
		: did(found);

function responsible(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (has(all, set('not nobody'), at - 2, to)) return null;
	const subject = subjectOf(all, at);
	const forTrouble = is(all, to - 1) !== 'for' || has(all, TROUBLE, to, to + 5);
	return forTrouble ? faulted(subject, found) : null;
}

/** `was Oskar's fault` */
const owned = (found: Found): Verdict | null => {
	const mark = is(found.words, found.at - 1) === "'s" ? found.at - 1 : -1;
	if (mark === -1 || has(found.words, set('not nobody'), 0, found.at)) return null;
	const subject = ownerAt(found.words, mark);
	const verdict = faulted(subject, found);
	return verdict ? { ...verdict, from: subject.from } : null;
};

/** `Root cause: the operator restarted the primary` */
const named = (found: Found): Verdict | null => {
	const { words: all, to } = found;
	const subject = phraseFrom(all, to);
	const verb = is(all, subject.to);
	const tells =
		verb === '' || verb === '.' || /(?:ed|ing)$/.test(verb) || isFiniteAt(all, subject.to) || verb === 'who';
	return tells && !/^(?:was|were|had|did)$/.test(verb) ? faulted(subject, found) : null;
};

export const agentiveCause: Rule = {
	name: 'agentive-cause',
	message:
		'What made this action possible, and usual, that day? A person as the cause ends the search where the learning starts (PagerDuty’s post-mortem guide).',
	silentIn: ['actions', 'praise'],
	patterns: [
		{
			phrase: words(
				'overloaded|flooded|broken|crashed|killed|destroyed|wiped|interrupted|sabotaged|ruined|compromised|corrupted {adverb}* by',
			),
			judge: by,
		},
		{
			phrase: words(
				'outage|incident|failure|problem|issue|loop|disruption|downtime was|were|had|been been? {adverb}* started|set by|off',
			),
			judge: by,
		},
		{ phrase: words('fault|doing'), judge: owned },
		{
			phrase: words(
				'cut|severed|unplugged|disconnected the|our|a {word}? power|cable|cables|line|fibre|fiber|feed|connection|link',
			),
			judge: did,
		},
		{ phrase: words('failure|fault|blame|outage|this|that is|was|lies on'), judge: by },
		{ phrase: words('locked|kicked|threw us|everyone|everybody|users|customers out'), judge: did },
		{ phrase: words('cause|reason|trigger|culprit|origin :|-|–|—'), judge: named },
		{ phrase: words('caused|triggered|provoked|precipitated|induced {adverb}* by'), judge: by },
		{ phrase: words('brought down|about by'), judge: by },
		{ phrase: words('taken|knocked down|out|offline by'), judge: by },
		{ phrase: words('due|owing|down|traced|attributable|attributed back? to'), judge: by },
		{ phrase: words('because|fault|work|doing|result|consequence of'), judge: by },
		{ phrase: words('stemmed|resulted|originated|arose from|with'), judge: by },
		{ phrase: words('culprit|trigger was|were|is'), judge: by },
		{
			phrase: words(
				'caused|broke|crashed|provoked|killed|destroyed|corrupted|sank|ruined|sabotaged|wrecked {word}',
			),
			judge: did,
		},
		{
			phrase: words(
				'triggered|introduced|created|started {word}? {word}? {word}? outage|incident|failure|problem|issue|downtime|errors|disruption|crash|bug|breach|leak|loss|overload|mess|regression|loop|storm',
			),
			judge: did,
		},
		{
			phrase: words('overloaded|flooded|exhausted|saturated|swamped|overwhelmed|hammered the|our|a|all|both'),
			judge: swamped,
		},
		{ phrase: words('took|brought|knocked {word}? {word}? {word}? down|offline|out'), judge: did },
		{ phrase: words('happened|occurred|started|began|failed|broke|down because|when'), judge: happened },
		{
			phrase: words(
				'bug|problem|issue|regression|error|defect|fault|flaw|vulnerability|failure was|were|had|been been? {adverb}* introduced|created|made by',
			),
			judge: by,
		},
		{
			phrase: words(
				'blame|responsibility|fault {word}? {word}? {word}? lies|lie|falls|rests|lay|is|was with|on',
			),
			judge: by,
		},
		{ phrase: words('cause|root|origin|reason {word}? {word}? {word}? was|were|is'), judge: by },
		{ phrase: words('causing|triggering|breaking|which {adverb}* caused|triggered|broke'), judge: followed },
		{ phrase: words('causing|triggering a|an|the|this|our|all|it|most|several'), judge: followed },
		{ phrase: words('was|were|is|are {adverb}* responsible for'), judge: responsible },
		{ phrase: words('was|were|is|are {adverb}* to blame'), judge: responsible },
		{ phrase: words('was|were|is|are {adverb}* at fault'), judge: responsible },
	],
};
