import { redirect, type RequestEvent } from '@sveltejs/kit';
import { safeNext } from './guard.server.ts';
import { rememberConfirmation } from './confirmation-cookie.server.ts';
import { forgetHalf, rememberHalf } from './half-cookie.server.ts';
import { rememberSession } from './session-cookie.server.ts';

/** Where the second step is shown. */
export const SECOND_STEP = '/sign-in/second-step';

type Event = Pick<RequestEvent, 'cookies' | 'url' | 'setHeaders'>;

/** What somebody had written when their session ended, on its way back. */
interface Kept {
	to: string;
	fields: [name: string, value: string][];
}

export interface Admitted {
	kept: Kept;
	/** Whether the page that carries what was kept asks for the second step first. */
	owes: boolean;
}

/**
 * What follows when somebody has shown who they are: the cookie, and on to where they were going, over the
 * second step where one is owed. What was kept is too long for an address, so the answer itself carries it on.
 * @param onward `next` is the address asked for, as it came; without one it is read from the request
 */
export function admit(
	event: Event,
	entrance: { session: string; confirmation: string } | { half: string },
	onward: { next?: string | null; kept?: Kept | undefined } = {},
): Admitted {
	const { kept, next = event.url.searchParams.get('next') } = onward;
	const to = safeNext(next);
	const owes = 'half' in entrance;
	if ('half' in entrance) {
		rememberHalf(event, entrance.half);
	} else {
		rememberSession(event, entrance.session);
		rememberConfirmation(event, entrance.confirmation);
		forgetHalf(event);
		// What somebody else read in this browser, whose session ended by itself, is not a step back from here.
		event.setHeaders({ 'clear-site-data': '"cache"' });
	}
	if (kept) return { kept: { ...kept, to: safeNext(kept.to) }, owes };
	redirect(303, owes ? `${SECOND_STEP}?next=${encodeURIComponent(to)}` : to);
}
