import type { HandleServerError } from '@sveltejs/kit';
import { log } from '../log/log.server.ts';
import { comingFrom } from '../whence.server.ts';
import { askedIn } from './asked.server.ts';
import { tellsProblems } from './program.server.ts';
import { visitor } from './visitor.server.ts';

/**
 * What nobody expected: one line for whoever runs this, with the id of the request, which the page shows. The line
 * holds no query, no cookie and nothing that was typed.
 */
export const noteProblem: HandleServerError = ({ error, event, status }) => {
	// There, each status has its sentence.
	if (status < 500 && tellsProblems(event)) return { message: '' };
	if (status === 404) return { message: 'This page is not here, or it is not shared with you.' };
	// The framework's own refusals, such as a body that is too large or a method nobody answers.
	if (status < 500) return { message: REFUSALS[status] ?? 'That request makes no sense here.' };
	const request = askedIn(event);
	const { method } = event.request;
	comingFrom({ ...visitor(event), request }, () =>
		log.problem('A request broke', error, { method, route: request.route }),
	);
	return { id: request.id, message: 'Nothing you did. What was saved before is safe.' };
};

const REFUSALS: Record<number, string> = {
	405: 'Nothing here answers that kind of request.',
	413: 'That is more than this page takes.',
	415: 'This page reads forms, and that was something else.',
};
