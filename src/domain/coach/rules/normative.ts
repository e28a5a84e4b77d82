import { isPerson, ownerAt, subjectOf, type Subject } from '../subject.ts';
import { phraseFrom } from './persons.ts';
import { has, is, set, type Found, type Rule, type Verdict } from './rule.ts';
import { words } from './slots.ts';

const JUDGED =
	'poor|inadequate|insufficient|inappropriate|improper|incorrect|wrong|bad|flawed|faulty|mistaken|premature|weak|sloppy|hasty|rushed|careless|lousy|deficient|subpar|sub-par|unacceptable|substandard|incompetent|unclear|low|limited|misguided|overconfident|naive|questionable|problematic|unprofessional|half-hearted|dangerous|false|risky|reckless|unsafe|ill-considered|ill-advised|incomplete|erroneous|suboptimal|sub-optimal|lax|lacking|not enough|too little';
/** What people do and have, as nouns. */
const WORK =
	'testing|communication|communications|coordination|co-ordination|collaboration|planning|preparation|judgement|judgment|decision|decisions|assumption|assumptions|handover|handovers|handoff|training|knowledge|experience|understanding|review|reviews|reviewing|oversight|practice|practices|discipline|attitude|attention|diligence|care|expertise|skill|skills|grasp|awareness|supervision|leadership|management|misconception|belief|conclusion|judgements|response|reasoning|thinking|prioritisation|prioritization|diagnosis|estimation|evaluation|due|expectations|teamwork|ownership|behaviour|behavior|conduct|habits|choice|choices|call|execution|workmanship|craftsmanship|familiarity|approach|process|plan|way|governance|procedure|procedures|vetting|consideration|research|analysis|assessment|assessments|foresight|remediation|follow-up';
/** Of these a system has its share too, so that a weak word is not enough. */
const MIXED = set(
	'response process analysis approach plan way procedure procedures call execution choice management review reviews practice practices due evaluation',
);
const STRONG = set(
	'poor inadequate sloppy careless hasty rushed lousy unprofessional incompetent premature inappropriate misguided overconfident lax ill-considered ill-advised reckless flawed problematic bad',
);
const LOOSE = set(
	'limited low unclear incomplete risky unsafe dangerous false lacking incorrect wrong erroneous suboptimal sub-optimal incomplete weak faulty',
);
const PERSONAL = set(`
	assumption assumptions judgement judgment misconception belief understanding knowledge experience communication
	communications coordination co-ordination testing planning preparation decision decisions attitude conclusion training
	grasp handover handovers handoff awareness discipline thinking reasoning diligence expertise skill skills supervision
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

const UNTOLD: Subject = { who: 'untold', from: -1, to: -1, none: false };

function judgedWork(found: Found): Verdict | null {
	const { words: all, at, to } = found;
	const judgement = is(all, at);
	const noun = is(all, to - 1);
	if (has(all, set('avoid prevent not no'), at - 2, at)) return null;
	if (MIXED.has(noun) && !STRONG.has(judgement)) return null;
	if (LOOSE.has(judgement) && !PERSONAL.has(noun)) return null;
	const next = is(all, to);
	if (next === 'coverage' || next === 'tool' || next === 'tools' || next === 'environment' || next === 'data')
		return null;
	return { subject: owner(found, at) ?? behind(found, to) ?? maker(found) ?? UNTOLD };
}

/** `the lead made a poor decision`. */
function maker({ words: all, at }: Found): Subject | null {
	for (let verb = at - 1; verb > 0 && at - verb < 6; verb--) {
		if (
			!/^(?:made|took|had|have|has|showed|did|gave|held|drew|acted|relied|worked|based|came|reached|operated|proceeded)$/.test(
				is(all, verb),
			)
		)
			continue;
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
const NOTES = set('notes handover');

function groupIn({ words: all, to, at }: Found): Subject | null {
	for (let k = at; k < to; k++) {
		if (!/^(?:by|from|between|of|with|within)$/.test(is(all, k))) continue;
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

/** Words that judge what somebody did, by themselves. */
function judgedDeed({ words: all, at }: Found): Verdict | null {
	if (/^(?:was|were|been|being|be)$/.test(is(all, at - 1))) return { severity: 'low' };
	const subject = subjectOf(all, at);
	return isPerson(subject) ? { subject } : null;
}

function personIs({ words: all, at }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	return isPerson(subject) ? { subject } : null;
}

/** `not fully aware` judges; `not aware` is what was known. */
function halfAware(found: Found): Verdict | null {
	return has(
		found.words,
		set('fully properly sufficiently adequately quite completely entirely'),
		found.at,
		found.to,
	)
		? unaware(found)
		: null;
}

function poorly({ words: all, at }: Found): Verdict | null {
	const subject = subjectOf(all, at);
	return { subject: isPerson(subject) ? subject : UNTOLD };
}

/** `handled the tickets badly`, said of people. */
function badly({ words: all, at }: Found): Verdict | null {
	let verb = at - 1;
	while (verb > 0 && !/ed$|^(?:did|ran|went|took|gave|led|dealt|wrote)$/.test(is(all, verb))) verb -= 1;
	const subject = verb > 0 ? subjectOf(all, verb) : UNTOLD;
	return isPerson(subject) ? { subject } : null;
}

function slowWork(found: Found): Verdict | null {
	const subject = owner(found, found.at);
	return subject || is(found.words, found.at) !== 'response' ? { subject: subject ?? UNTOLD } : null;
}

function unaware(found: Found): Verdict | null {
	const { words: all, at } = found;
	const subject = subjectOf(all, at);
	if (subject.who === 'thing') return null;
	return isPerson(subject) ? { subject } : { severity: 'low' };
}

const low = (): Verdict => ({ severity: 'low' });

export const normative: Rule = {
	name: 'normative',
	message:
		'What was there to see, and what was usual? A judgement measures people by a norm that is known afterwards; the fact behind it teaches more (Bergström’s traps of accident analysis).',
	silentIn: ['actions', 'praise'],
	patterns: [
		{
			phrase: words(
				'did|does|do|had|has not {adverb}* have? enough|sufficient|adequate|the {word}? {word}? experience|knowledge|skill|skills|training|understanding|expertise|practice',
			),
			judge: personIs,
		},
		{
			phrase: words(
				'did|does|do not {adverb}* understand {word}? {word}? {word}? {word}? well|properly|fully|enough',
			),
			judge: personIs,
		},
		{
			phrase: words(
				'communication|communications|instructions|handover|explanation was|were {adverb}* confusing|misleading|incomplete|insufficient|inadequate|poor|chaotic|unclear',
			),
			judge: workIs,
		},
		{
			phrase: words(
				'was|were|is {adverb}* premature|hasty|ill-considered|ill-advised|short-sighted|ill-judged|overhasty',
			),
			judge: low,
		},
		{ phrase: words('jumped|jumping to {word}? {word}? conclusion|conclusions'), judge: personIs },
		{
			phrase: words(
				'escalation|response|reaction|answer|warning|communication|decision|announcement|handover came|was {adverb}* far? too? late',
			),
			judge: low,
		},
		{ phrase: words('lost the? overview|control|sight|focus|bearings'), judge: personIs },
		{
			phrase: words('was|were {adverb}* overconfident|unfit|incapable|unable to? cope|clueless'),
			judge: personIs,
		},
		{ phrase: words('out of his|her|their depth'), judge: low },
		{
			phrase: words(
				`${WORK} {word}? {word}? {word}? {word}? not {adverb}* thorough|good|sufficient|adequate|clear|careful|rigorous|strict|extensive|deep|early|close enough`,
			),
			judge: lackOf,
		},
		{ phrase: words(`${JUDGED.replace('|not enough|too little', '')} {word}? ${WORK}`), judge: judgedWork },
		{ phrase: words(`not|too enough|little {word}? ${WORK}`), judge: lackOf },
		{
			phrase: words(
				`little|insufficient|inadequate thought|attention|care|preparation|consideration|testing`,
			),
			judge: lackOf,
		},
		{
			phrase: words(
				`${WORK}|notes {word}? {word}? {word}? {word}? {word}? was|were|is|had {adverb}* been? ${JUDGED.replace('|not enough|too little', '')}`,
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
				is(found.words, found.at) === 'lost'
					? personIs(found)
					: { subject: behind(found, found.to) ?? UNTOLD },
		},
		{ phrase: words('was|were|is|are|been not {adverb}* aware'), judge: halfAware },
		{
			phrase: words(
				'was|were|is|are|been not {adverb}* trained|prepared|qualified|experienced|skilled|competent|equipped|familiar',
			),
			judge: personIs,
		},
		{
			phrase: words(
				'badly|poorly|insufficiently|inadequately|improperly|sloppily trained|planned|communicated|coordinated|prepared|tested|reviewed|handled|managed|executed|thought|briefed|rehearsed|organised|organized',
			),
			judge: poorly,
		},
		{ phrase: words('badly|poorly|unprofessionally|clumsily|amateurishly'), judge: badly },
		{ phrase: words('was|were {adverb}* rushed'), judge: low },
		{
			phrase: words(
				'response|reaction|communication|escalation|coordination|handover was|were {adverb}* slow|late|chaotic|disorganised|disorganized|uncoordinated|hesitant|confused|sluggish',
			),
			judge: slowWork,
		},
		{ phrase: words('without {adverb}* being? fully|properly|sufficiently aware'), judge: low },
		{
			phrase: words(
				'mismanaged|mishandled|misjudged|misdiagnosed|misunderstood|underestimated|mis-handled|botched|bungled|miscommunicated|mis-communicated|misused',
			),
			judge: judgedDeed,
		},
		{
			phrase: words(
				'was|were|is|are {adverb}* inexperienced|unqualified|unprepared|underqualified|ill-prepared|undertrained|untrained',
			),
			judge: personIs,
		},
		{
			phrase: words(
				'lacked the? {word}? experience|knowledge|skills|training|expertise|understanding|judgement|awareness|discipline|preparation',
			),
			judge: personIs,
		},
		{
			phrase: words('prematurely|improperly|inappropriately|needlessly|hastily|ill-advisedly'),
			judge: judgedManner,
		},
		{
			phrase: words(
				'wrongly|incorrectly|falsely|naively|erroneously assumed|believed|thought|concluded|decided|presumed|judged',
			),
			judge: personIs,
		},
		{
			phrase: words(
				'misconception|misjudgement|misjudgment|miscommunication|mismanagement|mishandling|malpractice|short-sightedness',
			),
			judge: low,
		},
		{
			phrase: words(
				'procedural|process|organisational|organizational|management|communication failure|failures|breakdown|breakdowns',
			),
			judge: low,
		},
		{
			phrase: words(
				'only|just one|1|two|2|a few|some? {word}? team|teams|engineer|engineers|person|people reacted|responded|acted|bothered|cared proactively|quickly?',
			),
			judge: () => ({ severity: 'medium' }),
		},
		{
			phrase: words(
				'way|approach|handling|practice|practices {word}? {word}? {word}? {word}? {word}? is|was problematic|inadequate|insufficient|flawed|poor|unprofessional|wrong|bad',
			),
			judge: low,
		},
	],
};

/** `put into production prematurely`: people's deed, whoever it was. */
function judgedManner({ words: all, at }: Found): Verdict | null {
	let verb = at + 1;
	if (!is(all, verb).endsWith('ed')) {
		verb = at - 1;
		while (verb > 0 && !/ed$|^(?:put|ran|shut|made|took|cut|went|sent)$/.test(is(all, verb))) verb -= 1;
		if (verb <= 0) return null;
	}
	const subject = subjectOf(all, verb);
	if (isPerson(subject)) return { subject };
	const done =
		/^(?:put|merged|deployed|released|shipped|launched|approved|promoted|enabled|declared|announced|handled|escalated|rolled|pushed|shared)$/;
	return done.test(is(all, verb)) ? { severity: 'low' } : null;
}
