import { isPerson, ownerAt, type Subject } from '../subject.ts';
import { phraseFrom } from './persons.ts';
import { has, is, says, set, type Found, type Pattern, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const AIMS = set(`
	prevent avoid reduce reduces reducing eliminate eliminates minimise minimize less room prone risk risks possibility
	chance chances likelihood protect guard against potential mitigate limit space opportunity opportunities susceptible
	preventing avoiding eliminating minimising minimizing scope possible`);

const BELIEFS = set(`
	suspected assumed thought believed blamed dismissed first initially ruled looked seemed suspect suspects
	suspecting guess guessed wondered treated reported interpreted`);

const MESSAGES = set(
	'message messages handling code codes rate rates page pages log logs response responses budget budgets',
);

const OURS = set('our my we i us');

const PAIR =
	'human|operator|user|manual|pilot|engineer|administrator|admin|developer|personnel|people|personal|procedural|procedure';

const TECHNICAL = set(
	'configuration config software system code syntax network coding compiler parser logic runtime',
);

/** `took it for user error`: what it was thought to be. */
const wasBelief = (all: Found['words'], at: number): boolean =>
	has(all, BELIEFS, 0, at) || (is(all, at - 1) === 'for' && has(all, set('took taken mistook'), 0, at));

/** `human error`, where it explains. */
function explains({ words: all, at, to }: Found): Verdict | null {
	if (has(all, AIMS, at - 5, at) || wasBelief(all, at)) return null;
	if (MESSAGES.has(is(all, to)) || is(all, at - 1) === 'no' || is(all, at - 1) === 'not') return null;
	const kind = is(all, at);
	if (kind === 'user' && is(all, to - 1) === 'errors') return null;
	return { severity: OURS.has(is(all, at - 1)) ? 'low' : 'high' };
}

/** `due to an oversight`, `their mistake`. */
function noun(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (has(all, AIMS, at - 5, at) || wasBelief(all, at)) return null;
	const by = MADE.test(is(all, to)) ? to + 1 : to;
	if (/^(?:by|of|from)$/.test(is(all, by))) {
		const subject = phraseFrom(all, by + 1);
		if (isPerson(subject)) return { subject };
	}
	if (says(all, to, 'on the part of')) {
		const subject = phraseFrom(all, to + 4);
		return isPerson(subject) ? { subject } : null;
	}
	if (is(all, to) === 'on' && OURS.has(is(all, to + 1))) return { severity: 'low' };
	const side = onSideOf(all, to);
	if (side) return isPerson(side) ? { subject: side } : null;
	if (is(all, at - 1) === "'s") {
		const owner = ownerAt(all, at - 1);
		return isPerson(owner) ? { subject: owner, from: owner.from } : null;
	}
	return null;
}

/** `an error on the operator's side`, `a mistake on the side of the vendor` */
function onSideOf(all: Found['words'], to: number): Subject | null {
	if (!/^(?:on|from|at)$/.test(is(all, to))) return null;
	if (says(all, to + 1, 'the side of')) return phraseFrom(all, to + 4);
	const mark = all.findIndex((word, at) => at > to && at < to + 6 && /^(?:'s|')$/.test(word.is));
	return mark !== -1 && /^(?:side|part|end)$/.test(is(all, mark + 1)) ? ownerAt(all, mark) : null;
}

const MADE = /^(?:made|introduced|entered|typed|committed|caused)$/;

function explainsBy({ words: all, at, to }: Found): Verdict | null {
	if (has(all, TECHNICAL, at, to) || wasBelief(all, at)) return null;
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

/** Errors as things that explain. */
export const ERROR_NOUNS: readonly Pattern[] = [
	{
		phrase: words(
			`${PAIR} error|errors|mistake|mistakes|slip|slips|fault|oversight|oversights|failure|negligence|misjudgement|misjudgment|misunderstanding|misunderstandings|confusion|inattention|carelessness|blunder|fallibility|factor|factors|element`,
		),
		judge: explains,
	},
	{
		phrase: words(
			'mistake|mistakes|oversight|oversights|slip|slips|blunder|blunders|error|errors|typo|typos|misreading|misinterpretation|misclick|mix-up|slip-up|lapse|lapses|misstep|fumble',
		),
		judge: noun,
	},
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
];
