import { CARED, CARED_FOR, CARES_NOW, CARING } from '../acts.ts';
import { DETERMINER, PREPOSITION } from '../people.ts';
import { isPerson, subjectOf, type Subject } from '../subject.ts';
import { ADVERB, AUXILIARY, isFinite } from '../verbs.ts';
import { STATES, USERS, explained, noCue } from './omission.ts';
import { agentOf, phraseFrom } from './persons.ts';
import { LOW, has, is, set, type Found, type Pattern, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const REASONS = set('because since due given as so therefore');

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
	if (act === 'had') {
		let done = to;
		while (ADVERB.has(is(all, done))) done += 1;
		if (CARED_FOR.has(is(all, done))) return { subject, from: subject.from, to: done + 1 };
	}
	if (/^(?:was|were|is|are)$/.test(act) && CARING.has(is(all, to)))
		return { subject, from: subject.from, to: to + 1 };
	if (AUXILIARY.has(act) && act !== 'did') return null;
	if (STATES.has(act) || /^(?:remembered|recalled|used|died|left|wanted|needed|could)$/.test(act))
		return null;
	// Another rule asks of it.
	if (act === 'thought' && /^(?:of|about)$/.test(is(all, to))) return null;
	if (USERS.has(is(all, subject.to - 1)) || noCue(all, to, act) || explained(all, subject.from, to))
		return null;
	return { subject, from: subject.from, to };
}

/** `Nobody noticed`, `none of the reviewers checked`. */
function byNobody(found: Found): Verdict | null {
	const { words: all, at } = found;
	for (let verb = at + 1; verb < Math.min(at + 9, all.length); verb++) {
		const word = all[verb];
		if (!word || word.sign || word.is === 'to') return null;
		if (!(isFinite(word) || CARED.has(word.is) || CARES_NOW.has(word.is))) continue;
		const subject = subjectOf(all, verb);
		if (!subject.none || !isPerson(subject) || (subject.from > at + 1 && is(all, subject.from - 1) !== 'nor'))
			return null;
		return unheeded(found, subject, verb);
	}
	return null;
}

const DID =
	/ed$|^(?:ran|made|put|took|went|began|built|wrote|sent|done|shipping|changing|merging|deploying)$/;

function without(found: Found): Verdict | null {
	const { words: all, at } = found;
	if (has(all, set('deliberately decided chose because'))) return null;
	let verb = at - 1;
	while (verb > 0 && !DID.test(is(all, verb))) verb -= 1;
	if (verb < 0 || at - verb > 14 || !DID.test(is(all, verb))) return null;
	const subject = subjectOf(all, verb);
	if (/^(?:was|were|been|being)$/.test(is(all, verb - 1))) return { severity: 'low' };
	return isPerson(subject) || subject.who === 'untold' ? { subject } : null;
}

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
	const agent = is(all, to) === 'by' ? phraseFrom(all, to + 1) : null;
	if (agent) return isPerson(agent) ? { subject: agent } : null;
	return has(all, set('for until because'), to, to + 1) ? null : LOW();
}

/** `Restore procedure never tested`: a note that leaves out *was*. */
function noted({ words: all, at, to, kind }: Found): Verdict | null {
	const next = all[to];
	const ends = next === undefined || next.sign || PREPOSITION.has(next.is) || next.is === 'up';
	if (kind === 'paragraph' || at === 0 || !ends || DETERMINER.has(is(all, 0))) return null;
	if (AUXILIARY.has(is(all, at - 1)) || subjectOf(all, at).who !== 'thing') return null;
	return explained(all, at, to) || noCue(all, to, is(all, to - 1)) ? null : LOW();
}

/** `went undetected` is how it was; by whom makes it an omission. */
function undetected({ words: all, to }: Found): Verdict | null {
	const agent = is(all, to) === 'by' ? phraseFrom(all, to + 1) : null;
	return agent && isPerson(agent) ? { subject: agent } : null;
}

/** What nobody did, or nobody is told to have done. */
export const LEFT_UNDONE: readonly Pattern[] = [
	{ phrase: words('without anybody|anyone|somebody|someone {caring}'), judge: LOW },
	{ phrase: words('but|and not|never {adverb}* {cared-for}'), judge: LOW },
	{ phrase: words('but|and not|never acted|followed|looked|worked on|upon|up|into|at'), judge: LOW },
	{ phrase: words('not|never {adverb}* {cared-for}'), judge: noted },
	{
		phrase: words(
			'without|lacking a|an|any|the|asking|proper|prior|further {word}? {word}? review|approval|test|tests|testing|check|checks|notice|warning|announcement|backup|consultation|confirmation|permission|plan|coordination|peer',
		),
		judge: without,
	},
	{ phrase: words('this|it|that was|were not {adverb}* seen|noticed|caught|picked|spotted'), judge: LOW },
	{
		phrase: words(
			'was|were|been|being {adverb}* ignored|overlooked|skipped|disregarded|dismissed|neglected|missed|bypassed',
		),
		judge: leftOut,
	},
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
	{ phrase: words('undetected|unseen|unrecognised|unrecognized|unreported'), judge: undetected },
	{ phrase: words('without {adverb}* {caring}'), judge: without },
];
