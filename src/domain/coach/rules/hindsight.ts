import { LOW, begun, has, is, says, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const EVIDENCE = set(`
	show shows showed shown showing indicate indicates indicated indicating visible marked labelled labeled stated states
	documented defined demonstrate demonstrates demonstrated display displays displayed describe described describes
	identified communicated define document communicate identify state separate separated see seen saw illustrates
	reveal reveals revealed point pointed points log logs logged read says say said correlates correlated specified
	explain explained understand understood explains articulate express suggests suggest`);
const PAST_MARKS = set('was were had did should would could been knew might went got left made ran set took');

const past = (all: Found['words']) =>
	has(all, PAST_MARKS) || all.some((word) => word.is.length > 4 && word.is.endsWith('ed'));

function adverb(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (
		has(all, set('not never less'), at - 2, at) ||
		(is(all, at) === 'of' && is(all, to) === 'not') ||
		EVIDENCE.has(is(all, to))
	)
		return null;
	if (/^(?:can|may|will)$/.test(is(all, to)) || (at > 0 && /^(?:will|have)$/.test(is(all, at - 1))))
		return null;
	if (is(all, at) === 'clearly' && !weighs(all, at, to)) return null;
	return past(all) || has(all, set('nobody everyone everybody people anyone'))
		? { severity: 'low', ...without(found) }
		: null;
}

/** `Clearly, …`, `was clearly wrong`: a judgement, not a reading. */
function weighs(all: Found['words'], at: number, to: number): boolean {
	if (at === 0) return true;
	if (EVIDENCE.has(is(all, at - 1))) return false;
	return (
		/^(?:was|were|is|are|had|should|we|they|it|this|that|nobody)$/.test(is(all, at - 1)) &&
		!EVIDENCE.has(is(all, to))
	);
}

/** The sentence says the same without the word. */
function without({ words: all, at, to, written }: Found): Partial<Verdict> {
	const comma = is(all, to) === ',' ? 1 : 0;
	const next = all[to + comma];
	if (!next || next.sign || /^an?$/.test(is(all, at - 1))) return {};
	const rest = written(to + comma, to + comma + 1);
	const suggestion = at === 0 ? begun(rest) : rest;
	const opened = at > 0 && is(all, at - 1) === ',' && comma === 1;
	return opened ? {} : { to: to + comma + 1, suggestion };
}

function plain({ words: all, at, to }: Found): Verdict | null {
	// Read off something, and not from its end.
	if (/^(?:in|from)$/.test(is(all, to))) return null;
	if (has(all, set('not never less nothing hardly seemed seem seems until once became'), 0, at + 2))
		return null;
	if (says(all, to, 'from the logs') || says(all, to, 'from the graph') || has(all, set('not'), at, to))
		return null;
	return { severity: 'low' };
}

function inHindsight(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const comma = is(all, to) === ',';
	// What somebody would have done, or did, is not learned since.
	const told =
		/^(?:i|we|it|this|that|there)$/.test(is(all, to + 1)) || has(all, set('would should could'), to);
	if (at === 0 && comma && !told)
		return { severity: 'low', to: to + 1, suggestion: 'We have since learned that' };
	return LOW();
}

const unlessNot = ({ words: all, at }: Found): Verdict | null =>
	has(all, set('not never no nothing became become becomes'), at - 3, at) ? null : { severity: 'low' };

export const hindsight: Rule = {
	name: 'hindsight',
	message:
		'Plain now; was it plain then, and to whom? What did the screen show at that moment? Knowing how it ended makes every sign look louder (Dekker, The Field Guide to Understanding “Human Error”).',
	silentIn: ['actions', 'praise', 'timeline'],
	patterns: [
		{ phrase: words('foregone conclusion'), judge: LOW },
		{ phrase: words('staring|stared us|them|me|everyone in the face'), judge: LOW },
		{ phrase: words('needless to say'), judge: LOW },
		{ phrase: words('seen|viewed|judged from today|now'), judge: LOW },
		{ phrase: words('after the fact ,'), judge: unlessNot },
		{ phrase: words('with the? knowledge|what of|we we? have|know|knew|today'), judge: LOW },
		{ phrase: words('is|seems now|today|retrospectively {adverb}* clear|obvious|plain|evident'), judge: LOW },
		{ phrase: words('wise|wiser after the event'), judge: LOW },
		{ phrase: words('no-brainer|self-evidently|undeniably'), judge: LOW },
		{ phrase: words('in|with retrospect|hindsight'), judge: inHindsight },
		{ phrase: words('with the benefit|wisdom of hindsight'), judge: LOW },
		{ phrase: words('hindsight is|shows|tells|being'), judge: LOW },
		{ phrase: words('retrospectively'), judge: LOW },
		{ phrase: words('knowing what we know|now'), judge: LOW },
		{ phrase: words('anyone|anybody|everyone could|can see'), judge: LOW },
		{ phrase: words('plain|clear for? all? to see'), judge: unlessNot },
		{ phrase: words('signs were|had|was all? been? there|visible|clear|obvious|everywhere'), judge: LOW },
		{
			phrase: words('looking|thinking back'),
			judge: ({ words: all, to }) => (is(all, to) === 'at' || is(all, to) === 'through' ? null : LOW()),
		},
		{
			phrase: words('obviously|clearly|evidently|unsurprisingly|predictably|inevitably|undoubtedly'),
			judge: adverb,
		},
		{ phrase: words('of course'), judge: adverb },
		{
			phrase: words('naturally ,'),
			judge: (found) => (found.at === 0 ? adverb({ ...found, to: found.to - 1 }) : null),
		},
		{ phrase: words('as everyone|everybody|anyone {adverb}* knows|knew'), judge: LOW },
		{ phrase: words('as we all know|knew'), judge: LOW },
		{
			phrase: words(
				'was|were|is|seems {adverb}* obvious|self-evident|inevitable|foreseeable|predictable|unavoidable|evident',
			),
			judge: plain,
		},
		{
			phrase: words(
				'obvious|inevitable|foreseeable|predictable|glaring mistake|error|that|consequence|result|outcome|sign|signs|risk|problem|warning|flaw|cause|oversight|issue',
			),
			judge: unlessNot,
		},
		{ phrase: words('was|were {adverb}* bound|doomed|destined to'), judge: LOW },
		{ phrase: words('only|just a matter|question of time'), judge: unlessNot },
		{ phrase: words('waiting to happen'), judge: LOW },
		{
			phrase: words(
				'everyone|everybody|anyone|anybody|all|we {adverb}* all? knows|knew|know|could|would see? that|how|better|this',
			),
			judge: known,
		},
		{ phrase: words('writing was|on the? wall'), judge: LOW },
		{ phrase: words('no|little surprise|wonder that|given|it|as|we'), judge: LOW },
		{ phrase: words('it was clear from the? start|beginning|outset'), judge: LOW },
		{ phrase: words('all the signs'), judge: LOW },
		{ phrase: words('signs were all? there'), judge: LOW },
		{ phrase: words('saw|seen it|this|that coming'), judge: unlessNot },
		{ phrase: words('goes without saying'), judge: LOW },
		{
			phrase: words('any|every {word}? engineer|developer|operator|person|reviewer knows|knew|would|could'),
			judge: LOW,
		},
	],
};

function known({ words: all, at }: Found): Verdict | null {
	return /^(?:everyone|everybody)$/.test(is(all, at)) || is(all, at + 1) === 'all' ? LOW() : null;
}
