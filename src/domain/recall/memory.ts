/** What the scheduler knows of one card. Times are UTC milliseconds, as everywhere; see ts-fsrs for the numbers. */
export interface Memory {
	/** Days until nine of ten would still know it. */
	stability: number;
	/** From 1 to 10. */
	difficulty: number;
	scheduledDays: number;
	reps: number;
	lapses: number;
	state: number;
	/** When it was last met; null before the first time. */
	lastAt: number | null;
}
