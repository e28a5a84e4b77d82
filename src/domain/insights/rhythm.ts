import { fullMonth } from '#lib/dates.ts';
import { counted, inWords, listed, sentenceCase } from '#lib/numbers.ts';
import { TOO_FEW } from './group-names.ts';
import { tooLittle, type Insight, type Question } from './insight.ts';
import { restSaid, rowsThatFit } from './rows-that-fit.ts';
import type { Gathered } from './rhythm-teams.ts';
import type { Scope } from './scope.ts';
import { soFar } from './so-far.ts';
import { FEW, middle, moved } from './telling.ts';

/** Lessons that were published in one week, of one team or of none. */
export interface InWeek {
	teamId: number | null;
	/** In the weeks of the scope, from 0. */
	week: number;
	lessons: number;
	/** How many of them were written in the learning log. */
	logged: number;
}

/** Who wrote in so many weeks before has a rhythm that can be missed. */
const WROTE_IN = 6;
/** The last whole weeks, and in how many of them a quiet team may have written. */
const LATELY = 4;
const ONCE = 1;

const COMPUTED = [
	'Each bar is the lessons of one team that were published in one week, from Monday to Sunday, of everything that is written here: the log, post-mortems, stories, projects and courses. What you cannot read is not counted, nor are post-mortems that were brought in from elsewhere, and nor is what was told without a name, of which only the month is known. Notes that were brought in count on their own day.',
	`A team is called quiet where it wrote in ${inWords(WROTE_IN)} weeks or more, and then in at most ${inWords(ONCE)} of the last ${inWords(LATELY)}. The week that is running counts against nobody.`,
	'Teams of fewer than five people count with the team that they are in, or with everybody else: that a team of two is quiet would be said of two people.',
	'“More” and “fewer” are only said where the first and the last third of the whole weeks differ by more than chance (Mann and Whitney, one in twenty).',
];

interface Row {
	team: Gathered['team'];
	counts: number[];
	total: number;
	logged: number;
}

/** @param weeks of what is in scope; what no group gathers is everybody else’s. Without groups there are too few people */
export function rhythm(weeks: readonly InWeek[], groups: readonly Gathered[], scope: Scope): Insight {
	const key = 'rhythm';
	const rest = { computed: COMPUTED, behind: [{ label: 'The learning log', href: '/log' }, ALL] };
	if (groups.length === 0) return tooLittle(key, TOO_FEW, rest);
	const rows = rowsOf(weeks, groups, scope.weeks.length);
	const all = rows.reduce((sum, { total }) => sum + total, 0);
	if (all < FEW) {
		const about = `From ${counted(FEW, 'lesson')} on, this shows how many come in a week. ${soFar(all)}`;
		return tooLittle(key, about, rest);
	}
	const quiet = rows.filter(isQuiet);
	// What is said of a team is to be seen.
	const drawn = rowsThatFit(rows, (row) => (quiet.includes(row) ? Infinity : row.total));
	const since = fullMonth(scope.weeks[0]?.from ?? scope.from, scope.zone);
	return {
		...{ key, ...rest },
		finding: quiet.length > 0 ? quietly(quiet, rows) : usually(rows),
		about: `Lessons per week since ${since}, of everything that is written here.`,
		note: [
			quiet.length > 0 ? 'Quiet is allowed. There may be a reason that no chart knows.' : '',
			restSaid(rows.length - drawn.length),
		]
			.filter(Boolean)
			.join(' '),
		said: `Lessons of ${counted(scope.weeks.length, 'week')}, by team. ${drawn.map(({ team, total }) => `${nameOf(team)}: ${counted(total, 'lesson')}`).join('. ')}.`,
		drawn: {
			chart: 'weeks',
			columns: scope.weeks.map(({ label, said }) => ({ label, said })),
			rows: drawn.map(({ team, counts, total }) => ({
				...{ name: nameOf(team), counts, total },
				...(team && { href: `/log/teams/${team.slug}` }),
			})),
		},
		numbers: {
			columns: ['Team', ...scope.weeks.map(({ said }) => sentenceCase(said)), 'All'],
			rows: rows.map(({ team, counts, total }) => ({ cells: [nameOf(team), ...counts, total] })),
		},
		questions: questionsOf(quiet),
		...(quiet.length > 0 && { headline: { text: headlineOf(quiet), weight: 2 } }),
	};
}

const ALL = { label: 'All lessons', href: '/lessons' };
const nameOf = (team: Gathered['team']) => team?.name ?? 'Everybody else';

/** Everybody else only where they wrote something: nobody knows who it would be that did not. */
function rowsOf(weeks: readonly InWeek[], groups: readonly Gathered[], many: number): Row[] {
	const rows = groups.map(({ team }) => ({
		...{ team, total: 0, logged: 0 },
		counts: new Array<number>(many).fill(0),
	}));
	const others = rows.find(({ team }) => team === null);
	const rowOf = new Map(groups.flatMap(({ teamIds }, k) => teamIds.map((id) => [id, rows[k]] as const)));
	for (const { teamId, week, lessons, logged } of weeks) {
		const row = (teamId === null ? undefined : rowOf.get(teamId)) ?? others;
		if (!row || week < 0 || week >= many) continue;
		row.counts[week] = (row.counts[week] ?? 0) + lessons;
		row.total += lessons;
		row.logged += logged;
	}
	return rows.filter(({ team, total }) => team !== null || total > 0);
}

const wholeWeeks = (counts: readonly number[]) => counts.slice(0, -1);
const weeksWritten = (counts: readonly number[]) => counts.filter((count) => count > 0).length;

function isQuiet({ team, counts }: Row): boolean {
	const whole = wholeWeeks(counts);
	return (
		team !== null &&
		weeksWritten(whole.slice(0, -LATELY)) >= WROTE_IN &&
		weeksWritten(whole.slice(-LATELY)) <= ONCE &&
		counts.at(-1) === 0
	);
}

/** Where most of what a team taught was logged, it is the log in which it is missed. */
function quietly(quiet: readonly Row[], rows: readonly Row[]): string {
	const where = quiet.every(({ total, logged }) => 2 * logged > total) ? ' in the log' : '';
	const teams = rows.filter(({ team }) => team !== null);
	if (quiet.length === teams.length && quiet.length > 1) return `It has gone quiet${where}, with every team.`;
	if (quiet.length > 2) return `${sentenceCase(counted(quiet.length, 'team'))} have gone quiet${where}.`;
	const names = listed(quiet.map(({ team }) => nameOf(team)));
	return `${names} ${quiet.length === 1 ? 'has' : 'have'} gone quiet${where}.`;
}

function headlineOf(quiet: readonly Row[]): string {
	const [one] = quiet;
	return quiet.length === 1 && one
		? `${nameOf(one.team)} has gone quiet`
		: `${counted(quiet.length, 'team')} have gone quiet`;
}

function usually(rows: readonly Row[]): string {
	const weeks = wholeWeeks(rows[0]?.counts ?? []).map((_, week) =>
		rows.reduce((sum, { counts }) => sum + (counts[week] ?? 0), 0),
	);
	const third = Math.max(1, Math.floor(weeks.length / 3));
	const [before, after] = [weeks.slice(0, third), weeks.slice(-third)];
	const way = moved(before, after);
	const [usual, was, is] = [weeks, before, after].map((some) => Math.round(middle(some) ?? 0));
	if (way === 'more' || way === 'less') {
		return `${way === 'more' ? 'More' : 'Fewer'} lessons are written than before: ${orNone(is)} in a usual week, where there ${was === 1 ? 'was' : 'were'} ${orNone(was)}.`;
	}
	if (usual === 0) return 'Most weeks are without a lesson.';
	return `${sentenceCase(counted(usual ?? 0, 'lesson'))} ${usual === 1 ? 'comes' : 'come'} in a usual week.`;
}

const orNone = (many = 0) => (many === 0 ? 'none' : inWords(many));

function questionsOf(quiet: readonly Row[]): Question[] {
	const [one] = quiet;
	if (!one)
		return [{ text: 'Which of these weeks taught something that nobody has written down?', weight: 1 }];
	const whose = quiet.length === 1 ? `the ${nameOf(one.team)} log` : 'the log';
	return [{ text: `What would make ${whose} worth two minutes of a hard week?`, weight: 3 }];
}
