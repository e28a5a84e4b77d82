import type { HandleServerError } from '@sveltejs/kit';
import { randomName } from '../db/ids.server.ts';

/**
 * What nobody expected: one line for whoever runs this, with an id that the page shows. The line
 * holds no query, no cookie and nothing that was typed.
 */
export const noteProblem: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'This page is not here, or it is not shared with you.' };
	// The framework's own refusals, such as a body that is too large or a method nobody answers.
	if (status < 500) return { message: REFUSALS[status] ?? 'That request makes no sense here.' };
	const id = randomName(8);
	const { method } = event.request;
	const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
	console.error(
		`${id} ${method} ${event.route.id ?? event.url.pathname}: ${stack.replaceAll(/\s*\n\s*/g, ' | ')}`,
	);
	return { id, message: 'Nothing you did. What was saved before is safe.' };
};

const REFUSALS: Record<number, string> = {
	405: 'Nothing here answers that kind of request.',
	413: 'That is more than this page takes.',
	415: 'This page reads forms, and that was something else.',
};
