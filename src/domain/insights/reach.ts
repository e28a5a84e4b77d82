import { inWords, sentenceCase } from '#lib/numbers.ts';
import { KINDS, type Kind } from '../entries/kinds.ts';
import { tooLittle, type Insight } from './insight.ts';
import type { Scope } from './scope.ts';
import { soFar } from './so-far.ts';
import { FEW } from './telling.ts';

/** Lessons of one kind of entry, and what people said that they did for them. */
export interface Reached {
	kind: Kind;
	lessons: number;
	/** Somebody said that it changed what they do. */
	changed: number;
	/** Somebody said that it helped, or that they saw the same, and nobody that it changed something. */
	helped: number;
	/** Somebody outside of the team that wrote it said any of this. */
	thankedOutside: number;
	/** Three people or more outside of it have read it. */
	readOutside: number;
}

const PARTS = ['changed something', 'helped', 'nothing said yet'] as const;

const COMPUTED = [
	'Counted are the lessons of everything that was published in this time and that you can read. A lesson counts where somebody said of it, or of the entry that it is in, that it changed what they do; or that it helped them, or that they saw the same. It counts once, however many said so, and as a change where both were said.',
	'Of who it was, nothing is known here. What people outside of the team did is told in whole fives of lessons, and from five on: thanked by anybody who is neither in the team nor in one directly inside it, or read by three such people or more.',
	'Nobody has to say that something helped: what was read and not thanked may have helped as well.',
];

export function reach(rows: readonly Reached[], scope: Scope): Insight {
	const key = 'reach';
	const numbers = numbersOf(rows);
	const rest = { computed: COMPUTED, behind: [{ label: 'All lessons', href: '/lessons' }], numbers };
	const all = sumOf(rows, ({ lessons }) => lessons);
	if (all < FEW) {
		const about = `From ${inWords(FEW)} lessons on, this shows what they did for people. ${soFar(all)}`;
		return tooLittle(key, about, { ...rest, numbers: { columns: [], rows: [] } });
	}
	const changed = sumOf(rows, (row) => row.changed);
	const helped = sumOf(rows, (row) => row.helped);
	const finding = findingOf(all, changed, helped);
	return {
		...{ key, ...rest, finding },
		about: `${sentenceCase(inWords(all))} lessons by where they were written, and what people said of them.`,
		note: noteOf(
			sumOf(rows, (row) => row.thankedOutside),
			sumOf(rows, (row) => row.readOutside),
		),
		said: `${sentenceCase(inWords(all))} lessons, ${scope.name}. ${sentenceCase(orNone(changed))} changed something, ${orNone(helped)} helped, and of the others nothing was said yet.`,
		drawn: {
			chart: 'parts',
			parts: PARTS,
			groups: shown(rows).map((row) => ({
				name: KINDS[row.kind].many,
				href: KINDS[row.kind].path,
				counts: [row.changed, row.helped, row.lessons - row.changed - row.helped],
				shown: `${(row.changed + row.helped).toLocaleString('en')} of ${row.lessons.toLocaleString('en')}`,
			})),
		},
		questions: [
			changed + helped === 0
				? { text: 'Which lesson of somebody else has changed what you do, and do they know?', weight: 2 }
				: { text: 'Which lesson of another team would we have been glad to know earlier?', weight: 1 },
		],
		...(changed >= FEW && {
			headline: { text: `${inWords(changed)} lessons changed something`, weight: 1 },
		}),
	};
}

function findingOf(all: number, changed: number, helped: number): string {
	const of = `Of ${inWords(all)} lessons`;
	if (changed + helped === 0) return `${of}, nobody has said yet what they did for them.`;
	if (changed === 0) return `${of}, ${inWords(helped)} helped somebody.`;
	if (helped === 0) return `${of}, ${inWords(changed)} changed what somebody does.`;
	return `${of}, ${inWords(changed + helped)} helped somebody, and ${inWords(changed)} of these changed what they do.`;
}

/** In whole fives: one person more or less is not seen. */
function noteOf(thanked: number, read: number): string {
	const what = [
		...(thanked < FEW ? [] : [`${inFives(thanked)} were thanked`]),
		...(read < FEW ? [] : [`${inFives(read)} were read by three or more`]),
	];
	return what.length === 0 ? '' : `By people outside of the team that wrote them, ${what.join(', and ')}.`;
}

const orNone = (many: number) => (many === 0 ? 'none' : inWords(many));
const inFives = (many: number) => `at least ${inWords(many - (many % FEW))}`;

const ORDER = Object.keys(KINDS) as Kind[];
const shown = (rows: readonly Reached[]) =>
	rows.filter(({ lessons }) => lessons > 0).toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

const sumOf = (rows: readonly Reached[], of: (row: Reached) => number) =>
	rows.reduce((sum, row) => sum + of(row), 0);

function numbersOf(rows: readonly Reached[]): Insight['numbers'] {
	return {
		columns: ['Written in', 'Lessons', 'Changed something', 'Helped', 'Nothing said yet'],
		rows: shown(rows).map(({ kind, lessons, changed, helped }) => ({
			cells: [KINDS[kind].many, lessons, changed, helped, lessons - changed - helped],
			href: KINDS[kind].path,
		})),
	};
}
