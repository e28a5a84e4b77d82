import type { Changes } from '#domain/projects/board/board.ts';
import type { Deed } from '#domain/projects/board/deeds.ts';
import type { FieldErrors } from '#lib/errors.ts';

/** What the server said to a deed. */
export type Answer =
	| { kind: 'done' }
	| { kind: 'refused'; message: string; errors: FieldErrors }
	/** There is no network, or the server is away for a moment: it is sent again. */
	| { kind: 'away'; message: string };

const AWAY = 'Offline. Everything is kept here until you are back.';

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

export async function send(number: number, deed: Deed): Promise<Answer> {
	const [address, method, body] = request(number, deed);
	try {
		const response = await fetch(address, {
			method,
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (response.ok) return { kind: 'done' };
		const { detail = '', errors = {} } = (await response.json()) as { detail?: string; errors?: FieldErrors };
		if (response.status === 401)
			return {
				kind: 'away',
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
