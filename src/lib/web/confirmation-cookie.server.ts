import { MINUTE } from '../dates.ts';
import { hostCookie } from './host-cookie.server.ts';

// Sealed by the domain, with the session it belongs to and its end: the browser only carries it.
const cookie = hostCookie('confirmed', 10 * MINUTE);

/** That somebody has shown a moment ago, in this session, who they are. */
export const confirmationOf = cookie.read;
export const rememberConfirmation = cookie.remember;
