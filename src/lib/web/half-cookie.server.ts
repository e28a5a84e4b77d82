import { MINUTE } from '../dates.ts';
import { hostCookie, type CookieEvent } from './host-cookie.server.ts';

const cookie = hostCookie('half', 10 * MINUTE);

/** The secret of somebody who has shown one factor and owes the second. */
export const halfSecret = cookie.read;
export const rememberHalf = cookie.remember;

export function forgetHalf(event: CookieEvent): void {
	if (halfSecret(event) !== undefined) cookie.forget(event);
}
