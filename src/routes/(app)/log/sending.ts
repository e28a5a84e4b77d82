import { deserialize } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Sent } from '#domain/log/sending.ts';
import type { Rejected } from '#lib/web/form.server.ts';

const PATIENCE = 30_000;

/** How the composer reaches the server without leaving the page, which then shows what was logged. */
export async function send(address: string, data: FormData): Promise<Sent> {
	const sent = await post(address, data);
	if (sent.kind === 'logged') await invalidateAll();
	return sent;
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
				return { kind: 'logged', href: result.location };
			case 'failure': {
				const { errors = {}, message = null } = result.data ?? {};
				return { kind: 'refused', errors, message };
			}
			case 'error': {
				if (response.status === 401) return { kind: 'signed-out' };
				if (response.status >= 500) return { kind: 'away' };
				const { message } = result.error as App.Error;
				return { kind: 'refused', errors: {}, message };
			}
			case 'success':
				return { kind: 'away' };
		}
	} catch {
		// No network, no server, or an answer that is not ours.
		return { kind: 'away' };
	}
}
