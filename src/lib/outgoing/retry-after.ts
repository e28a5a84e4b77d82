import { DAY } from '../dates.ts';

/** How long somebody else's server asks to be left alone, in milliseconds; 0 where it does not say. */
export function retryAfter(headers: Headers, now: number): number {
	const said = headers.get('retry-after')?.trim() ?? '';
	const wait = /^\d{1,9}(\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
	return Number.isFinite(wait) ? Math.min(Math.max(0, wait), DAY) : 0;
}
