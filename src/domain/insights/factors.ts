import { isoDay } from '#lib/dates.ts';
import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { coursesOf, type Course, type Seen } from './factor-course.ts';
import { factorsFinding, quoted } from './factor-words.ts';
import { tooLittle, type Insight } from './insight.ts';
import { libraryAddress } from './library-address.ts';
import { periodName, type Scope } from './scope.ts';
import { soFar } from './so-far.ts';
import { FEW } from './telling.ts';

const COMPUTED = [
	'A dot is a time in which incidents happened that a factor contributed to, near misses among them. Factors are one where their authors gave them the same topic; in one post-mortem a factor counts once. Drawn are the six that were seen in most post-mortems, of those seen in two or more; where none of them is away since its change and another one is, that one is the sixth.',
	'A crack is a time in which a change was made that answers the factor: the day that is written down, or else the day on which somebody said that it is done.',
	'“Has not been seen since” is said of a factor that was seen three times or more, and not since its change, where at least as much time has passed as usually lay between two of it (the median), a month at the least. It says that one came after the other, and not that it came of it. An incident that nobody has written up yet is seen nowhere.',
	'“Keeps coming back” is said of a factor that was seen in three columns or more, twice or more often in the last third of them, and that is not away as said above.',
];
const MOST_DRAWN = 6;

/** @param of how many post-mortems have a factor with a name, and what time it is */
export function recurringFactors(
	seen: readonly Seen[],
	of: { postmortems: number; at: number },
	scope: Scope,
): Insight {
	const key = 'factors';
	const again = coursesOf(
		seen.filter(({ times }) => times.length > 1),
		of.at,
		scope,
	);
	again.sort((a, b) => b.total - a.total || a.name.localeCompare(b.name, 'en'));
	const drawn = drawnOf(again);
	const rest = {
		computed: COMPUTED,
		behind: [{ label: 'Post-mortems by factor', href: libraryAddress(scope, { group: 'factor' }) }],
		numbers: numbersOf(again, scope),
		note: noteOf(again.length - drawn.length, seen.length - again.length),
	};
	if (of.postmortems < FEW || drawn.length === 0) {
		return tooLittle(key, tooLittleWords(of.postmortems), { ...rest, note: '' });
	}
	return {
		...{ key, ...rest },
		finding: factorsFinding(drawn, of, scope),
		about: `Contributing factors, by the ${periodName(scope)} of the incident.`,
		said: `In how many post-mortems each was seen, ${scope.name}: ${drawn.map((one) => saidOf(one, scope)).join('; ')}.`,
		drawn: {
			chart: 'months',
			columns: scope.periods.map(({ label, said }) => ({ label, said })),
			rows: drawn.map((one) => ({
				...{ name: one.name, href: libraryAddress(scope, { factor: one.folded }) },
				...{ counts: one.counts, mends: one.mendsIn, total: one.total },
			})),
		},
		questions: questionsOf(drawn),
		...headlineOf(drawn),
	};
}

function tooLittleWords(postmortems: number): string {
	if (postmortems >= FEW) {
		return `No contributing factor was seen twice in ${inWords(postmortems)} post-mortems. From the second time on, it stands here.`;
	}
	return `From ${counted(FEW, 'post-mortem')} on whose factors have topics, this shows which factors come back. ${soFar(postmortems)}`;
}

function noteOf(left: number, once: number): string {
	const notes: string[] = [];
	if (left > 0)
		notes.push(
			`${sentenceCase(inWords(left))} more came back; ${left === 1 ? 'it is' : 'they are'} in the numbers.`,
		);
	if (once > 0) notes.push(`${sentenceCase(counted(once, 'other was', 'others were'))} seen once.`);
	return notes.join(' ');
}

function saidOf({ name, total, mendsIn }: Course, scope: Scope): string {
	const [one, ...more] = mendsIn.flatMap((period) => scope.periods[period]?.said ?? []);
	if (one === undefined) return `${name} in ${total}`;
	if (more.length === 0) return `${name} in ${total}, with a change in ${one}`;
	return `${name} in ${total}, with changes in ${counted(mendsIn.length, periodName(scope))}`;
}

/** Those that were seen most; that one is away since its change is worth the last place. */
function drawnOf(again: readonly Course[]): readonly Course[] {
	const most = again.slice(0, MOST_DRAWN);
	const isQuiet = ({ quietSince }: Course) => quietSince !== null;
	const quiet = again.find(isQuiet);
	return quiet === undefined || most.some(isQuiet) ? most : [...most.slice(0, -1), quiet];
}

function questionsOf(drawn: readonly Course[]): Insight['questions'] {
	const returning = drawn.filter(({ keepsComing }) => keepsComing);
	const unanswered = returning.find(({ mends }) => mends.length === 0);
	const answered = returning.find(({ again }) => again > 0);
	const quiet = drawn.find(({ quietSince }) => quietSince !== null);
	const [most] = drawn;
	const questions: Insight['questions'][number][] = [];
	if (unanswered) {
		const text = `Where else is ${quoted(unanswered)} true today, and what one change would reach it?`;
		questions.push({ text, weight: 3 });
	}
	if (answered) {
		const change = answered.mends.length > 1 ? 'changes' : 'change';
		const text = `What did the ${change} for ${quoted(answered)} reach, and what is still as it was?`;
		questions.push({ text, weight: 3 });
	}
	if (quiet) {
		const text = `If ${quoted(quiet)} came back tomorrow, who would notice, and how soon?`;
		questions.push({ text, weight: 2 });
	}
	if (questions.length === 0 && most) {
		const text = `Where have we met ${quoted(most)} without an incident, and what stood in its way?`;
		questions.push({ text, weight: 2 });
	}
	return questions;
}

function headlineOf(drawn: readonly Course[]): Pick<Insight, 'headline'> {
	const returning = drawn.filter(({ keepsComing }) => keepsComing).length;
	if (returning > 0) {
		const text = `${counted(returning, 'factor keeps', 'factors keep')} coming back`;
		return { headline: { text, weight: 3 } };
	}
	const quiet = drawn.filter(({ quietSince }) => quietSince !== null).length;
	if (quiet === 0) return {};
	return { headline: { text: `${counted(quiet, 'factor has', 'factors have')} gone quiet`, weight: 2 } };
}

function numbersOf(all: readonly Course[], scope: Scope): Insight['numbers'] {
	return {
		columns: ['Factor', 'Post-mortems', 'Last seen', 'Last change', ...columnsOf(scope)],
		rows: all.map((one) => ({
			cells: [one.name, one.total, lastDay(one, scope), one.mends.at(-1) ?? null, ...one.counts],
			href: libraryAddress(scope, { factor: one.folded }),
		})),
	};
}

/** Short where each is told apart by it. */
function columnsOf({ periods }: Scope): string[] {
	const labels = periods.map(({ label }) => label);
	return new Set(labels).size === labels.length ? labels : periods.map(({ said }) => said);
}

const lastDay = ({ times }: Course, { zone }: Scope) => {
	const last = times.at(-1);
	return last === undefined ? null : isoDay(last, zone);
};
