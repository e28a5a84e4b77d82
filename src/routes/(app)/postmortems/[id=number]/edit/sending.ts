import { deserialize } from '$app/forms';
import type { Answer, Send } from '#domain/postmortems/editing/answer.ts';
import type { Saved, Theirs } from '#domain/postmortems/editing/saving.server.ts';
import type { Rejected } from '#lib/web/form.server.ts';

/** Where the form of a post-mortem goes: of one that has no number yet to the page that makes it. */
export function actionOf(number: number | null, action: string): string {
	return `${number === null ? '/postmortems/new' : `/postmortems/${number}/edit`}?/${action}`;
}

const PATIENCE = 30_000;

/** Sends the form as a browser would, without leaving the page. */
export const send: Send = async (action, number, data) => {
	let response: Response;
	try {
		response = await fetch(actionOf(number, action), {
			method: 'POST',
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: data,
			signal: AbortSignal.timeout(PATIENCE),
		});
		return await answerIn(response);
	} catch {
		// No network, no server, or an answer that is not ours.
		return { kind: 'away' };
	}
};

async function answerIn(response: Response): Promise<Answer> {
	const result = deserialize<{ saved: Saved }, Partial<Rejected> & { theirs?: Theirs; saved?: Saved }>(
		await response.text(),
	);
	switch (result.type) {
		case 'success':
			return result.data ? { kind: 'saved', saved: result.data.saved } : { kind: 'away' };
		case 'redirect':
			return { kind: 'published', to: result.location };
		case 'failure': {
			const { theirs, saved, errors = {}, message = null } = result.data ?? {};
			if (theirs) return { kind: 'conflict', theirs };
			return { kind: 'refused', errors, message, saved };
		}
		case 'error': {
			const { message } = result.error as App.Error;
			if (response.status === 401) return { kind: 'signed-out' };
			return response.status < 500 ? { kind: 'refused', errors: {}, message } : { kind: 'away' };
		}
	}
}
