import { inWords, listed } from '#lib/numbers.ts';
import { withoutCapital } from './lines.ts';
import { reasonsIn, type List, type Match } from './match.ts';
import type { GoalReason, InterestReason, Meant, Reason, SkillReason, TimeReason } from './reason.ts';

/** A piece of a sentence; `lead` is what it says first of all, `named` what they both named. */
export interface Said {
	text: string;
	as?: 'lead' | 'named';
}

/** Why it is for them, in a sentence or two. */
export function sentenceOf(match: Match, list: List | null = null): Said[] {
	const reasons = reasonsIn(match, list);
	const interest = reasons.find((reason) => reason.term === 'interest');
	const time = reasons.find((reason) => reason.term === 'time');
	const first = firstOf(reasons);
	const also = interest ? sharedIn(interest, first.length > 0) : [];
	const why = [...first, ...also];
	if (time) return joined([...(why.length > 0 ? [...why, { text: '. ' }] : []), { text: hoursOf(time) }]);
	return joined(why.length > 0 ? [...why, { text: '.' }] : []);
}

export const plain = (said: readonly Said[]): string => said.map(({ text }) => text).join('');

function firstOf(reasons: readonly Reason[]): Said[] {
	const of = (...terms: SkillReason['term'][]) =>
		reasons.flatMap((reason) =>
			'met' in reason && terms.some((term) => term === reason.term) ? reason.met : [],
		);
	const goal = reasons.find((reason): reason is GoalReason => reason.term === 'goal');
	const learn = of('learn');
	const skills = new Set(of('must', 'nice').map(({ by }) => by.folded)).size;
	const aims = (goal?.met ?? []).map(({ goal }) => goal);
	const goals = aims.length > 1 ? `${inWords(aims.length)} of your goals` : 'your goal';
	const to = aims.length > 1 ? `: ${listed(aims.map(withoutCapital))}` : ` ${aimed(aims[0] ?? '')}`;
	if (skills > 0 && aims.length > 0)
		return [{ text: `Matches ${skills} of your skills and ${goals}`, as: 'lead' }, { text: to }];
	if (skills > 0) return [{ text: `Matches ${skills} of your skills`, as: 'lead' }];
	if (aims.length > 0) return [{ text: `Meets ${goals}`, as: 'lead' }, { text: to }];
	if (learn.length === 0) return [];
	const taught = listed(learn.map(({ ask }) => ask.name));
	return [{ text: 'Teaches what you want to learn', as: 'lead' }, { text: `: ${taught}` }];
}

/** Words with which goals begin that say what to do. */
const DOING = new Set(
	`ask be become begin build coach design explain facilitate feel find get give grow have hear help hold host improve
	keep know lead learn listen make manage master mentor move organise organize own pair plan practise practice present
	read run say see share ship show sit speak start stay stop take talk teach tell think try understand use work write`.split(
		/\s+/,
	),
);

/** `to lead a change`, and `“Public speaking”` where a goal is named and not told as something to do. */
function aimed(goal: string): string {
	const [first = ''] = goal.toLowerCase().split(/\s+/);
	return DOING.has(first) ? `to ${withoutCapital(goal)}` : `“${goal}”`;
}

function sharedIn({ shared }: InterestReason, follows: boolean): Said[] {
	const both = shared.filter((one) => one.with === 'person').map(({ said }) => said);
	const about = shared.filter((one) => one.with === 'subject').map(({ said }) => said);
	const clauses: Said[][] = [];
	if (both.length > 0)
		clauses.push([
			{ text: 'you both listed ' },
			{ text: listed(both), as: 'named' },
			{ text: ' as something you enjoy' },
		]);
	if (about.length > 0)
		clauses.push([
			{ text: 'it is about ' },
			{ text: listed(about), as: 'named' },
			{ text: ', which you enjoy' },
		]);
	const all = clauses.flatMap((clause, k) => [...(k > 0 ? [{ text: ', and ' }] : []), ...clause]);
	if (follows) return [{ text: ', and ' }, ...all];
	const [begins, ...rest] = all;
	return begins
		? [{ ...begins, text: begins.text.charAt(0).toUpperCase() + begins.text.slice(1) }, ...rest]
		: [];
}

/** `Your Thursday learning time covers four of the five hours.` */
export function hoursOf({ hours, learningTime, open }: TimeReason): string {
	const own = Math.floor((learningTime?.minutes ?? 0) / 30) / 2;
	if (learningTime && own > 0)
		return own >= hours
			? `Your ${learningTime.name} covers ${hours === 1 ? 'its hour' : `all ${inWords(hours)} hours`}.`
			: `Your ${learningTime.name} covers ${inWords(own)} of the ${inWords(hours)} hours.`;
	const asked = `${inWords(hours)} ${hours === 1 ? 'hour' : 'hours'} a week`;
	return hours <= (open ?? 0)
		? `Its ${asked} are within the ${inWords(open ?? 0)} that you are open to.`
		: `It asks for ${asked}; you are open to ${inWords(open ?? 0)}.`;
}

/** One part of the match in words of its own, with everything that it comes from. */
export function wordsOf(reason: Reason): string {
	switch (reason.term) {
		case 'must':
			return `It cannot do without ${withOwn(reason.met)}, which you bring.`;
		case 'nice':
			return `${withOwn(reason.met)} would help it, and you bring that.`;
		case 'learn':
			return `You want to learn ${withOwn(reason.met)}, and it is taught here.`;
		case 'goal':
			return reason.met
				.map(({ goal, ask }) => `${ask.name} serves your goal: ${withoutCapital(goal)}.`)
				.join(' ');
		case 'interest':
			return `${plain(sharedIn(reason, false))}.`;
		case 'time':
			return openToo(reason);
	}
}

function openToo(time: TimeReason): string {
	const { hours, learningTime, open } = time;
	const counts = learningTime !== null && open !== null && open * 60 > learningTime.minutes;
	const covered = (learningTime?.minutes ?? 0) / 60 >= hours;
	return counts && !covered && learningTime.minutes >= 30
		? `${hoursOf(time)} You are open to ${inWords(open)} a week.`
		: hoursOf(time);
}

/** `React (you know Svelte, which is close to it) and Tracing` */
const withOwn = (met: readonly Meant[]): string =>
	listed(
		met.map(({ ask, by, how }) => {
			if (how === 'exact') return ask.name;
			return how === 'alias'
				? `${ask.name} (your ${by.name})`
				: `${ask.name} (your ${by.name} is close to it)`;
		}),
	);

function joined(said: readonly Said[]): Said[] {
	const all: Said[] = [];
	for (const one of said) {
		const last = all.at(-1);
		if (last && last.as === one.as) last.text += one.text;
		else all.push({ ...one });
	}
	return all;
}
