import { counted, inWords, sentenceCase } from '#lib/numbers.ts';
import {
	allOf,
	grouped,
	heldLess,
	knownOf,
	openOf,
	sumOf,
	type Group,
	type OfKind,
	type Shown,
} from './checks-by-kind.ts';
import { tooLittle, type Insight } from './insight.ts';
import type { Scope } from './scope.ts';
import { shareInWords } from './share-in-words.ts';
import { soFar } from './so-far.ts';
import { FEW } from './telling.ts';

const COMPUTED = [
	'Some weeks after a change is made, somebody looks whether it held. Counted are changes whose day to look came in this time, or that were looked at before it. What was looked at more than once counts as the last look has shown.',
	'Held is what held when somebody looked; beside it is what held in part or did not. Not known yet is what nobody has looked at although its day has come, and what nobody could tell of. The part that held is told of those of which it is known.',
	'They are grouped by what a change is for where most of them say so, and else by whether they are actions or decisions. One group is asked about where fewer of it held than of all others by more than chance: Fisher’s exact test, one in twenty shared out among those that are compared, each of five or more.',
];
const PARTS = ['held', 'in part or not', 'not known yet'];

export function checksThatHeld(rows: readonly OfKind[], scope: Scope): Insight {
	const key = 'checks';
	const sum = sumOf(rows);
	const known = knownOf(sum);
	const { byType, groups } = grouped(rows);
	const rest = {
		...{ computed: COMPUTED, behind: behindOf(scope), numbers: numbersOf(groups) },
		note: noteOf(sum),
	};
	if (known < FEW) {
		const about = `From ${counted(FEW, 'change')} on that somebody has looked at, this shows how many held. ${soFar(known)}`;
		return tooLittle(key, about, rest);
	}
	const share = shareInWords(sum.held, known, 'changes');
	return {
		...{ key, ...rest },
		finding: `${sentenceCase(share.text)} held when somebody looked.`,
		about: `${sentenceCase(counted(allOf(sum), 'change'))} whose day to look has come, ${byType ? 'by what they are for' : 'actions and decisions'}.`,
		said: `Of ${counted(allOf(sum), 'change')}, ${sum.held} held, ${sum.partly + sum.didNot} held in part or did not, ${openOf(sum)} not known yet; ${scope.name}.`,
		drawn: {
			...{ chart: 'parts', parts: PARTS },
			groups: groups.map((group) => ({
				name: group.name,
				counts: [group.held, group.partly + group.didNot, openOf(group)],
				shown: knownOf(group) === 0 ? 'not known yet' : `${group.held} of ${knownOf(group)}`,
			})),
		},
		questions: questionsOf(sum, groups),
		headline: { text: `${share.text} held`, weight: 1 },
	};
}

function noteOf({ unlooked, unsure, late }: Shown): string {
	const notes: string[] = [];
	if (unlooked > 0) notes.push(`${sentenceCase(counted(unlooked, 'waits', 'wait'))} for somebody to look.`);
	if (unsure > 0) notes.push(`Of ${inWords(unsure)}, nobody could tell.`);
	if (late > 0) {
		const looks = counted(late, 'look');
		notes.push(`${sentenceCase(looks)} came a week or more after the day; a late look counts as much.`);
	}
	return notes.join(' ');
}

function questionsOf(sum: Shown, groups: readonly Group[]): Insight['questions'] {
	const questions: Insight['questions'][number][] = [];
	const less = heldLess(groups);
	if (less?.type) {
		const text = `What do changes that are to ${less.type} run into, more than others do?`;
		questions.push({ text, weight: 3 });
	}
	const broke = sum.partly + sum.didNot;
	if (broke === 1) {
		questions.push({ text: 'What did the one change meet that did not hold as it was meant to?', weight: 1 });
	} else if (broke > 1) {
		const text = `What do the ${inWords(broke)} changes have in common that held in part or did not?`;
		questions.push({ text, weight: 2 });
	}
	if (sum.unlooked >= FEW) {
		const text = `Who is near enough to the ${inWords(sum.unlooked)} changes that wait for a look to see whether they held?`;
		questions.push({ text, weight: 2 });
	}
	if (questions.length === 0) {
		questions.push({ text: 'How would we notice if one of these changes stopped holding?', weight: 1 });
	}
	return questions;
}

function behindOf({ team }: Scope): Insight['behind'] {
	const of = `/changes?whose=all${team ? `&team=${encodeURIComponent(team.slug)}` : ''}&column=`;
	return [
		{ label: 'Changes that were looked at', href: `${of}looked` },
		{ label: 'Changes that wait for a look', href: `${of}waiting` },
	];
}

function numbersOf(groups: readonly Group[]): Insight['numbers'] {
	return {
		columns: [
			'Changes',
			'Held',
			'In part',
			'Did not hold',
			'Nobody could tell',
			'Not looked at',
			'Looked at late',
		],
		rows: groups.map(({ name, held, partly, didNot, unsure, unlooked, late }) => ({
			cells: [name, held, partly, didNot, unsure, unlooked, late],
		})),
	};
}
