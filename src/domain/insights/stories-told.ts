import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import { tooLittle, type Insight } from './insight.ts';
import { periodAt, type Scope } from './scope.ts';
import { soFar } from './so-far.ts';
import { FEW } from './telling.ts';

/** A story, by when it was told: of one without a name that is the month, and no closer. */
export interface ToldAt {
	at: number;
	unsigned: boolean;
	/** Nobody of those who tell it had told one before. */
	first: boolean;
}

const COMPUTED = [
	'Each dot is the stories of one month, larger where there are more. Counted are stories that were told in this time, that you can read, and that have not ended.',
	'A story is a first one where nobody who tells it had told one before, as far as you can read; that is told from five on, and of nobody. Of a story without a name the month is all that is known, and whether it is a first one is not.',
];

/** @param stories of the scope */
export function storiesTold(stories: readonly ToldAt[], scope: Scope): Insight {
	const key = 'stories';
	const rest = { computed: COMPUTED, behind: [{ label: 'Stories', href: '/stories' }] };
	const many = stories.length;
	if (many < FEW) {
		const about = `From ${counted(FEW, 'story', 'stories')} on, this shows when they are told. ${soFar(many)}`;
		return tooLittle(key, about, rest);
	}
	const { periods } = scope;
	const countsOf = (some: readonly ToldAt[]) =>
		periods.map((_, k) => some.filter(({ at }) => periodAt(periods, at) === k).length);
	const signed = stories.filter(({ unsigned }) => !unsigned);
	const unsigned = stories.filter((one) => one.unsigned);
	const rows = [
		{ name: 'With a name', counts: countsOf(signed), total: signed.length },
		...(unsigned.length === 0
			? []
			: [{ name: 'Without a name', counts: countsOf(unsigned), total: unsigned.length }]),
	];
	const first = signed.filter((one) => one.first).length;
	const quiet = periods.filter((_, k) => rows.every(({ counts }) => counts[k] === 0)).length;
	return {
		...{ key, ...rest, note: '' },
		finding: findingOf(many, first, unsigned.length),
		about: 'Stories by when they were told, with a name and without one.',
		said: `${sentenceCase(counted(many, 'story', 'stories'))}, ${scope.name}. ${rows.map(({ name, total }) => `${name}: ${inWords(total)}`).join('. ')}.`,
		drawn: {
			chart: 'months',
			columns: periods.map(({ label, said }) => ({ label, said })),
			rows: rows.map((row) => ({ ...row, mends: [] })),
		},
		numbers: {
			columns: ['Told in', ...rows.map(({ name }) => name)],
			rows: periods.map(({ said }, k) => ({ cells: [said, ...rows.map(({ counts }) => counts[k] ?? 0)] })),
		},
		questions: [
			2 * quiet > periods.length
				? { text: 'Who would have to go first, so that others tell a story too?', weight: 2 }
				: { text: 'Whose story have we not heard yet, and what would make it easy to tell?', weight: 1 },
		],
	};
}

function findingOf(many: number, first: number, unsigned: number): string {
	const told = `${sentenceCase(counted(many, 'story', 'stories'))} were told`;
	if (first >= FEW)
		return `${told}, ${first === many ? 'all' : inWords(first)} of them by people who had told none before.`;
	if (unsigned > 0)
		return `${told}, ${unsigned === many ? 'all' : inWords(unsigned)} of them without a name.`;
	return `${told}.`;
}
