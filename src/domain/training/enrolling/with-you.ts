/**
 * A number that tells of nobody: in whole steps, so that one more person changes nothing that somebody could see on the
 * day on which they heard of it; and only where a step of people is not on it, since of “everybody” each one is known.
 * @returns null where it would tell of somebody
 */
export function atLeast({ on, not, step }: { on: number; not: number; step: number }): number | null {
	const whole = Math.floor(on / step) * step;
	return whole < step || not < step ? null : whole;
}
