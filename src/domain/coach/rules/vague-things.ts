import { SHARP, hasEndState, hasMeasure } from './end-state.ts';
import { PAST, intends, ordered, stated } from './intention.ts';
import { has, is, set, type Found, type Pattern, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const THINGS =
	'improve|improving|enhance|optimise|optimize|strengthen|streamline|refine|rethink|revisit|harden|tighten|upskill|consider|considering|explore|exploring|evaluate|evaluating|assess|re-evaluate|reevaluate|discuss|brainstorm|strive|aim|research|modernise|modernize|simplify|stabilise|stabilize|polish|tweak|bolster|boost|reconsider|ponder|prioritise|prioritize|professionalise|tune|fine-tune|adjust';

/** Looking into something ends nowhere by itself, so that only a measure or a definite question is an end. */
const isClear = (found: Found): boolean =>
	WONDERING.test(is(found.words, found.at))
		? hasMeasure(found) || has(found.words, set('whether why'), found.to) || isQuestion(found)
		: hasEndState(found);
/** `Discuss how to …` */
const isQuestion = ({ words: all, to }: Found) => SHARP.has(is(all, to - 1));
const WONDERING = /^(?:consider|explore|evaluate|assess|discuss|brainstorm|re-evaluate|reconsider)/;

function thing(found: Found): Verdict | null {
	if (!intends(found) || has(found.words, PAST) || isClear(found)) return null;
	if (/^the (?:following|above)$/.test(`${is(found.words, found.to - 1)} ${is(found.words, found.to)}`))
		return null;
	return { severity: 'low', to: found.words.length, ...soThat(found) };
}

/** The same words, and the place where the end state goes. */
function soThat({ words: all, at, written }: Found): Partial<Verdict> {
	const end = lastWord(all, at);
	if (end - at > 30) return { to: end };
	// The full stop makes way for the end that is to be written.
	return { to: is(all, end) === '.' ? end + 1 : end, suggestion: `${written(at, end)} so that …` };
}

function investigate(found: Found): Verdict | null {
	const { words: all, to } = found;
	if (
		!intends(found) ||
		has(all, PAST) ||
		(has(all, SHARP, to) && !is(all, found.at).startsWith('think')) ||
		has(all, set('cause causes reason reasons'), to, to + 3) ||
		hasMeasure(found)
	)
		return null;
	return { severity: 'low', to: lastWord(all, found.at) };
}

/** Where the clause ends: before what stands in brackets, and without the signs behind it. */
export function lastWord(all: Found['words'], from = 0): number {
	const bracket = all.findIndex((word, k) => k > from && (word.is === '(' || word.is === '['));
	let end = bracket === -1 ? all.length : bracket;
	while (end > from + 1 && all[end - 1]?.sign) end -= 1;
	return end;
}

/** `Test more aggressively`, `better alerts`: more than what? */
export function comparative(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if (part !== 'actions' && part !== 'lessons') return null;
	// `makes it more challenging`, `allows more even load`: what something does; `more details` are to be read.
	if (has(all, set('makes made making allow allows allowing gives means'), at - 3, at)) return null;
	if (/^(?:details?|information|info)$/.test(is(all, at + 1))) return null;
	if (/^(?:even|still)$/.test(is(all, at - 1)) || /^(?:still|,)$/.test(is(all, to))) return null;
	if (is(all, to) === 'than' || is(all, at + 1) === 'than' || is(all, at - 1) === 'no' || stated(found))
		return null;
	if (has(all, set('than'), to) || hasMeasure({ ...found, to: at + 1 })) return null;
	if (!intends(found) && !ordered(found)) return null;
	return { severity: 'low' };
}

/** `It would be nice to have …` */
function wish(found: Found): Verdict | null {
	return found.part === 'actions' || found.part === 'lessons' ? { severity: 'low' } : null;
}

/** `The notes need more careful reading`, `better alerting is needed` */
function needsMore(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if ((part !== 'actions' && part !== 'lessons') || has(all, set('than'), at) || hasMeasure(found))
		return null;
	const people = has(
		all,
		set('careful carefully attention care attentive vigilance discipline awareness training'),
		at,
		to + 2,
	);
	return { severity: people ? 'medium' : 'low' };
}

/** An adverb that nobody can check, behind an order. */
function manner(found: Found): Verdict | null {
	const { at } = found;
	if (found.part !== 'actions' || at === 0 || stated(found) || hasEndState({ ...found, to: 0 })) return null;
	return ordered(found) ? { severity: 'low' } : null;
}

/** Actions on things, without a state in which they would be done. */
export const VAGUE_THINGS: readonly Pattern[] = [
	{ phrase: words('might|could be an option|idea'), judge: wish },
	{
		phrase: words(
			'continue|keep to? attempt|attempting|investigate|investigating|monitor|monitoring|work|working|improve|improving|look|looking|trying|try',
		),
		judge: thing,
	},
	{
		phrase: words(
			'acquire|obtain|build|get|gather more? {word}? knowledge|experience|understanding|expertise',
		),
		judge: thing,
	},
	{ phrase: words('would be nice|good|great|helpful|useful|better|ideal|desirable to|if'), judge: wish },
	{
		phrase: words('rework|overhaul|redesign|refactor|reorganise|reorganize|restructure {word}'),
		judge: thing,
	},
	{
		phrase: words('safer|faster|easier|clearer|stronger|simpler|stricter|tighter|smarter|smoother|leaner'),
		judge: comparative,
	},
	{ phrase: words('learn|learning from'), judge: thing },
	{
		phrase: words(
			'address|tackle|handle|fix technical|the|our|all {word}? debt|issues|problems|gaps|shortcomings',
		),
		judge: thing,
	},
	{ phrase: words('raise|raising|lift the bar'), judge: thing },
	{
		phrase: words(
			'refresh|deepen|broaden|share|spread|grow|gain {word}? {word}? {word}? knowledge|understanding|skills|expertise|experience',
		),
		judge: thing,
	},
	{ phrase: words('some|more love'), judge: comparative },
	{ phrase: words('some kind|sort|form|type of'), judge: comparative },
	{
		phrase: words('something quick|quick-and-dirty|like|about|similar|better|better|simple|in|to'),
		judge: comparative,
	},
	{
		phrase: words('need|needs|needed|requires|require more|better|closer|improved {adverb}* {word}'),
		judge: needsMore,
	},
	{
		phrase: words('better|more|improved|closer {word} {word}* is|are needed|required|necessary'),
		judge: needsMore,
	},
	{ phrase: words('try|strive|aim {adverb}* to be {word}'), judge: thing },
	{ phrase: words('keep|keeping an|a close? eye on'), judge: thing },
	{
		phrase: words(
			'increase|reduce|decrease|minimise|minimize|lower|limit|maximise|maximize|raise {word}? {word}? coverage|noise|visibility|observability|awareness|resilience|resiliency|reliability|robustness|risk|risks|complexity|latency|load|time|times|cost|costs|dependency|dependencies|toil|impact|radius|communication|collaboration|confidence|frequency|stability|fatigue|failures|errors|quality|transparency|knowledge',
		),
		judge: thing,
	},
	{ phrase: words('possibly|maybe|perhaps|potentially {word}'), judge: thing },
	{ phrase: words('clean|cleaning|follow|tidy up'), judge: thing },
	{ phrase: words('invest|investing in|more|time|into'), judge: thing },
	{ phrase: words('get|become|getting better|familiar|familiarised|comfortable'), judge: thing },
	{ phrase: words('learn|understand|know more|better'), judge: thing },
	{ phrase: words('take|have a closer? look'), judge: thing },
	{
		phrase: words(
			'find|finding|need|needs {word}? better|ways|alternative|alternatives|solution|solutions|improvements',
		),
		judge: thing,
	},
	{ phrase: words(`${THINGS} {word}`), judge: thing },
	{ phrase: words('look|looking|dig|digging|delve into|at|deeper|further'), judge: investigate },
	{ phrase: words('think|thinking about|of|through'), judge: investigate },
	{
		phrase: words('investigate|investigating|research|study|analyse|analyze|examine|explore|review'),
		judge: investigate,
	},
	{ phrase: words('work|working on|towards|toward|harder|together'), judge: thing },
	{
		phrase: words('better|more|stronger|greater|tighter|closer {word}?'),
		judge: comparative,
	},
	{
		phrase: words('regularly|frequently|carefully|properly|closely|proactively|appropriately|adequately'),
		judge: manner,
	},
	{ phrase: words('as needed|appropriate|necessary|possible'), judge: comparative },
	{ phrase: words('where|when possible|appropriate|feasible'), judge: comparative },
];
