import { isProgram } from './programs.ts';
import { DETERMINER, GROUP, NONE_OF, PREPOSITION, QUANTITY, ROLE, SELF } from './people.ts';
import type { Word } from './sentences.ts';
import { ADVERB, isFinite } from './verbs.ts';

/**
 * Who is meant: somebody by name, one person by role, several people, the author's own side, nobody that is told,
 * or a thing (software, a change, anything that is not known to be a person).
 */
export type Who = 'named' | 'one' | 'others' | 'self' | 'untold' | 'thing';

export interface Subject {
	who: Who;
	/** Words from–to; both -1 where nobody is told. */
	from: number;
	to: number;
	/** *Nobody*, *none of us*: what is said is said to have been done by none. */
	none: boolean;
}

export const UNTOLD: Subject = { who: 'untold', from: -1, to: -1, none: false };
const thing = (from: number, to: number): Subject => ({ who: 'thing', from, to, none: false });

export const PARTING: ReadonlySet<string> = new Set(
	`; : — – ( ) because as when while which if so although though where unless whereas whether that than whenever
	however therefore hence`.split(/\s+/),
);
export const JOINING: ReadonlySet<string> = new Set([
	'and',
	'or',
	'but',
	'then',
	'yet',
	',',
	'nor',
	'&',
	'/',
]);

/** Who does what the verb at `verb` says. */
export function subjectOf(words: readonly Word[], verb: number, joined = false): Subject {
	let at = verb - 1;
	while (at >= 0 && skipped(words, at)) at -= 1;
	const word = words[at];
	if (!word) return UNTOLD;
	if (word.is === ')') return subjectOf(words, opening(words, at), joined);
	if (JOINING.has(word.is)) return joined ? UNTOLD : subjectOfClause(words, at);
	if (word.is === 'who') return nounPhrase(words, words[at - 1]?.is === ',' ? at - 2 : at - 1);
	if (word.is === 'to' || word.is === 'that' || word.is === 'which') return thing(at, at + 1);
	if (word.sign || PARTING.has(word.is)) return UNTOLD;
	if (isFinite(word) && !word.name) return subjectOf(words, at, joined);
	return nounPhrase(words, at);
}

function skipped(words: readonly Word[], at: number): boolean {
	const is = words[at]?.is ?? '';
	if (ADVERB.has(is)) return true;
	return is === ',' && (ADVERB.has(words[at - 1]?.is ?? '') || ADVERB.has(words[at + 1]?.is ?? ''));
}

function opening(words: readonly Word[], closing: number): number {
	let at = closing - 1;
	while (at > 0 && words[at]?.is !== '(') at -= 1;
	return at;
}

/** `The engineer ran it but did not …`: the subject stands before the first verb of the sentence's part. */
function subjectOfClause(words: readonly Word[], joint: number): Subject {
	let from = joint;
	while (from > 0 && !isParting(words[from - 1])) from -= 1;
	for (let at = from; at < joint; at++) {
		const word = words[at];
		if (!word || word.sign || !(isFinite(word) && !word.name)) continue;
		return at === from ? UNTOLD : subjectOf(words, at, true);
	}
	// `Ana, Bo and the reviewer`, or a list of what was done.
	return from < joint && people(words, from, joint) ? nounPhrase(words, joint - 1) : UNTOLD;
}

const isParting = (word: Word | undefined) => word === undefined || PARTING.has(word.is);

function people(words: readonly Word[], from: number, to: number): boolean {
	return words.slice(from, to).some((word) => word.name || ROLE.has(word.is) || GROUP.has(word.is));
}

/** The noun phrase that ends at `last`. Its head is its last word before `of`, `on`, …; its head says who it is. */
export function nounPhrase(words: readonly Word[], last: number, floor = 0): Subject {
	let head = last;
	let from = last;
	for (let at = last; at >= floor && last - at < 14; at--) {
		const word = words[at];
		if (!word || isEdge(word)) break;
		if (PREPOSITION.has(word.is)) {
			const before = words[at - 1];
			if (!before || isEdge(before) || isFinite(before)) break;
			if (word.is === 'of' && QUANTITY.has(before.is)) return some(words, at - 1, last);
			head = at - 1;
			continue;
		}
		if (at < last && isFinite(word) && !word.name && !isAdjectival(words, at)) break;
		from = at;
		if (opensPhrase(word) && !PREPOSITION.has(words[at - 1]?.is ?? '') && !isCounted(words, at)) break;
		if (PRONOUN.has(word.is) && !isPart(words, at)) break;
	}
	const subject = judged(words, from, head);
	// `appointing a manager` is a deed, and a deed is no person.
	if (isPerson(subject) && isDeed(words, from)) return thing(from, head + 1);
	return subject.who === 'thing' ? (ofWhom(words, from - 1) ?? subject) : subject;
}

/** With a capital, alone, at the beginning: `Marketing sent it out`. */
const DEPARTMENT =
	/^(?:Marketing|Sales|Finance|Legal|Engineering|Procurement|Facilities|HR|IT|Operations|Infrastructure|Platform|Networking)$/;

const isDeed = (words: readonly Word[], from: number) => {
	const before = words[from - 1];
	return before !== undefined && /..ing$/.test(before.is) && isStart(words[from - 2]);
};
const isStart = (word: Word | undefined) => word === undefined || isEdge(word);

/** `the engineer who deployed the change did …`, `whoever wrote this was …`: the one of whom it is told. */
function ofWhom(words: readonly Word[], last: number): Subject | null {
	for (let at = last; at >= 0; at--) {
		const word = words[at];
		if (!word || isEdge(word)) return null;
		if (word.is === 'whoever') return { who: 'one', from: at, to: at + 1, none: false };
		if (word.is === 'who') return at > 0 ? nounPhrase(words, at - 1) : null;
	}
	return null;
}

/** `the three reviewers` */
const isCounted = (words: readonly Word[], at: number) =>
	QUANTITY.has(words[at]?.is ?? '') && /^(?:the|these|those|our|all|their)$/.test(words[at - 1]?.is ?? '');

const PRONOUN = new Set([...SELF, 'they', 'he', 'she', 'them']);
/** `of us`, of whom somebody is meant. */
const isPart = (words: readonly Word[], at: number) =>
	words[at - 1]?.is === 'of' && QUANTITY.has(words[at - 2]?.is ?? '');
const isEdge = (word: Word) =>
	(word.sign && word.is !== '-' && word.is !== "'") ||
	PARTING.has(word.is) ||
	JOINING.has(word.is) ||
	TIME.test(word.is);
/** `09:12 Operator …`, `09:12 UTC on-call …` */
const TIME = /^(?:\d.*:\d\d.*|utc|gmt|cest|cet|bst|pst|pdt|edt)$/;
const opensPhrase = ({ is }: Word) => DETERMINER.has(is);
/** `the affected team`: a participle between article and noun. */
const isAdjectival = (words: readonly Word[], at: number) =>
	(words[at]?.is.endsWith('ed') ?? false) &&
	(DETERMINER.has(words[at - 1]?.is ?? '') ||
		/^(?:more|most|less|very|well|newly|recently)$/.test(words[at - 1]?.is ?? ''));

/** `one of the engineers`, `none of us`. */
function some(words: readonly Word[], at: number, last: number): Subject {
	const rest = nounPhrase(words, last, at + 2);
	const quantity = words[at]?.is ?? '';
	const none = NONE_OF.has(quantity);
	const inner = judged(words, at + 2, rest.to > at ? rest.to - 1 : last);
	if (inner.who === 'thing') return thing(at, last + 1);
	const who = inner.who === 'self' ? 'self' : quantity === 'one' ? 'one' : 'others';
	return { who, from: at, to: last + 1, none };
}

/** Who the words from–head are, `head` being the last of them. */
export function judgedPhrase(words: readonly Word[], from: number, head: number): Subject {
	return head < from ? UNTOLD : judged(words, from, head);
}

/** `of course Ana`: a name is led by names and roles, and by nothing else. */
function nameFrom(words: readonly Word[], from: number, head: number): number {
	let at = head;
	while (at > from && leadsName(words[at - 1])) at -= 1;
	return at;
}

const leadsName = (word: Word | undefined) =>
	word !== undefined &&
	(word.name || ROLE.has(word.is) || GROUP.has(word.is) || DETERMINER.has(word.is) || word.is === "'s");

function judged(words: readonly Word[], from: number, head: number): Subject {
	const word = words[head];
	const to = head + 1;
	if (!word) return UNTOLD;
	const first = words[from]?.is ?? '';
	const none =
		NONE_OF.has(first) || /^(?:nobody|no-one|none)$/.test(word.is) || NONE_OF.has(words[from - 1]?.is ?? '');
	const answer = (who: Who): Subject => ({ who, from, to, none });
	if (word.name) return { ...answer('named'), from: nameFrom(words, from, head) };
	if (word.is.startsWith('@') && word.is.length > 1) return answer('named');
	if (SELF.has(word.is)) return answer('self');
	const before = words[head - 1]?.is;
	// `This lead to …`: a slip of the pen for *led*.
	if (word.is === 'lead' && (words[to]?.is === 'to' || head === from)) return answer('thing');
	if (isProgram(words, head, head > from)) return answer('thing');
	if (before === 'no' && word.is === 'one') return { who: 'others', from: head - 1, to, none: true };
	if (DEPARTMENT.test(word.raw) && head === from && isStart(words[from - 1])) return answer('others');
	// `Operations did …` is a group; `write operations did …` are not.
	if (word.is === 'operations' && (head === from || before === 'the')) return answer('others');
	if (GROUP.has(word.is)) return answer(own(words, from, head) ? 'self' : 'others');
	if (ROLE.has(word.is)) return answer(none ? 'others' : 'one');
	return answer('thing');
}

/** `our team` is the author's own side; `our engineer` is somebody. */
function own(words: readonly Word[], from: number, head: number): boolean {
	return words[from]?.is === 'our' && /^(?:team|squad|crew)$/.test(words[head]?.is ?? '') && head - from <= 3;
}

/** Whose it is: the person right before the `'s` at `mark`. */
export function ownerAt(words: readonly Word[], mark: number): Subject {
	let from = mark - 1;
	while (from > 0 && mark - from < 5 && !DETERMINER.has(words[from]?.is ?? '') && !isStop(words[from - 1]))
		from -= 1;
	return judgedPhrase(words, from, mark - 1);
}

const isStop = (word: Word | undefined) =>
	word === undefined || isEdge(word) || PREPOSITION.has(word.is) || isFinite(word);

export const isPerson = ({ who }: Subject): boolean => who !== 'thing' && who !== 'untold';
