import { z } from 'zod';

/** How much of the timeline a drill needs. */
export const FEWEST_MOMENTS = 5;
/** Into how many steps it is parted by itself, and by hand. */
export const USUAL_STEPS = 8;
export const MOST_STEPS = 16;
export const MOST_CHOICES = 4;

/** A stop of the replay: what one sees up to then, and what is asked. */
export const Step = z.object({
	/** The moments that are shown with it, by their place in the timeline. */
	moments: z.array(z.number().int().min(0)).min(1),
	/** Asked in place of *What do you do next?* */
	ask: z.string().trim().max(300).default(''),
	/** To choose from; without any, one writes. */
	choices: z.array(z.string().trim().min(1).max(300)).max(MOST_CHOICES).default([]),
});
export type Step = z.output<typeof Step>;

/** A moment as it was when the drill was made. */
export const Moment = z.object({
	at: z.number().nullable(),
	kind: z.string(),
	text: z.string(),
	role: z.string(),
	evidence: z.string(),
	question: z.string(),
});
export type Moment = z.output<typeof Moment>;

/** Who somebody is in a drill of several. */
export const SEATS = ['game-master', 'commander', 'on-call', 'communication', 'scribe', 'observer'] as const;
export type Seat = (typeof SEATS)[number];

export const SEAT_NAMES: Record<Seat, string> = {
	'game-master': 'Leads the drill',
	commander: 'Commander',
	'on-call': 'On call',
	communication: 'Communication',
	scribe: 'Scribe',
	observer: 'Observer',
};

/** Whoever leads knows what comes, and who observes looks on: neither is asked. */
export function isAsked(seat: Seat | null): boolean {
	return seat !== 'game-master' && seat !== 'observer';
}

/** What is asked where its authors ask nothing else. */
export const USUAL_QUESTION = 'What do you do next?';

/** How sure somebody was: 1, 2, 3. */
export const SURE = ['I guessed', 'I thought so', 'I was sure'] as const;
