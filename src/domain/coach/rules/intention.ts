import { subjectOf } from '../subject.ts';
import { UNITS } from './end-state.ts';
import { has, is, set, type Found } from './rule.ts';

/** May stand before the verb of an intention: `We will also need to …`. */
const LEAD = set(`
	we i us team teams the a should need needs to must will shall have has plan plans going want could might may also maybe
	perhaps let let's and please try would like are is be continue start further then that everyone everybody all people
	engineers developers responders operators users our next time future in for longer term long short medium it important
	action lesson learned learnt p1 p2 p3 p0 todo more reminder note always cloud platform service of make sure ensure
	engineering ops group staff on-call keep going forward 's everyone's developers' can ll this point going`);

export const PAST = set('was were had did been went became got');

/** The words before it make it something that is going to be done. */
export function intends({ words: all, at, part }: Found): boolean {
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

export const stated = ({ words: all, at }: Found) =>
	has(all, set('would could')) ||
	has(all, PAST, 0, at) ||
	(has(all, set('is are has'), 0, at) && !has(all, set('to should must'), 0, at + 1));

/** Begins as an order does: not with the subject of a statement. */
export function ordered({ words: all, at }: Found): boolean {
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

export function modal(all: Found['words'], at: number): boolean {
	for (let k = 0; k < at; k++) {
		if (!/^(?:should|must|will|need|needs|shall)$/.test(is(all, k))) continue;
		if (/^(?:we|i|team|teams|everyone|people|engineers|developers|everybody)$/.test(is(all, k - 1)))
			return true;
	}
	return false;
}

/** `Configuration must be flexible` asks nothing of anybody. */
export function ofThing(all: Found['words'], at: number): boolean {
	for (let k = at - 1; k > Math.max(0, at - 4); k--) {
		if (/^(?:should|must|will|need|needs|shall|can)$/.test(is(all, k))) {
			const subject = subjectOf(all, k);
			return subject.who === 'thing';
		}
	}
	return false;
}
