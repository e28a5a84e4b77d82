import type { FieldErrors } from '#lib/errors.ts';
import { heardIn, post, type Posting } from '#lib/offline/posting.ts';
import type { Unsent } from '#lib/offline/unsent.ts';
import type { Changes } from './board.ts';
import type { Deed } from './deeds.ts';

/** What the server said to a deed. */
export type Answer =
	| { kind: 'done' }
	| { kind: 'refused'; message: string; errors: FieldErrors }
	/** Nobody is signed in, or somebody else than who did it. */
	| { kind: 'signed-out'; message: string }
	/** There is no network, or the server is away for a moment: it is sent again. */
	| { kind: 'away'; message: string };

export const AWAY = 'Offline. Everything is kept here until you are back.';

/** What somebody did on a board, until the server has it. */
export type KeptDeed = Unsent<Deed>;

export const placeOnShelf = (number: number) => `board ${number}`;

/** A deed, the way a program says it. */
export function postingOf(number: number, { act, input }: Deed): Posting {
	const cards = `/api/v1/projects/${number}/cards`;
	const json = (address: string, method: Posting['method'], body: unknown): Posting => ({
		address,
		method,
		type: 'application/json',
		body: JSON.stringify(body),
	});
	if (act === 'add') return json(cards, 'POST', input);
	const { uid, ...given } = input;
	const one = `${cards}/${encodeURIComponent(uid)}`;
	if (act === 'remove') return json(one, 'PATCH', { removed: true });
	if (act === 'restore') return json(one, 'PATCH', { removed: false });
	return json(one, 'PATCH', act === 'tick' ? { tick: given } : given);
}

export async function send({ posting, person }: KeptDeed): Promise<Answer> {
	try {
		const response = await post(posting, person);
		const kind = await heardIn(response);
		if (kind === 'done') return { kind };
		if (kind === 'signed-out')
			return {
				kind,
				message: 'You were signed out. What you did is kept here until you sign in again.',
			};
		const { detail = '', errors = {} } = (await response.json()) as { detail?: string; errors?: FieldErrors };
		if (kind === 'away') return { kind, message: detail };
		return { kind, message: Object.values(errors)[0] ?? detail, errors };
	} catch {
		return { kind: 'away', message: AWAY };
	}
}

/** @returns null where nothing can be heard just now */
export async function changesSince(number: number, since: number): Promise<Changes | null> {
	try {
		const response = await fetch(`/projects/${number}/board/changes?since=${since}`);
		return response.ok ? ((await response.json()) as Changes) : null;
	} catch {
		return null;
	}
}
