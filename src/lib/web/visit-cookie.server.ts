import { MINUTE } from '../dates.ts';
import { hostCookie } from './host-cookie.server.ts';

/** The half of a visit to a provider that stays in the browser. */
const cookie = hostCookie('visit', 10 * MINUTE);
export const visitSecret = cookie.read;
export const rememberVisit = cookie.remember;
