import { SLIDE_SECONDS, textOf, type Written } from './story.ts';

const WORDS_A_MINUTE = 220;

/** How long somebody reads, or listens where it is told on slides. */
export function minutesOf(
	told: Parameters<typeof textOf>[0] & Pick<Written, 'learned' | 'differently'>,
): number {
	if (told.form === 'slides') return Math.max(1, Math.round((told.slides.length * SLIDE_SECONDS) / 60));
	const words = [textOf(told), told.learned, told.differently].join(' ').match(/\S+/g)?.length ?? 0;
	return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
