import { DAY, MINUTE } from '#lib/dates.ts';

/** Wrong codes until a half sign-in is over. */
export const TRIES_OF_A_HALF = 5;
/** Of one person from one network. */
export const TRIES_OF_CODES = { times: 10, within: 15 * MINUTE };
/**
 * Of one person from anywhere: tried that often every day, chance guesses a code once in fifteen years. Whoever
 * knows the password can bring it about and shuts the codes out for a day; passkeys and recovery codes go on.
 */
export const CODES_A_DAY = { times: 60, within: DAY };
