import { CARED } from '../acts.ts';
import { personIs, phraseFrom } from './persons.ts';
import { UNTOLD, isPerson, ownerAt, subjectOf } from '../subject.ts';
import { LOW, has, is, set, type Found, type Pattern, type Verdict } from './rule.ts';
import { words } from './slots.ts';

/** Words that judge what somebody did, by themselves. */
function judgedDeed({ words: all, at }: Found): Verdict | null {
	if (is(all, at - 1) === 'be') return null;
	if (/^(?:was|were|been|being)$/.test(is(all, at - 1))) return { severity: 'low' };
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

/** `the lead's misjudgement`, `mismanagement by the vendor` */
function judgedNoun({ words: all, at, to }: Found): Verdict {
	const mark = is(all, at - 1);
	const owner = mark === "'s" || mark === "'" ? ownerAt(all, at - 1) : UNTOLD;
	const doer = /^(?:by|of)$/.test(is(all, to)) ? phraseFrom(all, to + 1) : UNTOLD;
	return { subject: [owner, doer].find(isPerson) ?? UNTOLD };
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
	if (isPerson(subject)) return { subject };
	// `Escalated far too late`, a note.
	return verb <= 1 && CARED.has(is(all, verb)) && subject.who === 'untold' ? { severity: 'low' } : null;
}

function unaware(found: Found): Verdict | null {
	const { words: all, at } = found;
	const subject = subjectOf(all, at);
	if (subject.who === 'thing') return null;
	return isPerson(subject) ? { subject } : { severity: 'low' };
}

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

/** Judgements of people and of what they did. */
export const JUDGED_PEOPLE: readonly Pattern[] = [
	{
		phrase: words('made|makes|making a|the|some|several wrong|bad|poor call|calls|choice|choices|decision'),
		judge: personIs,
	},
	{ phrase: words('too slowly|late|hastily|rashly|eagerly'), judge: badly },
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
			'was|were|is {adverb}* premature|hasty|ill-considered|ill-advised|short-sighted|ill-judged|overhasty',
		),
		judge: LOW,
	},
	{ phrase: words('jumped|jumping to {word}? {word}? conclusion|conclusions'), judge: personIs },
	{
		phrase: words(
			'escalation|response|reaction|answer|warning|communication|decision|announcement|handover came|was {adverb}* far? too? late',
		),
		judge: LOW,
	},
	{ phrase: words('lost the? overview|control|sight|focus|bearings'), judge: personIs },
	{
		phrase: words('was|were {adverb}* overconfident|unfit|incapable|unable to? cope|clueless'),
		judge: personIs,
	},
	{ phrase: words('out of his|her|their depth'), judge: LOW },
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
	{ phrase: words('was|were {adverb}* rushed'), judge: LOW },
	{ phrase: words('without {adverb}* being? fully|properly|sufficiently aware'), judge: LOW },
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
			'misconception|misjudgement|misjudgment|miscommunication|mismanagement|mishandling|malpractice|short-sightedness|misapprehension|indecisiveness',
		),
		judge: judgedNoun,
	},
	{
		phrase: words(
			'procedural|process|organisational|organizational|management|communication failure|failures|breakdown|breakdowns',
		),
		judge: LOW,
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
		judge: LOW,
	},
];
