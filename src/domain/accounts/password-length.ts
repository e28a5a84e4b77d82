const ALONE = 15;
/** Of one that is half of what somebody shows. */
const HALF_OF_TWO = 8;

export const MAX_PASSWORD = 256;

/** How many characters a password has at the least, with a second step beside it or without. */
export function minPassword(hasSecondFactor = false): number {
	return hasSecondFactor ? HALF_OF_TWO : ALONE;
}
