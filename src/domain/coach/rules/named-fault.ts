import { phraseFrom } from './persons.ts';
import { subjectOf, type Subject } from '../subject.ts';
import { is, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const named = (subject: Subject): Verdict | null =>
	subject.who === 'named' ? { subject, from: subject.from, to: subject.to } : null;

/** `Ana panicked` */
function did({ words: all, at }: Found): Verdict | null {
	return named(subjectOf(all, at));
}

/** `It was Bo's change that …` */
function ownedThat(all: Found['words'], verb: number): Subject | null {
	if (!/^(?:that|which)$/.test(is(all, verb - 1))) return null;
	for (let mark = verb - 2; mark > 0 && verb - mark < 6; mark--) {
		if (is(all, mark) === "'s" && all[mark - 1]?.name)
			return { who: 'named', from: mark - 1, to: mark, none: false };
	}
	return null;
}

/** `Bo's change broke …`, `Bo's mistake` */
function owned({ words: all, at }: Found): Verdict | null {
	const subject = ownedThat(all, at) ?? subjectOf(all, at);
	if (subject.who !== 'thing') return named(subject);
	for (let k = subject.from; k < subject.to; k++) {
		if (is(all, k) === "'s" && all[k - 1]?.name)
			return named({ who: 'named', from: k - 1, to: k, none: false });
	}
	return null;
}

/** `a change by Ana that broke …` */
const by = ({ words: all, to }: Found): Verdict | null => named(phraseFrom(all, to));

/** `caused by Ana's script` */
function worksOf({ words: all, to }: Found): Verdict | null {
	const mark = all.findIndex((word, at) => at > to && at < to + 3 && /^(?:'s|')$/.test(word.is));
	return mark !== -1 && all[mark - 1]?.name ? named({ who: 'named', from: to, to: mark, none: false }) : null;
}

/** In a timeline an act is an act, whatever it did. */
const destroyed = (found: Found): Verdict | null => (found.part === 'timeline' ? null : by(found));

/** What any rule finds a named person at fault with is a finding of this one, too; these words are only its own. */
export const namedFault: Rule = {
	name: 'named-fault',
	message:
		'Could the role stand here in place of the name, and the situation in place of the fault? Names draw readers to the person; what surrounded the person is what can be changed (PagerDuty’s post-mortem guide).',
	silentIn: ['praise'],
	patterns: [
		{
			phrase: words('dropped|deleted|wiped|broken|destroyed|corrupted|killed|unplugged by'),
			judge: destroyed,
		},
		{
			phrase: words(
				'wrote|merged|pushed|deployed|built|changed|added|made {adverb}? broke|caused|dropped|deleted|crashed|removed|triggered|took',
			),
			judge: did,
		},
		{ phrase: words('wrong|incorrect'), judge: wrongOne },
		{
			phrase: words(
				'panicked|rushed|hesitated|guessed|misunderstood|misjudged|misread|misconfigured|botched|bungled|procrastinated|overreacted|underestimated|mishandled|ignored|disobeyed|blundered|broke|deleted|dropped|messed|screwed|wiped',
			),
			judge: broke,
		},
		{
			phrase: words(
				'broke|caused|triggered|introduced|crashed|deleted|removed|killed|corrupted|overwrote|leaked|exposed|wiped',
			),
			judge: owned,
		},
		{
			phrase: words(
				'was|were {adverb}* wrong|mistaken|late|slow|confused|distracted|unprepared|responsible|guilty|tired',
			),
			judge: did,
		},
		{ phrase: words('got {word} {word}? {word}? wrong'), judge: did },
		{ phrase: words('took too long|much'), judge: did },
		{ phrase: words('jumped to'), judge: did },
		{
			phrase: words(
				'change|commit|deploy|deployment|bug|script|query|release|merge|config|pr|code|patch|migration|edit|written|introduced|pushed|merged|deployed by|from',
			),
			judge: authored,
		},
		{ phrase: words('because|fault of'), judge: by },
		{
			phrase: words(
				'change|commit|deploy|deployment|query|release|config|pr|patch|migration|script|code that|which? {word} {word}? pushed|made|merged|deployed|wrote|added|shipped|ran|approved|introduced',
			),
			judge: authored,
		},
		{
			phrase: words('caused|triggered|broken|introduced|provoked|due|owing|down {adverb}* by|to'),
			judge: worksOf,
		},
		{
			phrase: words(
				'pasted|posted|committed|pushed|published|uploaded|leaked|exposed {word} {word}? {word}? token|tokens|secret|secrets|key|keys|password|passwords|credential|credentials',
			),
			judge: did,
		},
	],
};

/** `Ana restarts the wrong node`: right behind the name stands what was done. */
function wrongOne({ words: all, at }: Found): Verdict | null {
	for (let verb = at - 1; verb > 0 && at - verb < 9; verb--) {
		if (all[verb]?.sign) return null;
		if (
			/^(?:saw|found|noticed|finds|notices|sees|reported|reports|fixed|fixes|corrected|got|received|identified|identifies)$/.test(
				is(all, verb),
			)
		)
			return null;
		if (all[verb - 1]?.name || /^@./.test(is(all, verb - 1))) return named(subjectOf(all, verb));
	}
	return null;
}

/** In a timeline an act is an act. */
function broke(found: Found): Verdict | null {
	const act = is(found.words, found.at);
	if (found.part === 'timeline' && /^(?:deleted|dropped|wiped|guessed)$/.test(act)) return null;
	if (/^(?:deleted|dropped|wiped)$/.test(act)) return null;
	return did(found);
}

const BROKE = /^(?:broke|caused|triggered|crashed|took|brought|killed|removed|deleted|corrupted|leaked)$/;

/** Named as the author of what broke: the sentence has to say that it did. */
function authored(found: Found): Verdict | null {
	return found.words.some(
		(word) => BROKE.test(word.is) || /^(?:bug|bad|faulty|wrong|broken|flawed|buggy|incorrect)$/.test(word.is),
	)
		? (by(found) ?? did({ ...found, at: found.to - 1 }))
		: null;
}
