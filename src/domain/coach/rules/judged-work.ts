import { UNTOLD, isPerson, ownerAt, subjectOf, type Subject } from '../subject.ts';
import { personIs, phraseFrom } from './persons.ts';
import { has, is, set, type Found, type Pattern, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const JUDGED =
	'poor|inadequate|insufficient|inappropriate|improper|incorrect|wrong|bad|flawed|faulty|mistaken|premature|weak|sloppy|hasty|rushed|careless|lousy|deficient|subpar|sub-par|unacceptable|substandard|incompetent|unclear|low|limited|misguided|overconfident|naive|questionable|problematic|unprofessional|half-hearted|dangerous|false|risky|reckless|unsafe|ill-considered|ill-advised|incomplete|erroneous|suboptimal|sub-optimal|lax|lacking|superficial|cursory|shallow|perfunctory|half-baked|haphazard|amateurish|disorganised|disorganized|slipshod|unrealistic|over-optimistic|overoptimistic|overambitious';
/** What people do and have, as nouns. */
const WORK =
	'testing|communication|communications|coordination|co-ordination|collaboration|planning|preparation|judgement|judgment|decision|decisions|assumption|assumptions|handover|handovers|handoff|hand-over|hand-overs|hand-off|impression|training|knowledge|experience|understanding|review|reviews|reviewing|oversight|practice|practices|discipline|attitude|attention|diligence|care|expertise|skill|skills|grasp|awareness|supervision|leadership|management|misconception|belief|conclusion|judgements|response|reasoning|thinking|prioritisation|prioritization|diagnosis|estimation|evaluation|due|expectations|teamwork|ownership|behaviour|behavior|conduct|habits|choice|choices|call|execution|workmanship|craftsmanship|familiarity|approach|process|plan|way|governance|procedure|procedures|vetting|consideration|research|analysis|assessment|assessments|foresight|remediation|follow-up';
/** Of these a system has its share too, so that a weak word is not enough. */
const MIXED = set(
	'response process analysis approach plan way procedure procedures call execution choice management review reviews practice practices due evaluation',
);

const STRONG = set(
	'poor inadequate sloppy careless hasty rushed lousy unprofessional incompetent premature inappropriate misguided overconfident lax ill-considered ill-advised reckless flawed problematic bad superficial cursory perfunctory half-baked haphazard amateurish disorganised disorganized slipshod improper unrealistic over-optimistic overoptimistic overambitious',
);

const LOOSE = set(
	'limited low unclear incomplete risky unsafe dangerous false lacking incorrect wrong erroneous suboptimal sub-optimal incomplete weak faulty',
);

const PERSONAL = set(`
	assumption assumptions judgement judgment misconception belief understanding knowledge experience communication
	communications coordination co-ordination testing planning preparation decision decisions attitude conclusion training
	grasp handover handovers handoff hand-over hand-off impression awareness discipline thinking reasoning diligence expertise skill skills supervision
	collaboration teamwork judgements familiarity leadership habits consideration vetting`);

function owner({ words: all }: Found, at: number): Subject | null {
	// `the team's poor communication`, `our inadequate planning`, `poor planning by the vendor`
	const before = is(all, at - 1);
	if (/^(?:our|my)$/.test(before)) return { who: 'self', from: at - 1, to: at, none: false };
	if (/^(?:his|her)$/.test(before)) return { who: 'one', from: at - 1, to: at, none: false };
	if (before === 'their') return { who: 'others', from: at - 1, to: at, none: false };
	if (before === "'s" || before === "'") {
		const subject = ownerAt(all, at - 1);
		return isPerson(subject) ? subject : null;
	}
	return null;
}

function behind({ words: all }: Found, to: number): Subject | null {
	if (!/^(?:by|from|of|among|between|within)$/.test(is(all, to))) return null;
	const subject = phraseFrom(all, to + 1);
	return isPerson(subject) ? subject : null;
}

function judgedWork(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const judgement = is(all, at);
	const noun = is(all, to - 1);
	if (has(all, set('avoid prevent not no'), at - 2, at)) return null;
	if (MIXED.has(noun) && !STRONG.has(judgement)) return null;
	if (LOOSE.has(judgement) && !PERSONAL.has(noun)) return null;
	if (noun === 'impression' && !maker(found)) return null;
	const next = is(all, to);
	if (next === 'coverage' || next === 'tool' || next === 'tools' || next === 'environment' || next === 'data')
		return null;
	return { subject: owner(found, at) ?? behind(found, to) ?? maker(found) ?? UNTOLD };
}

/** `the lead made a poor decision`. */
function maker({ words: all, at }: Found): Subject | null {
	for (let verb = at - 1; verb > 0 && at - verb < 6; verb--) {
		if (
			!/^(?:made|took|had|have|has|showed|did|gave|held|drew|acted|relied|worked|based|came|reached|operated|proceeded|was|were)$/.test(
				is(all, verb),
			)
		)
			continue;
		if (/^(?:was|were)$/.test(is(all, verb)) && is(all, verb + 1) !== 'under') continue;
		const subject = subjectOf(all, verb);
		return isPerson(subject) ? subject : null;
	}
	return null;
}

/** `The handover was inadequate.` */
function workIs(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const noun = is(all, at);
	const judgement = is(all, to - 1);
	if (MIXED.has(noun) && !STRONG.has(judgement) && judgement !== 'insufficient') return null;
	return {
		subject: owner(found, at) ?? (NOTES.has(noun) ? groupIn(found) : null) ?? groupIn(found) ?? UNTOLD,
	};
}

/** `Our picture of the cache was wrong`: whose it is makes it a belief. */
function beliefIs(found: Found): Verdict | null {
	const { words: all, at } = found;
	const whose = is(all, at - 1) === 'mental' ? at - 1 : at;
	const subject = owner(found, whose);
	return subject || whose < at ? { subject: subject ?? UNTOLD } : null;
}

const NOTES = set('notes handover');

function groupIn({ words: all, to, at }: Found): Subject | null {
	for (let k = at; k < to; k++) {
		if (!/^(?:by|from|between|of|within)$/.test(is(all, k))) continue;
		const subject = phraseFrom(all, k + 1);
		if (isPerson(subject)) return subject;
	}
	return null;
}

function lackOf(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	if (/^(?:coverage|environment|tools?)$/.test(is(all, to))) return null;
	return { subject: owner(found, at) ?? behind(found, to) ?? UNTOLD };
}

function slowWork(found: Found): Verdict | null {
	const subject = owner(found, found.at);
	return subject || is(found.words, found.at) !== 'response' ? { subject: subject ?? UNTOLD } : null;
}

/** Judgements of what people make and have: testing, plans, knowledge. */
export const JUDGED_WORK: readonly Pattern[] = [
	{
		phrase: words(
			'inexperience|unfamiliarity|hesitation|inattention|indecision|indecisiveness|inattentiveness',
		),
		judge: lackOf,
	},
	{
		phrase: words(
			'little|hardly {word}? assistance|communication|coordination|collaboration|guidance|supervision|support|help',
		),
		judge: lackOf,
	},
	{
		phrase: words(
			'coordination|communication|sharing|handover|collaboration|response|planning was|were|is? {adverb}* unstructured|uncoordinated|chaotic|disorganised|disorganized|haphazard',
		),
		judge: lackOf,
	},
	{
		phrase: words(
			'communication|communications|instructions|handover|explanation was|were {adverb}* confusing|misleading|incomplete|insufficient|inadequate|poor|chaotic|unclear',
		),
		judge: workIs,
	},
	{
		phrase: words(
			`${WORK} {word}? {word}? {word}? {word}? not {adverb}* thorough|good|sufficient|adequate|clear|careful|rigorous|strict|extensive|deep|early|close enough`,
		),
		judge: lackOf,
	},
	{ phrase: words(`${JUDGED} {word}? ${WORK}`), judge: judgedWork },
	{ phrase: words(`not|too enough|little {word}? ${WORK}`), judge: lackOf },
	{
		phrase: words(
			`little|insufficient|inadequate thought|attention|care|preparation|consideration|testing|heed|weight`,
		),
		judge: lackOf,
	},
	{
		phrase: words(
			'not enough thought|attention|care|consideration|heed|weight|time was|were|had been? given|paid',
		),
		judge: lackOf,
	},
	{
		phrase: words(
			'premature|hasty|rushed|overhasty|ill-considered|reckless {word}? rollout|roll-out|release|launch|deployment|deploy|merge|upgrade|migration|switch-over|cutover|announcement|all-clear',
		),
		judge: lackOf,
	},
	{
		phrase: words(
			'model|picture|understanding|idea|view|estimate|estimates|reading|interpretation|theory|expectation|expectations {word}? {word}? {word}? {word}? was|were {adverb}* wrong|off|mistaken|flawed|naive|faulty|inaccurate|incorrect|unrealistic',
		),
		judge: beliefIs,
	},
	{
		phrase: words(
			`${WORK}|notes {word}? {word}? {word}? {word}? {word}? {word}? {word}? was|were|is|are|had {adverb}* been? ${JUDGED}`,
		),
		judge: workIs,
	},
	{
		phrase: words(
			`lack|lacking|absence of {adverb}* proper|adequate|sufficient|real? experience|knowledge|testing|communication|coordination|training|understanding|planning|preparation|awareness|expertise|discipline|familiarity|skill|skills|supervision|leadership|judgement|foresight|collaboration|ownership`,
		),
		judge: lackOf,
	},
	{
		phrase: words(
			'lack of experience|knowledge|testing|communication|coordination|training|understanding|planning|preparation|awareness|expertise|familiarity|skill|skills|supervision|leadership|judgement|foresight|collaboration|ownership|vigilance|rigour|rigor|care|thought',
		),
		judge: lackOf,
	},
	{
		phrase: words('loss|lack|lost of? situation|situational awareness'),
		judge: (found) =>
			is(found.words, found.at) === 'lost' ? personIs(found) : { subject: behind(found, found.to) ?? UNTOLD },
	},
	{
		phrase: words(
			'response|reaction|communication|escalation|coordination|handover was|were {adverb}* slow|late|unstructured|chaotic|disorganised|disorganized|uncoordinated|hesitant|confused|sluggish',
		),
		judge: slowWork,
	},
];
