import { z } from 'zod';

/** When a learning hour is: on somebody's own clock, as a form sends it. */
export const LearningHour = z.object({
	day: z.iso.date('Choose a day.'),
	time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day, such as 14:00.'),
	minutes: z.coerce
		.number<string>('How many minutes?')
		.int()
		.min(15, 'A quarter of an hour, at the least.')
		.max(480, 'Eight hours, at the most.')
		.default(60),
});
export type LearningHour = z.output<typeof LearningHour>;

/** The questions as a message to whoever will talk about them. */
export function questionsAsText(questions: readonly string[], of: string, link: string): string {
	const list = questions.map((text, k) => `${k + 1}. ${text}`);
	return [`What to talk about (${of})`, '', ...list, '', link].join('\n');
}
