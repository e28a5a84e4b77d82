import { GROUP, ROLE } from '../people.ts';
import { isProgram } from '../programs.ts';
import { hasEndState, hasMeasure } from './end-state.ts';
import { PAST, intends, modal, ofThing, ordered } from './intention.ts';
import { has, is, set, type Found, type Pattern, type Verdict } from './rule.ts';
import { words } from './slots.ts';
import { comparative, lastWord } from './vague-things.ts';

/** Asks people to be other than they are. */
function askPeople(found: Found): Verdict | null {
	const { words: all, at, part } = found;
	if (has(all, PAST, 0, at)) return null;
	if (part === 'timeline' || part === 'praise' || ofThing(all, at)) return null;
	if (
		part === 'narrative'
			? !modal(all, at) && !/^(?:should|must|will)$/.test(is(all, at - 1))
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
		if ((ROLE.has(word.is) || GROUP.has(word.is)) && !isProgram(all, at, at > to)) return true;
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

/** `We should respond faster`: people, and not how. */
function peopleFaster(found: Found): Verdict | null {
	const { words: all, at, to, part } = found;
	if (part === 'timeline' || part === 'praise' || has(all, set('than'), to)) return null;
	const who = personBehindModal(all, at);
	return who && !hasEndState(found) ? { severity: 'medium' } : null;
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
	return hasMeasure(found) || granted ? null : { severity: 'medium' };
}

function comply(found: Found): Verdict | null {
	const { words: all, at } = found;
	const first = all.findIndex((word) => !word.sign) === at;
	return first || modal(all, at) ? askPeople(found) : null;
}

function avoid(found: Found): Verdict | null {
	const verb = is(found.words, found.to - 1);
	return verb.endsWith('ing') && intends(found) && !hasEndState(found) ? { severity: 'medium' } : null;
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

/** Actions that ask people to be other than they are. */
export const ASKING_PEOPLE: readonly Pattern[] = [
	{ phrase: words('should|must act|react|respond on|to|upon'), judge: askPeople },
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
	{ phrase: words('try|trying harder|more'), judge: askPeople },
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
	{ phrase: words('do not forget'), judge: askPeople },
	{
		phrase: words(
			'be|remain|stay|keep|staying|remaining {adverb}* calm|focused|patient|organised|organized|collected|humble|curious|sceptical|skeptical|honest|positive|professional|flexible|cool',
		),
		judge: askPeople,
	},
	{ phrase: words('keep|keeping|bear|bearing in mind'), judge: askPeople },
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
	{ phrase: words('familiarise|familiarize|educate|train ourselves'), judge: teach },
	{ phrase: words('think|thinking before|twice|harder|carefully'), judge: askPeople },
	{ phrase: words('double-check|double-checking|triple-check'), judge: teach },
	{ phrase: words('always|never {word}'), judge: always },
	{
		phrase: words(
			'remind|reminding|teach|teaching|retrain|retraining|re-train|educate|educating|train|training|coach|coaching|encourage|encouraging|urge|sensitise|sensitize',
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
];
