import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { ENDING_NAMES, ENDINGS, type Ending } from '../projects/project.ts';
import { tooLittle, type Insight } from './insight.ts';
import type { Scope } from './scope.ts';
import { soFar } from './so-far.ts';
import { FEW } from './telling.ts';

/** How many projects of one season ended in one way. */
export interface Ended {
	/** Null outside of all of them. */
	season: { slug: string; name: string; startsOn: string } | null;
	how: Ending;
	projects: number;
	/** How many of them left a lesson that is written down. */
	taught: number;
}

const COMPUTED = [
	'Each dot is the projects of one season that ended in one way, larger where there are more. Counted are projects that ended in this time and that you can read; how one ended is what its people said.',
	'No way to end is better than another. A project that stopped with a lesson has given what it was begun for: it is told with the others that left one.',
];

export function endings(rows: readonly Ended[], scope: Scope): Insight {
	const key = 'endings';
	const rest = { computed: COMPUTED, behind: [{ label: 'What projects taught', href: '/projects/library' }] };
	const all = sumOf(rows, ({ projects }) => projects);
	if (all < FEW) {
		const about = `From ${counted(FEW, 'ended project')} on, this shows how they ended. ${soFar(all)}`;
		return tooLittle(key, about, rest);
	}
	const seasons = bySeason(rows);
	return {
		...{ key, ...rest, note: '', finding: findingOf(rows, all) },
		about: `${sentenceCase(counted(all, 'project'))} by season, and how they ended. Each of these is a result.`,
		said: `${sentenceCase(counted(all, 'project'))} ended, ${scope.name}: ${ENDINGS.map((how) => `${ENDING_NAMES[how].toLowerCase()} ${countOf(rows, how)}`).join(', ')}.`,
		drawn: {
			chart: 'months',
			columns: ENDINGS.map((how) => ({ label: SHORT[how], said: ENDING_NAMES[how] })),
			rows: seasons.map(({ name, href, counts, total }) => ({
				...{ name, counts, total, mends: [] },
				...(href && { href }),
			})),
		},
		numbers: {
			columns: ['Season', ...ENDINGS.map((how) => ENDING_NAMES[how]), 'All', 'Left a lesson'],
			rows: seasons.map(({ name, href, counts, total, taught }) => ({
				cells: [name, ...counts, total, taught],
				...(href && { href }),
			})),
		},
		questions: [
			countOf(rows, 'stopped') > 0
				? { text: 'What did a project that stopped save us from, and where is that told?', weight: 1 }
				: { text: 'Which project would teach us more by stopping now?', weight: 1 },
		],
	};
}

const SHORT: Record<Ending, string> = { ...ENDING_NAMES, stopped: 'Stopped' };

const sumOf = (rows: readonly Ended[], of: (row: Ended) => number) =>
	rows.reduce((sum, row) => sum + of(row), 0);
const countOf = (rows: readonly Ended[], how: Ending) =>
	sumOf(rows, (row) => (row.how === how ? row.projects : 0));

function findingOf(rows: readonly Ended[], all: number): string {
	const taught = sumOf(rows, (row) => row.taught);
	const stopped = sumOf(rows, (row) => (row.how === 'stopped' ? row.taught : 0));
	const ended = `${sentenceCase(counted(all, 'project'))} ended`;
	if (taught === 0) return `${ended}, and what they taught is not written down yet.`;
	const left = taught === all ? 'each of them left a lesson' : `${inWords(taught)} of them left a lesson`;
	const by = taught === stopped ? 'by stopping' : `${inWords(stopped)} of these by stopping`;
	return `${ended}, and ${left}${stopped === 0 ? '' : `, ${by}`}.`;
}

/** In the order of time; what was in no season comes last. */
function bySeason(rows: readonly Ended[]) {
	const groups = [...Map.groupBy(rows, ({ season }) => season?.slug ?? '').values()];
	return groups
		.toSorted((a, b) => startOf(a).localeCompare(startOf(b)))
		.map((those) => {
			const season = those[0]?.season ?? null;
			return {
				name: season?.name ?? 'Outside of a season',
				href: season && `/projects/seasons/${season.slug}`,
				counts: ENDINGS.map((how) => countOf(those, how)),
				total: sumOf(those, ({ projects }) => projects),
				taught: sumOf(those, ({ taught }) => taught),
			};
		});
}

const startOf = (rows: readonly Ended[]) => rows[0]?.season?.startsOn ?? '9999';
