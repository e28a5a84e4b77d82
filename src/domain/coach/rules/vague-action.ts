import { GROUP, isProgram, ROLE } from '../people.ts';
import { subjectOf } from '../subject.ts';
import { has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

/** May stand before the verb of an intention: `We will also need to …`. */
const LEAD = set(`
	we i us team teams the a should need needs to must will shall have has plan plans going want could might may also maybe
	perhaps let let's and please try would like are is be continue start further then that everyone everybody all people
	engineers developers responders operators users our next time future in for longer term long short medium it important
	action lesson learned learnt p1 p2 p3 p0 todo more reminder note always cloud platform service of make sure ensure
	engineering ops group staff on-call keep going forward 's everyone's developers' can ll this point going`);
/** What can be checked when it is done. */
const ENDS = set(`
	until unless so such instead rather which when whenever before after once every each whether why how who
	least most under below above within per weekly monthly quarterly daily yearly annually automatically`);
const SHARP = set('whether why how what which if who where when');
const UNITS = /^(?:\d[\d.,:/-]*(?:st|nd|rd|th|%|ms|s|m|h|d|gb|mb|kb|gib|mib|x|k)?|20\d\d\S*|q[1-4]|p\d\d)$/;
const MONTHS =
	/^(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|monday|tuesday|wednesday|thursday|friday)$/;
const DATED = set('by');
const CHECKS =
	/^(?:refuses?|blocks?|fails?|rejects?|alerts?|pages?|stops?|warns?|prevents?|requires?|asks?|returns?|shows?|lists?|runs?|logs?|validates?|verifies|checks?|opens?|creates?|sends?|covers?|includes?|names?|detects?|triggers?|fires?)$/;

/** For better or more of a thing, the case it is for is no end state. */
const loose = (found: Found): boolean => {
	const { words: all, to } = found;
	for (let at = to; at < all.length; at++) {
		const word = is(all, at);
		if (
			UNITS.test(word) ||
			MONTHS.test(word) ||
			word === 'until' ||
			(word === 'so' && is(all, at + 1) === 'that')
		)
			return true;
		if (/^(?:that|which)$/.test(word) && CHECKS.test(is(all, at + 1))) return true;
	}
	return false;
};

/** A date, a number, or a state of the world that somebody can look at. */
function endState({ words: all, to }: Found): boolean {
	for (let at = to; at < all.length; at++) {
		const word = is(all, at);
		if (UNITS.test(word) && !isTimeList(all, at)) return true;
		if (
			DATED.has(word) &&
			(MONTHS.test(is(all, at + 1)) ||
				UNITS.test(is(all, at + 1)) ||
				/^(?:the|end|next)$/.test(is(all, at + 1)) ||
				is(all, at + 1).endsWith('ing'))
		)
			return true;
		if (/^(?:that|and|to|which|it|should|must)$/.test(word) && CHECKS.test(is(all, at + 1))) return true;
		if (
			ENDS.has(word) &&
			!/^(?:more|than)$/.test(is(all, at + 1)) &&
			!(word === 'when' && is(all, at + 1).endsWith('ing'))
		)
			return true;
		if (MONTHS.test(word)) return true;
	}
	return false;
}

/** `#123` and `1.` are labels. */
const isTimeList = (all: Found['words'], at: number) => is(all, at - 1) === '#' || is(all, at - 1) === '/';

/** The words before it make it something that is going to be done. */
function intends({ words: all, at, part }: Found): boolean {
	if (part !== 'actions' && part !== 'lessons') return false;
	for (let k = at - 1; k >= 0; k--) {
		const word = all[k];
		if (!word) return false;
		if (/^[:\-–—|]$/.test(word.is)) return true;
		if (word.sign && /^[,[\]()#✅❌]$/u.test(word.is)) continue;
		if (word.sign || !(LEAD.has(word.is) || word.name || UNITS.test(word.is))) return false;
	}
	return true;
}

const PAST = set('was were had did been went became got');
const stated = ({ words: all, at }: Found) =>
	has(all, set('would could')) ||
	has(all, PAST, 0, at) ||
	(has(all, set('is are has'), 0, at) && !has(all, set('to should must'), 0, at + 1));

function thing(found: Found): Verdict | null {
	if (!intends(found) || has(found.words, PAST) || endState(found)) return null;
	return { severity: 'low', to: found.words.length, ...soThat(found) };
}

/** The same words, and the place where the end state goes. */
function soThat({ words: all, at, written }: Found): Partial<Verdict> {
	const end = lastWord(all, at);
	if (end - at > 30) return { to: end };
	return { to: end, suggestion: `${written(at, end)} so that …` };
}

function investigate(found: Found): Verdict | null {
	const { words: all, to } = found;
	if (
		!intends(found) ||
		has(all, PAST) ||
		has(all, SHARP, to) ||
		has(all, set('cause causes reason reasons'), to, to + 3) ||
		endState(found)
	)
		return null;
	return { severity: 'low', to: lastWord(all, found.at) };
}

/** Where the clause ends: before what stands in brackets, and without the signs behind it. */
function lastWord(all: Found['words'], from = 0): number {
	const bracket = all.findIndex((word, k) => k > from && (word.is === '(' || word.is === '['));
	let end = bracket === -1 ? all.length : bracket;
	while (end > from + 1 && all[end - 1]?.sign) end -= 1;
	return end;
}

/** `Test more aggressively`, `better alerts`: more than what? */
function comparative(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if (part !== 'actions' && part !== 'lessons') return null;
	if (/^(?:even|still)$/.test(is(all, at - 1)) || /^(?:still|,)$/.test(is(all, to))) return null;
	if (is(all, to) === 'than' || is(all, at + 1) === 'than' || is(all, at - 1) === 'no' || stated(found))
		return null;
	if (has(all, set('than'), to) || loose({ ...found, to: at + 1 })) return null;
	if (!intends(found) && !ordered(found)) return null;
	return { severity: 'low' };
}

/** Begins as an order does: not with the subject of a statement. */
function ordered({ words: all, at }: Found): boolean {
	if (is(all, at - 1) === ',' && /^(?:in|if|when|for|before|after|during|at)$/.test(is(all, 0))) return true;
	const first = all.find((word) => !word.sign);
	if (
		!first ||
		/^(?:the|a|an|it|this|that|there|they|we|i|he|she|most|some|many|our|in|on|at|if|when|as|after|because|although|with|for)$/.test(
			first.is,
		)
	) {
		return modal(all, at);
	}
	if (/(?:ed|s)$/.test(first.is) && !/ss$|^(?:process|pass|address|discuss|assess)$/.test(first.is))
		return modal(all, at);
	return true;
}

function modal(all: Found['words'], at: number): boolean {
	for (let k = 0; k < at; k++) {
		if (!/^(?:should|must|will|need|needs|shall)$/.test(is(all, k))) continue;
		if (/^(?:we|i|team|teams|everyone|people|engineers|developers|everybody)$/.test(is(all, k - 1)))
			return true;
	}
	return false;
}

/** `Configuration must be flexible` asks nothing of anybody. */
function ofThing(all: Found['words'], at: number): boolean {
	for (let k = at - 1; k > Math.max(0, at - 4); k--) {
		if (/^(?:should|must|will|need|needs|shall|can)$/.test(is(all, k))) {
			const subject = subjectOf(all, k);
			return subject.who === 'thing';
		}
	}
	return false;
}

/** Asks people to be other than they are. */
function askPeople(found: Found): Verdict | null {
	const { words: all, at, part } = found;
	if (has(all, PAST, 0, at)) return null;
	if (part === 'timeline' || part === 'praise' || ofThing(all, at)) return null;
	if (
		part === 'narrative'
			? !modal(all, at) && !/^(?:should|must|will|to)$/.test(is(all, at - 1))
			: !(intends(found) || ordered(found) || modal(all, at))
	)
		return null;
	return { severity: 'medium', to: found.to };
}

/** Reminding and training can be done and checked, where it is said how. */
function teach(found: Found): Verdict | null {
	const { words: all, to } = found;
	if (
		!intends(found) ||
		has(
			all,
			set(
				'session workshop course exercise exercises drill drills quarterly monthly annual annually weekly until bot reminder automatically',
			),
			to,
		)
	)
		return null;
	if (all.slice(to).some((word, k) => word.is === 'by' && /\d|^(?:end|next)$/.test(is(all, to + k + 1))))
		return null;
	return { severity: 'medium' };
}

/** Whoever stresses something asks others to be better. */
function stress(found: Found): Verdict | null {
	return found.part === 'actions' || intends(found) ? { severity: 'medium' } : null;
}

function remind(found: Found): Verdict | null {
	return whom(found) ? teach(found) : null;
}

function whom({ words: all, to }: Found): boolean {
	for (let at = to; at < Math.min(to + 5, all.length); at++) {
		const word = all[at];
		if (!word) continue;
		if (word.name || /^(?:ourselves|us|each|other|all|colleagues)$/.test(word.is)) return true;
		if ((ROLE.has(word.is) || GROUP.has(word.is)) && !isProgram(word.is, is(all, at - 1), all)) return true;
	}
	return false;
}

/** `Ensure that everyone reacts`: people again, in other words. */
function ensure(found: Found): Verdict | null {
	const { words: all, to } = found;
	if (!intends(found)) return null;
	const among = all.slice(to, to + 3);
	// A machine mails them; and what is done is done.
	if (/^gets?$/.test(is(all, to + 1)) && is(all, to + 2).endsWith('ed')) return null;
	const asked = among.some(
		(word, k) =>
			(GROUP.has(word.is) || ROLE.has(word.is)) &&
			!/^(?:'s|')$/.test(is(all, to + k + 1)) &&
			!isNoun(is(all, to + k + 1)),
	);
	return asked && !has(all, set('can access receive receives notified cannot'), to, to + 6)
		? { severity: 'medium', to: Math.min(lastWord(all), to + 8) }
		: null;
}
const isNoun = (word: string) =>
	/^(?:account|accounts|data|traffic|load|input|sessions?|requests?|credentials)$/.test(word);

const THINGS =
	'improve|improving|enhance|optimise|optimize|strengthen|streamline|refine|rethink|revisit|harden|tighten|upskill|consider|considering|explore|exploring|evaluate|evaluating|assess|discuss|brainstorm|strive|aim|research|modernise|modernize|simplify|stabilise|stabilize|polish|tweak|bolster|boost|reconsider|ponder|prioritise|prioritize|professionalise';

export const vagueAction: Rule = {
	name: 'vague-action',
	message:
		'How will somebody see that it is done? A verb, an object and an end state that can be checked carry an action through; a wish to be better relies on people being other than they are (PagerDuty’s post-mortem guide).',
	silentIn: ['timeline', 'praise'],
	patterns: [
		{ phrase: words('would be nice|good|great|helpful|useful|better|ideal|desirable to|if'), judge: wish },
		{
			phrase: words('rework|overhaul|redesign|refactor|reorganise|reorganize|restructure {word}'),
			judge: thing,
		},
		{
			phrase: words(
				'safer|faster|easier|clearer|stronger|simpler|stricter|tighter|smarter|cleaner|smoother|leaner',
			),
			judge: comparative,
		},
		{
			phrase: words('do|not|never not? rush|assume|skip|ignore|panic|hesitate|trust|rely'),
			judge: askPeople,
		},
		{
			phrase: words(
				'everyone|everybody|people|developers|engineers|operators|responders|reviewers|all must|should|need|needs|has|have to? {word}',
			),
			judge: everybody,
		},
		{ phrase: words('learn|learning from'), judge: thing },
		{
			phrase: words(
				'address|tackle|handle|fix technical|the|our|all {word}? debt|issues|problems|gaps|shortcomings',
			),
			judge: thing,
		},
		{ phrase: words('raise|raising|lift the bar'), judge: thing },
		{ phrase: words('try|trying harder|more'), judge: askPeople },
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
		{
			phrase: words(
				'careful|cautious|mindful|vigilant|diligent|attentive|proactive|disciplined|thorough|conscious|alert|rigorous|considerate|conscientious',
			),
			judge: adjective,
		},
		{ phrase: words('be|become|stay|remain|being more? aware'), judge: askPeople },
		{
			phrase: words(
				'more|better|greater|extra|increased|raise|raising|increase|improve|improved awareness|attention|care|caution|discipline|vigilance|diligence|rigour|rigor',
			),
			judge: awareness,
		},
		{ phrase: words('pay|paying {word}? {word}? attention'), judge: askPeople },
		{ phrase: words('take|taking more? greater? better? extra? care'), judge: askPeople },
		{ phrase: words('remember|remembering to|that'), judge: askPeople },
		{ phrase: words('try|strive|aim {adverb}* to be {word}'), judge: thing },
		{ phrase: words('do not forget'), judge: askPeople },
		{
			phrase: words(
				'be|remain|stay|keep|staying|remaining {adverb}* calm|focused|patient|organised|organized|collected|humble|curious|sceptical|skeptical|honest|positive|professional|flexible|cool',
			),
			judge: askPeople,
		},
		{ phrase: words('keep|keeping|bear|bearing in mind'), judge: askPeople },
		{ phrase: words('keep|keeping an|a close? eye on'), judge: thing },
		{ phrase: words('faster|quicker|sooner|earlier|better|more|quickly'), judge: peopleFaster },
		{
			phrase: words(
				'be|become|being {adverb}* better|faster|quicker|prepared|ready|stricter|smarter|clearer|responsible|accountable|available|responsive|transparent|strict',
			),
			judge: peopleFaster,
		},
		{
			phrase: words('take|taking more? ownership|responsibility|accountability|initiative'),
			judge: askPeople,
		},
		{ phrase: words('take|taking {word} {word}? {word}? seriously'), judge: askPeople },
		{ phrase: words('stick|sticking|adhere|adhering to'), judge: askPeople },
		{
			phrase: words(
				'follow|following|respect|obey|observe|honour|honor|comply|use with? the|our|all {word}? process|processes|procedure|procedures|rule|rules|guideline|guidelines|checklist|policy|policies|runbook|standards|best|protocol',
			),
			judge: comply,
		},
		{ phrase: words('hold|holding {word} {word}? accountable|responsible'), judge: askPeople },
		{ phrase: words('avoid|avoiding|stop|refrain|quit from? {word}'), judge: avoid },
		{
			phrase: words('be|are reminded|retrained|re-trained|educated|sensitised|made|encouraged'),
			judge: teach,
		},
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
		{ phrase: words('familiarise|familiarize|educate|train ourselves'), judge: teach },
		{ phrase: words('learn|understand|know more|better'), judge: thing },
		{ phrase: words('take|have a closer? look'), judge: thing },
		{
			phrase: words(
				'find|finding|need|needs {word}? better|ways|alternative|alternatives|solution|solutions|improvements',
			),
			judge: thing,
		},
		{ phrase: words('think|thinking before|twice|harder|carefully'), judge: askPeople },
		{ phrase: words('double-check|double-checking|triple-check'), judge: teach },
		{ phrase: words('always|never {word}'), judge: always },
		{
			phrase: words(
				'remind|reminding|retrain|retraining|re-train|educate|educating|train|training|coach|coaching|encourage|encouraging|urge|sensitise|sensitize',
			),
			judge: remind,
		},
		{
			phrase: words(
				'ask|tell|warn|instruct|brief|teach|show|help people|everyone|everybody|teams|engineers|developers|operators|users|staff|all|responders',
			),
			judge: teach,
		},
		{
			phrase: words(
				're-iterate|reiterate|re-emphasise|re-emphasize|stress|emphasise|emphasize|reinforce|underline|highlight the|that|to|how',
			),
			judge: stress,
		},
		{ phrase: words('raise|spread|build|create awareness'), judge: teach },
		{ phrase: words('ensure|make|making|ensuring sure? that?'), judge: ensure },
		{
			phrase: words(
				'should|must|need|needs to? {adverb}* communicate|coordinate|plan|prepare|collaborate|document|test|monitor better|more|earlier|carefully',
			),
			judge: askPeople,
		},
		{
			phrase: words('communicate|coordinate|collaborate|listen better|more|earlier|closely'),
			judge: askPeople,
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
	],
};

/** `We should respond faster`: people, and not how. */
function peopleFaster(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if (part === 'timeline' || part === 'praise' || has(all, set('than'), to)) return null;
	const who = personBehindModal(all, at);
	return who && !endState(found) ? { severity: 'medium' } : null;
}

/** `responders must react faster`, with nothing but the verb between. */
function personBehindModal(all: Found['words'], at: number): boolean {
	for (let k = at - 1; k > 0 && at - k < 6; k--) {
		if (!/^(?:should|must|need|needs|shall|have|has)$/.test(is(all, k))) continue;
		const before = is(all, k - 1);
		const verb = is(all, k + 1) === 'to' ? is(all, k + 2) : is(all, k + 1);
		const acts =
			/^(?:be|become|respond|react|act|communicate|escalate|ask|listen|talk|coordinate|work|plan|check|test|think|learn|get|speak|share|inform|tell|notice|look|pay|document|move|call|page|update|raise)$/.test(
				verb,
			);
		return acts && (ROLE.has(before) || GROUP.has(before) || /^(?:we|i|team)$/.test(before));
	}
	return false;
}

function everybody(found: Found): Verdict | null {
	const { part } = found;
	if (part !== 'actions' && part !== 'lessons') return null;
	const last = is(found.words, found.to - 1);
	const granted =
		last === 'have' || is(found.words, found.to) === 'able' || /^(?:can|receive|get)$/.test(last);
	return loose(found) || granted ? null : { severity: 'medium' };
}

/** `It would be nice to have …` */
function wish(found: Found): Verdict | null {
	return found.part === 'actions' || found.part === 'lessons' ? { severity: 'low' } : null;
}

function comply(found: Found): Verdict | null {
	const { words: all, at } = found;
	const first = all.findIndex((word) => !word.sign) === at;
	return first || modal(all, at) ? askPeople(found) : null;
}

function avoid(found: Found): Verdict | null {
	const verb = is(found.words, found.to - 1);
	return verb.endsWith('ing') && intends(found) && !endState(found) ? { severity: 'medium' } : null;
}

/** `The notes need more careful reading`, `better alerting is needed` */
function needsMore(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if ((part !== 'actions' && part !== 'lessons') || has(all, set('than'), at) || loose(found)) return null;
	const people = has(
		all,
		set('careful carefully attention care attentive vigilance discipline awareness training'),
		at,
		to + 2,
	);
	return { severity: people ? 'medium' : 'low' };
}

function adjective(found: Found): Verdict | null {
	const { words: all, at } = found;
	const before = is(all, at - 1);
	if (!/^(?:be|more|being|become|extra|very|so|too|particularly|especially|stay|remain|always)$/.test(before))
		return null;
	let k = at - 1;
	while (
		k > 0 &&
		/^(?:more|extra|very|so|too|particularly|especially|always|even|a|bit|little)$/.test(is(all, k))
	)
		k -= 1;
	if (!/^(?:be|being|become|stay|remain)$/.test(is(all, k)) && k > 0)
		return comparative({ ...found, at: at - 1 });
	return askPeople({ ...found, at: Math.max(0, k), to: found.to });
}

function awareness(found: Found): Verdict | null {
	return intends(found) || modal(found.words, found.at) ? { severity: 'medium' } : null;
}

/** `Always check …`: a rule for people to remember. */
function always(found: Found): Verdict | null {
	const { words: all, at } = found;
	if (at > 0 && !/^(?:should|must|:|to)$/.test(is(all, at - 1))) return null;
	if (!intends(found) || /^(?:on|true|false|have|use|run|be)$/.test(is(all, at + 1))) return null;
	return /^(?:check|verify|test|remember|think|ask|double-check|communicate|read|confirm|make|review|validate|tell|inform)$/.test(
		is(all, at + 1),
	)
		? { severity: 'medium' }
		: null;
}

/** An adverb that nobody can check, behind an order. */
function manner(found: Found): Verdict | null {
	const { at } = found;
	if (found.part !== 'actions' || at === 0 || stated(found) || endState({ ...found, to: 0 })) return null;
	return ordered(found) ? { severity: 'low' } : null;
}
