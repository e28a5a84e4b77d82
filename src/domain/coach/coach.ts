import type { BlockKind, Context, Finding, Kept, RuleName } from './finding.ts';
import { isKept } from './kept.ts';
import { masked } from './masking.ts';
import { withWorkingOffers } from './offers.ts';
import { markNames, participantsFrom } from './participants.ts';
import { placed } from './placing.ts';
import { remarksOn } from './remarks.ts';
import type { Sentence } from './rules/rule.ts';
import { sentencesOf } from './sentences.ts';

export interface Asked {
	context?: Context | undefined;
	/** Besides those of the context. */
	participants?: readonly string[] | undefined;
	/** What the author and the workspace have decided to keep. */
	kept?: readonly Kept[] | undefined;
}

/**
 * Reads a text and asks about words that hide what could be learned. It never decides anything: no score, no gate.
 * @returns findings in the order of the text
 */
export function coach(text: string, { context = {}, participants = [], kept = [] }: Asked = {}): Finding[] {
	const people = participantsFrom([...(context.participants ?? []), ...participants]);
	const findings: Finding[] = [];
	const said = new Set<RuleName>();
	for (const { block, part } of placed(text, context)) {
		if (block.kind === 'quote') continue;
		const written = text.slice(block.start, block.end);
		const place = {
			kind: block.kind,
			part,
			isPublic: context.version === 'public',
		};
		const prose = masked(written);
		for (const words of sentencesOf(prose, block.start)) {
			markNames(words, people);
			const sentence: Sentence = {
				words,
				...place,
				written: (from, to) => text.slice(words[from]?.start, words[to - 1]?.end),
			};
			const remarks = remarksOn(sentence, people, said);
			const alone = prose.slice((words[0]?.start ?? 0) - block.start, (words.at(-1)?.end ?? 0) - block.start);
			findings.push(...withWorkingOffers(remarks, sentence, alone, people));
		}
	}
	return findings.filter((finding) => !isKept(text, finding, kept)).sort(inOrder);
}

const inOrder = (a: Finding, b: Finding) => a.start - b.start || b.end - a.end;

export type { BlockKind, Context, Finding, Kept };
