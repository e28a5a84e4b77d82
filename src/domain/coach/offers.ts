import type { Finding } from './finding.ts';
import { masked } from './masking.ts';
import { markNames, type Participants } from './participants.ts';
import { remarksOn } from './remarks.ts';
import type { Sentence } from './rules/rule.ts';
import { sentencesOf } from './sentences.ts';

/**
 * Other words are offered only where the same rule has nothing to say of them.
 * @param prose the sentence without what is not prose
 */
export function withWorkingOffers(
	remarks: Finding[],
	sentence: Sentence,
	prose: string,
	people: Participants,
): Finding[] {
	return remarks.map((remark) =>
		remark.suggestion === null || works(remark, remark.suggestion, sentence, prose, people)
			? remark
			: { ...remark, suggestion: null },
	);
}

function works(
	{ rule, start, end }: Finding,
	offer: string,
	sentence: Sentence,
	prose: string,
	people: Participants,
): boolean {
	const offset = sentence.words[0]?.start ?? 0;
	const from = start - offset;
	const until = from + offer.length;
	const after = prose.slice(0, from) + masked(offer) + prose.slice(end - offset);
	const again = sentencesOf(after, 0).flatMap((words) => {
		markNames(words, people);
		const written = (a: number, b: number) => after.slice(words[a]?.start, words[b - 1]?.end);
		return remarksOn({ ...sentence, words, written }, people, new Set());
	});
	return !again.some((one) => one.rule === rule && one.start < until && one.end > from);
}
