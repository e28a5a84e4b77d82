import { deserialize } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Named } from '#domain/entries/discussion/mentions.server.ts';
import type { Sending, Sent } from '#domain/entries/discussion/sending.ts';
import type { Rejected } from '#lib/web/form.server.ts';

const PATIENCE = 30_000;

interface Options {
	href?: string;
	after?: () => Promise<unknown>;
}

/**
 * How what is said about an entry reaches the server, without leaving the page.
 * @param entry its address, `/postmortems/25`
 * @param options where its forms lead, and what makes the answer seen: unless they say so, the discussion of all of it
 */
export function sendingTo(
	entry: string,
	{ href = `${entry}/discussion`, after = invalidateAll }: Options = {},
): Sending {
	return {
		href,
		send: async (action, data) => {
			const sent = await post(`${href}?/${action}`, data);
			if (sent.kind === 'done') await after();
			return sent;
		},
		people: async (typed) => {
			try {
				const response = await fetch(`${entry}/discussion/people.json?${new URLSearchParams({ q: typed })}`);
				return response.ok ? ((await response.json()) as Named[]) : [];
			} catch {
				return [];
			}
		},
	};
}

async function post(address: string, data: FormData): Promise<Sent> {
	try {
		const response = await fetch(address, {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: data,
			signal: AbortSignal.timeout(PATIENCE),
		});
		const result = deserialize<Record<string, never>, Partial<Rejected>>(await response.text());
		switch (result.type) {
			case 'redirect':
				return { kind: 'done', note: result.location.split('#')[1] ?? '' };
			case 'failure': {
				const { errors = {}, message = null } = result.data ?? {};
				return { kind: 'refused', sentence: message ?? Object.values(errors).join(' ') };
			}
			case 'error':
				if (response.status === 401) return { kind: 'signed-out' };
				if (response.status >= 500) return { kind: 'away' };
				return { kind: 'refused', sentence: (result.error as App.Error).message };
			case 'success':
				return { kind: 'away' };
		}
	} catch {
		// No network, no server, or an answer that is not ours.
		return { kind: 'away' };
	}
}
