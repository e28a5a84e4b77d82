import { counted, inWords, listed, sentenceCase } from '#lib/numbers.ts';
import { drawnOf, inOrder, keptOf, sumOf, waitingTeams, type OfTeam } from './changes-by-team.ts';
import { tooLittle, type Insight } from './insight.ts';
import type { Scope } from './scope.ts';
import { shareInWords, type Share } from './share-in-words.ts';
import { soFar } from './so-far.ts';
import { FEW } from './telling.ts';

const COMPUTED = [
	'Counted are the changes of everything that was published in this time: of post-mortems, of the log, of stories and of projects. Made is what somebody marked as done. Being tried is what somebody looks after, while its day has not passed. Waiting is what nobody looks after yet, or whose day has passed.',
	'What was dropped is in none of the three: to drop a change and say why is an answer, too.',
	'A team is named where it has five people and five changes or more, and a larger part of them waits than of everybody else’s, by more than chance: Fisher’s exact test, one in twenty shared out among the teams that are compared. What came with files from elsewhere, and of which nobody has said anything since, is left out of that.',
	'Teams are in the order of the alphabet, one’s own first. Drawn are those with five changes or more, eight at the most; everybody else, and what is of no team, is in one row. All of them are in the numbers.',
];
const PARTS = ['made', 'being tried', 'waiting'];
const NO_TEAM = 'No team';

export function changesMade(rows: readonly OfTeam[], scope: Scope): Insight {
	const key = 'changes';
	const all = inOrder(rows);
	const sum = sumOf(all);
	const kept = keptOf(sum);
	const drawn = drawnOf(all);
	const rest = {
		...{ computed: COMPUTED, behind: behindOf(scope), numbers: numbersOf(all) },
		note: [droppedWords(sum), broughtWords(sum)].filter((words) => words !== '').join(' '),
	};
	if (kept < FEW) {
		const about = `From ${counted(FEW, 'change')} on, this shows how many of them are made. ${soFar(kept)}`;
		return tooLittle(key, about, rest);
	}
	const waiting = waitingTeams(all);
	const share = shareInWords(sum.made, kept, 'changes');
	return {
		...{ key, ...rest, finding: findingOf(share, sum, waiting) },
		about: `${sentenceCase(counted(kept, 'change'))} that came out of what was learned${drawn.length > 1 ? ', by team' : ''}.`,
		said: `Of ${counted(kept, 'change')}, ${sum.made} made, ${sum.tried} being tried, ${sum.waiting} waiting; ${scope.name}.`,
		drawn: {
			...{ chart: 'parts', parts: PARTS },
			groups: drawn.map(({ name, slug, came }) => ({
				name,
				counts: [came.made, came.tried, came.waiting],
				shown: `${came.made} of ${keptOf(came)}`,
				...(slug !== undefined && { href: ofTeam(slug) }),
			})),
		},
		questions: questionsOf(sum, waiting),
		...headlineOf(share, sum),
	};
}

type Sum = ReturnType<typeof sumOf>;

/** Of most that wait it is not known whether they were made where they came from. */
const isMostlyBrought = ({ brought, waiting }: Sum) => brought * 2 > waiting;

function findingOf(share: Share, sum: Sum, waiting: readonly OfTeam[]): string {
	const verb = isMostlyBrought(sum)
		? `${share.one ? 'is' : 'are'} known to be made`
		: `${share.one ? 'has' : 'have'} been made${sum.made === 0 ? ' yet' : ''}`;
	const whole = `${sentenceCase(share.text)} ${verb}.`;
	if (waiting.length === 0 || waiting.length > 2) return whole;
	const most = waiting.every((row) => row.waiting * 2 > keptOf(row));
	return `${whole} ${most ? 'Most' : 'More'} of ${listed(waiting.map(whose))} are waiting.`;
}

function droppedWords({ dropped, reasons }: Sum): string {
	if (dropped === 0) return '';
	const more = sentenceCase(counted(dropped, 'more was dropped', 'more were dropped'));
	if (reasons === 0) return `${more}.`;
	if (reasons === dropped) return `${more} with a reason, which is an answer, too.`;
	return `${more}, ${inWords(reasons)} of them with a reason, which is an answer, too.`;
}

function broughtWords({ brought }: Sum): string {
	if (brought === 0) return '';
	return `Of those that wait, ${inWords(brought)} came with files from elsewhere, which do not say that ${brought === 1 ? 'it was' : 'they were'} made.`;
}

function questionsOf({ waiting, brought }: Sum, [one]: readonly OfTeam[]): Insight['questions'] {
	if (one?.team) {
		const them = counted(one.waiting, 'change that waits', 'changes that wait');
		return [{ text: `What would help ${one.team.name} with the ${them}?`, weight: 3 }];
	}
	if (waiting < FEW) return [];
	if (brought * 2 > waiting) {
		const text = `Which of the ${inWords(brought)} changes that came with files from elsewhere were made long ago?`;
		return [{ text, weight: 2 }];
	}
	const text = `Which of the ${inWords(waiting)} changes that wait would we begin today, and which may go?`;
	return [{ text, weight: 2 }];
}

function headlineOf(share: Share, sum: Sum): Pick<Insight, 'headline'> {
	const kept = keptOf(sum);
	if (sum.made * 2 > kept) return { headline: { text: 'most changes are made', weight: 1 } };
	if (isMostlyBrought(sum)) return {};
	if (sum.waiting * 2 > kept) return { headline: { text: 'most changes are waiting', weight: 2 } };
	return { headline: { text: `${share.text} ${share.one ? 'is' : 'are'} made so far`, weight: 1 } };
}

function behindOf({ team }: Scope): Insight['behind'] {
	const all = team ? ofTeam(team.slug) : '/changes?whose=all';
	return [
		{ label: 'These changes', href: all },
		{ label: 'What was dropped, and why', href: `${all}&column=dropped` },
	];
}

const ofTeam = (slug: string) => `/changes?whose=all&team=${encodeURIComponent(slug)}`;
const whose = ({ team }: OfTeam) => `${team?.name ?? NO_TEAM}’${team?.name.endsWith('s') ? '' : 's'}`;

function numbersOf(rows: readonly OfTeam[]): Insight['numbers'] {
	return {
		columns: ['Team', 'Made', 'Being tried', 'Waiting', 'Dropped'],
		rows: rows.map(({ team, made, tried, waiting, dropped }) => ({
			cells: [team?.name ?? NO_TEAM, made, tried, waiting, dropped],
			...(team && { href: ofTeam(team.slug) }),
		})),
	};
}
