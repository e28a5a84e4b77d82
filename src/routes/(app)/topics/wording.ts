import { counted, sentenceCase } from '#lib/numbers.ts';

/** `Two lessons in one entry`, and `One entry` where no lesson is written yet. */
export function written({ lessons, entries }: { lessons: number; entries: number }): string {
	const among = counted(entries, 'entry', 'entries');
	return sentenceCase(lessons === 0 ? among : `${counted(lessons, 'lesson')} in ${among}`);
}
