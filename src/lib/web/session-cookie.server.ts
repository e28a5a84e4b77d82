import { DAY } from '../dates.ts';
import { hostCookie } from './host-cookie.server.ts';

// The cookie outlives the session: the server alone decides when that is over.
const cookie = hostCookie('session', 30 * DAY);

export const sessionId = cookie.read;
export const rememberSession = cookie.remember;
export const forgetSession = cookie.forget;
