import { deserialize } from '$app/forms';
import type { Kept, Typed } from '#domain/postmortems/what-i-saw/own-words.svelte.ts';
import type { Rejected } from '#lib/web/form.server.ts';

const PATIENCE = 20_000;

/** Keeps what somebody writes, without leaving the page. */
export const sendingTo =
	(number: number) =>
	async ({ role, text, withName }: Typed, base: number): Promise<Kept> => {
		const body = new FormData();
		body.set('role', role);
		body.set('text', text);
		if (withName) body.set('withName', 'yes');
		body.set('base', String(base));
		body.set('autosaved', 'yes');
		try {
			const response = await fetch(`/postmortems/${number}/what-i-saw?/keep`, {
				method: 'POST',
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
				body,
				signal: AbortSignal.timeout(PATIENCE),
			});
			const result = deserialize<{ kept: number }, Partial<Rejected>>(await response.text());
			if (result.type === 'success' && result.data) return { kind: 'kept', at: result.data.kept };
			if (result.type === 'failure') {
				const { message, errors = {} } = result.data ?? {};
				return { kind: 'refused', message: message ?? Object.values(errors)[0] ?? 'It could not be kept.' };
			}
			if (result.type === 'error' && response.status < 500) {
				return { kind: 'refused', message: (result.error as App.Error).message };
			}
			return { kind: 'away' };
		} catch {
			// No network, no server, or an answer that is not ours.
			return { kind: 'away' };
		}
	};
