import { isPerson, subjectOf } from '../subject.ts';
import { LOW, begun, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

/** What one does to a system, in the form that follows *just*. */
const DOING = set(`
	add remove delete run use change set fix revert reboot redeploy check do make put turn switch update upgrade call ask
	click copy rerun re-run scale bump disable enable ignore follow look read roll restart rollback redo press flip type
	increase decrease raise lower replace point move merge push pull deploy install uninstall kill bounce drain clear
	flush rename edit apply reapply open close create skip retry rebuild reset revoke rotate wait tell stop start give
	take go try keep let pin swap drop refresh restore patch swallow`);
const BEFORE_BASE = set(
	'to can could should would will must need might may and or : , ; – — - please then let',
);

/** `just roll it back`: an order, or something one can do. */
function just(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if (!DOING.has(is(all, to - 1))) return null;
	if (part === 'timeline' || is(all, to - 1) === 'put') return null;
	const before = is(all, at - 1);
	if (at > 0 && !BEFORE_BASE.has(before) && !/^(?:we|you|i|they|people)$/.test(before)) return null;
	if (before === 'not' || is(all, at - 2) === 'not') return null;
	// `It will just delete the rows`: how far a program goes.
	if (/^(?:will|would|can|could|may|might)$/.test(before) && subjectOf(all, at).who === 'thing') return null;
	// `we just run`: how it is, unless somebody is to do it.
	return { severity: 'low', suggestion: withoutIt(found) };
}

/** The step without the little word. */
function withoutIt({ at, to, written }: Found): string {
	const rest = written(to - 1, to);
	return at === 0 ? begun(rest) : rest;
}

function had(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const subject = subjectOf(all, at);
	if (subject.who === 'thing' && !/^(?:one|you)$/.test(is(all, at - 1))) return null;
	// `I only need the second page`: how much, not how easy.
	if (subject.who === 'self' && /^(?:need|needs|have|has)$/.test(is(all, to - 1))) return null;
	return isPerson(subject) ? { subject } : { severity: 'low' };
}

function trivial(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (is(all, at - 1) === 'not' || is(all, at - 1) === 'non' || has(all, 'once', 'when', 'after', 'not'))
		return null;
	const noun = is(all, to - 1);
	return noun === 'number' || noun === 'amount' ? null : { severity: 'low' };
}

const has = (all: Found['words'], ...among: string[]) => all.some((word) => among.includes(word.is));

function easily(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const before = is(all, at - 1);
	return /^(?:could|can|would|should|might)$/.test(before) && is(all, to) !== 'miss'
		? { severity: 'low' }
		: null;
}

/** `Anyone had to do`: a person who is told nothing of is still somebody. */
function all({ words: sentence, at, to }: Found): Verdict | null {
	const who = sentence.slice(at, to).map(({ is: word }) => word);
	// Advice to whoever reads it blames nobody.
	if (who.some((word) => /^(?:we|i|us|you|need|needs|have|has)$/.test(word))) return { severity: 'low' };
	return { severity: 'medium' };
}

export const minimiser: Rule = {
	name: 'minimiser',
	message:
		'Was it that small on the day? A little word makes the step look easy, and readers who find it hard stop asking; the sentence says the same without it.',
	silentIn: ['praise'],
	patterns: [
		{ phrase: words('taken|take|cost|costs only|just a|one|seconds|minutes {word}?'), judge: LOW },
		{ phrase: words('you|one only|just|simply|merely have|has|need|needs to'), judge: LOW },
		{ phrase: words('only required|requires|takes|needs a|one|an'), judge: LOW },
		{ phrase: words('quick|short|simple|single look|glance|check|search at|in|would|into'), judge: LOW },
		{ phrase: words('piece of cake'), judge: LOW },
		{ phrase: words('is|was|are|were {adverb}* straightforward|easy|simple :|;|,|.'), judge: trivial },
		{ phrase: words('a no-brainer|triviality|formality'), judge: LOW },
		{
			phrase: words(
				'take|takes only|just|merely a|one|two|few {word} {word}? to prevent|avoid|fix|stop|check|catch|verify|do|find',
			),
			judge: LOW,
		},
		{ phrase: words('all it took|takes'), judge: LOW },
		{ phrase: words('just|simply|merely {word}'), judge: just },
		{ phrase: words('only|just|simply|merely had|needed|has|have|need|needs to'), judge: had },
		{
			phrase: words('was|were|is|are just|simply|merely a matter|question|case of'),
			judge: LOW,
		},
		{ phrase: words('simple|simply|just|plain a? matter|case|question of'), judge: LOW },
		{
			phrase: words("was|were|is|are {adverb}* trivial|trivially|child's|effortless|no-brainer"),
			judge: trivial,
		},
		{
			phrase: words(
				'trivial|trivially|no-brainer fix|change|step|check|test|guard|validation|typo|bug|error|omission|command|config|setting|patch|task|matter|mistake|to|fixed|solved|avoided|prevented|oversight',
			),
			judge: trivial,
		},
		{ phrase: words('easily {adverb}* have|be|avoided|prevented|fixed|caught|spotted'), judge: easily },
		{
			phrase: words(
				'all anyone|anybody|we|they|he|she|you|somebody|someone had|has|have|needed|need|needs to do',
			),
			judge: all,
		},
		{ phrase: words('all that was|is needed|required|necessary'), judge: LOW },
		{ phrase: words('all it would|took|takes|needed have? taken? was|is|to'), judge: LOW },
		{ phrase: words('all the {word}? {word}? had|has|needed to do'), judge: all },
		{ phrase: words('as simple|easy as'), judge: LOW },
		{
			phrase: words(
				'easy|simple|trivial enough? to {adverb}* check|fix|avoid|prevent|spot|notice|add|test|do|solve|see|verify',
			),
			judge: trivial,
		},
	],
};
