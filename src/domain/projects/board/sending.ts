import type { FieldErrors } from '#lib/errors.ts';
import type { Changes } from './board.ts';
import type { Deed } from './deeds.ts';
import { DONE_BY } from './done-by.ts';

/** What the server said to a deed. */
export type Answer =
	| { kind: 'done' }
	| { kind: 'refused'; message: string; errors: FieldErrors }
	/** Nobody is signed in, or somebody else than who did it. */
	| { kind: 'signed-out'; message: string }
	/** There is no network, or the server is away for a moment: it is sent again. */
	| { kind: 'away'; message: string };

export const AWAY = 'Offline. Everything is kept here until you are back.';

/** A deed, the way a program says it. */
function request(number: number, { act, input }: Deed): [address: string, method: string, body: unknown] {
	const cards = `/api/v1/projects/${number}/cards`;
	if (act === 'add') return [cards, 'POST', input];
	const { uid, ...given } = input;
	const one = `${cards}/${encodeURIComponent(uid)}`;
	if (act === 'remove') return [one, 'PATCH', { removed: true }];
	if (act === 'restore') return [one, 'PATCH', { removed: false }];
	return [one, 'PATCH', act === 'tick' ? { tick: given } : given];
}

/** @param person who did it */
export async function send(number: number, deed: Deed, person: number): Promise<Answer> {
	const [address, method, body] = request(number, deed);
	try {
		const response = await fetch(address, {
			method,
			headers: { 'content-type': 'application/json', [DONE_BY]: String(person) },
			body: JSON.stringify(body),
		});
		if (response.ok) return { kind: 'done' };
		const { detail = '', errors = {} } = (await response.json()) as { detail?: string; errors?: FieldErrors };
		if (response.status === 401)
			return {
				kind: 'signed-out',
				message: 'You were signed out. What you did is kept here until you sign in again.',
			};
		if (response.status === 429 || response.status >= 500) return { kind: 'away', message: detail };
		return { kind: 'refused', message: Object.values(errors)[0] ?? detail, errors };
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
