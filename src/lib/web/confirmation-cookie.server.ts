import { MINUTE } from '../dates.ts';
import { hostCookie, type ReadingEvent } from './host-cookie.server.ts';
import { sessionId } from './session-cookie.server.ts';

// Sealed by the domain, with the session it belongs to and its end: the browser only carries it.
const cookie = hostCookie('confirmed', 10 * MINUTE);

/** That somebody has shown a moment ago who they are, and the session they did it in. */
export function standingOf(event: ReadingEvent) {
	return { session: sessionId(event), confirmation: cookie.read(event) };
}
export const rememberConfirmation = cookie.remember;
