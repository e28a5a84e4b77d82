import { DETERMINER, PREPOSITION, ROLE } from '../people.ts';
import { isPerson, subjectOf, type Subject } from '../subject.ts';
import { isParticiple, isPastForm } from '../verbs.ts';
import { agentOf } from './persons.ts';
import { HIGH, LOW, is, set, type Found, type Pattern, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const SERVING = set(
	'returned return served serve sent send responded dropped routed retried cached rejected returning serving',
);

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
	if (subject.who === 'self' && (SERVING.has(verb) || isUsual(all, to))) return null;
	// `was modified, accidentally overwriting`: done by whoever modified it.
	if (/..ing$/.test(verb) && is(all, at - 1) === ',' && /\b(?:was|were)\b/.test(said(all, at)))
		return { severity: 'low', ...dropping(found) };
	if (is(all, at) !== 'mistakenly' && BELIEVED.test(verb)) return null;
	const dropped = dropping(found);
	if (isPerson(subject) && !passive) return { subject, ...dropped };
	if (passive) {
		if (agentOf(all, to)) return isPerson(subject) ? { subject, ...dropped } : null;
		return LOOSE.has(is(all, at)) ? null : { severity: 'low', ...dropped };
	}
	if (subject.who === 'thing') return isNote(found) ? { severity: 'low', ...dropped } : null;
	return subject.who === 'untold' && at <= 3 ? { severity: 'low', ...dropped } : null;
}

/** `Wrong branch accidentally merged into main`: a note leaves out *was*; with an object, a thing did it itself. */
function isNote({ words: all, to, kind }: Found): boolean {
	const next = all[to + 1];
	return (
		kind !== 'paragraph' &&
		isParticiple(all[to], next) &&
		(next === undefined || next.sign || PREPOSITION.has(next.is)) &&
		!DETERMINER.has(is(all, 0))
	);
}

/** `I accidentally press it`, `we would accidentally …`: now and then, in no event. */
const isUsual = (all: Found['words'], verb: number): boolean =>
	!isVerb(all, verb) && !/(?:ing|ed)$/.test(is(all, verb));

const said = (all: Found['words'], to: number) =>
	all
		.slice(0, to)
		.map((word) => word.is)
		.join(' ');

/** Wrong beliefs are judged by another rule. */
const BELIEVED =
	/^(?:assumed|believed|thought|concluded|decided|presumed|judged|assuming|thinking|believing)$/;
const LOOSE = set('wrongly incorrectly erroneously falsely');

function isPassive(all: Found['words'], at: number): boolean {
	return /^(?:was|were|been|being|is|are|be)$/.test(is(all, at - 1));
}

/** The act without the judgement on it. */
function dropping({ words: all, at, to, written }: Found): Partial<Verdict> {
	const next = all[to];
	if (!next || next.sign || /^an?$/.test(is(all, at - 1))) return {};
	return { to: to + 1, suggestion: written(to, to + 1) };
}

/** `deleted it by mistake`. */
function byMistake(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (is(all, to) === 'of') return null;
	if (at === 0) return opening(found);
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

/** `By mistake, the engineer promoted …` */
function opening({ words: all, to }: Found): Verdict | null {
	for (let verb = to + 1; verb < Math.min(to + 12, all.length); verb++) {
		if (!isVerb(all, verb)) continue;
		const agent = agentOf(all, verb + 1);
		if (agent && isPerson(agent)) return { subject: agent };
		const subject = subjectOf(all, verb);
		if (isPerson(subject)) return { subject };
		return isPassive(all, verb) ? { severity: 'low' } : null;
	}
	return { severity: 'low' };
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
	isParticiple(all[at], all[at + 1]) || isPastForm(is(all, at));

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
	/^(?:saw|seen|found|noticed|got|gotten|received|served|returned|reported|fixed|corrected|was|were|been|detected|observed|identified|showed|shown|spotted|suspected|told|assumed|thought|believed|realised|realized|discovered|reverted|replaced|went|proved|proven|displayed|caused|knew|heard|felt|held|gave|kept|came|fell|became|led|meant|understood|read)$/;

/** Only people have fingers, whether they are told or not. */
function fatFingered({ words: all, at, to }: Found): Verdict {
	const subject = [subjectOf(all, at), agentOf(all, to)].find((one) => one && isPerson(one));
	return subject ? { subject } : { severity: 'high' };
}

/** Acts that are told as slips. */
export const SLIPS: readonly Pattern[] = [
	{
		phrase: words(
			'typed|types|entered|enters|pressed|presses|hit|hits|selected|selects|picked|picks|clicked|clicks {word} {word}? {word}? {word}? {word}? instead of',
		),
		judge: (found) =>
			subjectOf(found.words, found.at).who === 'self' && /^(?:pick|select)/.test(is(found.words, found.at))
				? null
				: deed(found),
	},
	{ phrase: words('got|getting {word} {word}? {word}? {word}? mixed|confused|backwards'), judge: deed },
	{
		phrase: words(
			'mistypes|misreads|mistakes|misclicks|misconfigures|mistyped|misclicked|mis-clicked|miskeyed|mistook|miscalculated|misread|misinterpreted|misconfigured|misrouted|mislabelled|mislabeled|misspelled|misspelt|misplaced',
		),
		judge: deed,
	},
	{
		phrase: words('fat finger|fingers|fingered|fingering'),
		judge: fatFingered,
	},
	{
		phrase: words('fat-finger|fat-fingers|fat-fingered|fat-fingering|fatfingered'),
		judge: fatFingered,
	},
	{
		phrase: words(
			'made {adverb}* a|an|another|the|some|this|several|two {adverb}? {word}? {word}? mistake|error|errors|mistakes|typo|slip|blunder',
		),
		judge: deed,
	},
	{ phrase: words('mixed|mixing up'), judge: deed },
	{ phrase: words('confused|confuses|confusing {word} {word}* with'), judge: deed },
	{ phrase: words('confused|confuses the? two|both|these|those'), judge: deed },
	{
		phrase: words('confusing the|a|two {word}? {word}? {word}? and|with'),
		judge: (found) => (subjectOf(found.words, found.at).to === found.at ? deed(found) : null),
	},
	{
		phrase: words('slip of the|a finger|fingers|keyboard|pen|mouse|hand|key'),
		judge: HIGH,
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
		judge: LOW,
	},
	{ phrase: words('mistake|mistakes|error was|were {adverb}* made'), judge: LOW },
	{
		phrase: words(
			'mistakenly|accidentally|inadvertently|erroneously|unintentionally|unwittingly|unknowingly|wrongly|incorrectly',
		),
		judge: unmeant,
	},
	{ phrase: words('by mistake|accident|error'), judge: byMistake },
	{ phrase: words('in error'), judge: byMistake },
	{ phrase: words('wrong|incorrect'), judge: wrongOne },
];
