import { isPerson, ownerAt, subjectOf, type Subject } from '../subject.ts';
import { ROLE } from '../people.ts';
import { isParticiple } from '../verbs.ts';
import { phraseFrom } from './persons.ts';
import { has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const AIMS = set(`
	prevent avoid reduce reduces reducing eliminate eliminates minimise minimize less room prone risk risks possibility
	chance chances likelihood protect guard against potential mitigate limit space opportunity opportunities susceptible
	preventing avoiding eliminating minimising minimizing scope possible`);
const BELIEFS = set(`
	took suspected assumed thought believed blamed dismissed first initially ruled looked seemed suspect suspects
	suspecting guess guessed wondered treated reported interpreted`);
const MESSAGES = set(
	'message messages handling code codes rate rates page pages log logs response responses budget budgets',
);
const SERVING = set(
	'returned return served serve sent send responded dropped routed retried cached rejected returning serving',
);
const OURS = set('our my we i us');

const PAIR =
	'human|operator|user|manual|pilot|engineer|administrator|admin|developer|personnel|people|personal|procedural|procedure';

/** `human error`, where it explains. */
function explains({ words: all, at, to }: Found): Verdict | null {
	if (has(all, AIMS, at - 5, at) || has(all, BELIEFS, 0, at)) return null;
	if (MESSAGES.has(is(all, to)) || is(all, at - 1) === 'no' || is(all, at - 1) === 'not') return null;
	const kind = is(all, at);
	if (kind === 'user' && is(all, to - 1) === 'errors') return null;
	return { severity: OURS.has(is(all, at - 1)) ? 'low' : 'high' };
}

/** `due to an oversight`, `their mistake`. */
function noun(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (has(all, AIMS, at - 5, at) || has(all, BELIEFS, 0, at)) return null;
	const by = MADE.test(is(all, to)) ? to + 1 : to;
	if (/^(?:by|of|from)$/.test(is(all, by))) {
		const subject = phraseFrom(all, by + 1);
		if (isPerson(subject)) return { subject };
	}
	if (is(all, to) === 'on' && OURS.has(is(all, to + 1))) return { severity: 'low' };
	if (is(all, at - 1) === "'s") {
		const owner = ownerAt(all, at - 1);
		return isPerson(owner) ? { subject: owner, from: owner.from } : null;
	}
	return null;
}

const MADE = /^(?:made|introduced|entered|typed|committed|caused)$/;

function deed({ words: all, at }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	return isPerson(subject) ? { subject, from: subject.from } : null;
}

/** `accidentally deleted`: said of a person, or of an act that only the passive tells of. */
function unmeant(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const passive = isPassive(all, at);
	const subject = agentOf(all, to) ?? subjectOf(all, at);
	const verb = is(all, to);
	if (verb === '' || all[to]?.sign) return byMistake(found);
	if (subject.who === 'self' && SERVING.has(verb)) return null;
	if (is(all, at) !== 'mistakenly' && BELIEVED.test(verb)) return null;
	const dropped = dropping(found);
	if (isPerson(subject) && !passive) return { subject, ...dropped };
	if (passive) {
		if (agentOf(all, to)) return isPerson(subject) ? { subject, ...dropped } : null;
		return LOOSE.has(is(all, at)) ? null : { severity: 'low', ...dropped };
	}
	return subject.who === 'untold' && at <= 3 ? { severity: 'low', ...dropped } : null;
}
/** Wrong beliefs are judged by another rule. */
const BELIEVED =
	/^(?:assumed|believed|thought|concluded|decided|presumed|judged|assuming|thinking|believing)$/;
const LOOSE = set('wrongly incorrectly erroneously falsely');

function isPassive(all: Found['words'], at: number): boolean {
	return /^(?:was|were|been|being|is|are|be)$/.test(is(all, at - 1));
}

function agentOf(all: Found['words'], from: number): Subject | null {
	for (let at = from; at < Math.min(all.length, from + 6); at++) {
		if (is(all, at) === 'by') return phraseFrom(all, at + 1);
	}
	return null;
}

/** The act without the judgement on it. */
function dropping({ words: all, to, written }: Found): Partial<Verdict> {
	const next = all[to];
	if (!next || next.sign) return {};
	return { to: to + 1, suggestion: written(to, to + 1) };
}

/** `deleted it by mistake`. */
function byMistake(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	let verb = at - 1;
	while (verb > 0 && !isVerb(all, verb)) verb -= 1;
	const agent = agentOf(all, to);
	if (agent && isPerson(agent)) return { subject: agent };
	if (isPassive(all, verb)) return { severity: 'low' };
	const subject = subjectOf(all, verb);
	if (isPerson(subject)) return { subject };
	if (subject.who === 'untold' && verb <= 2) return { severity: 'low' };
	// `A team member did X, but it was on the other cluster by mistake`: the doer stands at the front.
	const doer = frontOf(all, verb);
	return doer && isPerson(doer) && doer.who !== 'self' ? { subject: doer } : null;
}

function frontOf(all: Found['words'], before: number): Subject | null {
	for (let at = 1; at < before; at++) {
		if (!isVerb(all, at)) continue;
		const subject = subjectOf(all, at);
		if (subject.who !== 'untold') return subject;
	}
	return null;
}

const isVerb = (all: Found['words'], at: number) =>
	isParticiple(all[at], all[at + 1]) ||
	/^(?:ran|did|was|were|went|took|gave|threw|hit|had)$/.test(is(all, at));

/** `picked the wrong cluster`, said of a person. */
function wrongOne({ words: all, at }: Found): Verdict | null {
	let verb = at - 1;
	while (verb > 0 && at - verb < 9 && !isVerb(all, verb) && !isActOf(all, verb)) verb -= 1;
	if (verb <= 0 || at - verb >= 9) {
		const agent = agentOf(all, at);
		return agent && isPerson(agent) ? { subject: agent } : null;
	}
	const subject = subjectOf(all, verb);
	const agent = agentOf(all, at);
	if (agent && isPerson(agent)) return { subject: agent };
	// A name says it already, and more sharply.
	if (subject.who === 'named' || /^(?:users?|customers?|clients?)$/.test(is(all, subject.to - 1)))
		return null;
	return !NEUTRAL.test(is(all, verb)) && isPerson(subject) && subject.who !== 'self'
		? { subject, from: subject.from }
		: null;
}
/** Right behind a person stands what the person does: `the deployer picks`. */
function isActOf(all: Found['words'], at: number): boolean {
	const before = all[at - 1];
	return (
		before !== undefined &&
		(before.name || ROLE.has(before.is)) &&
		/(?:s|ed)$/.test(is(all, at)) &&
		is(all, at) !== "'s"
	);
}

/** What was found wrong, not done wrong. */
const NEUTRAL =
	/^(?:saw|seen|found|noticed|got|gotten|received|served|returned|reported|fixed|corrected|was|were|been|detected|observed|identified|showed|shown|spotted|suspected|told|assumed|thought|believed|realised|realized|discovered|reverted|replaced|went|proved|proven|displayed|caused)$/;

export const humanError: Rule = {
	name: 'human-error',
	readsHeadings: true,
	message:
		'What made this the easy thing to do that day, and which guard-rail, signal or document was missing? Human error is where the questions begin, not the answer (Dekker, The Field Guide to Understanding “Human Error”).',
	patterns: [
		{ phrase: words('got|getting {word} {word}? {word}? {word}? mixed|confused|backwards'), judge: deed },
		{
			phrase: words(
				`${PAIR} error|errors|mistake|mistakes|slip|slips|fault|oversight|oversights|failure|negligence|misjudgement|misjudgment|misunderstanding|misunderstandings|confusion|inattention|carelessness|blunder|fallibility|factor|factors|element`,
			),
			judge: explains,
		},
		{
			phrase: words(
				'fat-finger|fat-fingered|fat-fingering|fatfingered|mistyped|misclicked|mis-clicked|miskeyed|mistook|miscalculated|misread|misinterpreted|misconfigured|misrouted|mislabelled|mislabeled|misspelled|misspelt|misplaced',
			),
			judge: deed,
		},
		{
			phrase: words('fat finger|fingered|fingering'),
			judge: ({ words: all, at }) => {
				const subject = subjectOf(all, at);
				return isPerson(subject) ? { subject } : { severity: 'high' };
			},
		},
		{
			phrase: words(
				'made {adverb}* a|an|another|the|some|this|several|two {adverb}? {word}? {word}? mistake|error|errors|mistakes|typo|slip|blunder',
			),
			judge: deed,
		},
		{ phrase: words('mixed|mixing up'), judge: deed },
		{ phrase: words('confused {word} {word}* with'), judge: deed },
		{
			phrase: words('slip of the|a finger|fingers|keyboard|pen|mouse|hand|key'),
			judge: () => ({ severity: 'high' }),
		},
		{
			phrase: words('mistyped|mis-typed|mistaken command|value|query|address|hostname|name|key|number|entry'),
			judge: wrongOne,
		},
		{ phrase: words('against|on the {word} {word}? instead of'), judge: wrongOne },
		{
			phrase: words(
				'accidental|inadvertent|unintentional|erroneous {word}? deletion|destroy|destruction|removal|revert|rollback|deploy|deployment|push|merge|publication|upload|commit|shutdown|drop|overwrite|termination|release|click|delete|restart|wipe|purge|disabling',
			),
			judge: () => ({ severity: 'low' }),
		},
		{ phrase: words('mistake|mistakes|oversight|slip|blunder|error|errors|typo|typos'), judge: noun },
		{
			phrase: words(
				'due|owing to a|an|some|this|simple|plain|one {word}? {word}? mistake|oversight|slip|blunder|slip-up|inattention',
			),
			judge: explainsBy,
		},
		{
			phrase: words(
				'because|result|consequence of a|an|some|this|simple {word}? {word}? mistake|oversight|slip|blunder|slip-up|inattention',
			),
			judge: explainsBy,
		},
		{
			phrase: words(
				'caused|triggered|explained by a|an|some|this|simple {word}? {word}? mistake|oversight|slip|blunder|slip-up|inattention',
			),
			judge: explainsBy,
		},
		{
			phrase: words('was|is|were {adverb}* an|a|our|my {word}? oversight|mistake|blunder|slip'),
			judge: wasOne,
		},
		{ phrase: words('mistake|mistakes|error was|were {adverb}* made'), judge: () => ({ severity: 'low' }) },
		{
			phrase: words(
				'mistakenly|accidentally|inadvertently|erroneously|unintentionally|unwittingly|unknowingly|wrongly|incorrectly',
			),
			judge: unmeant,
		},
		{ phrase: words('by mistake|accident|error'), judge: byMistake },
		{ phrase: words('in error'), judge: byMistake },
		{ phrase: words('wrong|incorrect'), judge: wrongOne },
	],
};

const TECHNICAL = set(
	'configuration config software system code syntax network coding compiler parser logic runtime',
);

function explainsBy({ words: all, at, to }: Found): Verdict | null {
	if (has(all, TECHNICAL, at, to) || has(all, BELIEFS, 0, at)) return null;
	if (has(all, OURS, at, to + 3)) return { severity: 'low' };
	if (is(all, to) === 'in') return { severity: 'low' };
	return { severity: 'high' };
}

function wasOne(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (has(all, TECHNICAL, at, to) || is(all, at + 1) === 'not' || has(all, set('if'), 0, at)) return null;
	const agent = is(all, to) === 'by' ? phraseFrom(all, to + 1) : null;
	if (agent && isPerson(agent)) return { subject: agent };
	return { severity: 'low' };
}
