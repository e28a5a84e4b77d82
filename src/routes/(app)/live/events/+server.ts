import { error } from '@sveltejs/kit';
import { personOfSession } from '#domain/accounts/sessions.server.ts';
import { running } from '#lib/db/running.server.ts';
import { newsStream } from '#lib/live/news-stream.server.ts';
import { sessionId } from '#lib/web/session-cookie.server.ts';
import type { RequestHandler } from './$types';

/** That there is something new for somebody, as it becomes new; what it is, their page asks for. */
export const GET: RequestHandler = (event) => {
	const { person } = event.locals;
	const session = sessionId(event);
	if (!person || session === undefined) error(401, { message: 'Sign in, and it goes on here.' });
	if (!event.request.headers.get('accept')?.includes('text/event-stream')) {
		error(406, { message: 'What is new is told here as it happens, to whoever asks for text/event-stream.' });
	}
	const stream = newsStream(person.id, async () => {
		const found = running.db ? await personOfSession(running.db, session) : null;
		return found?.person.id === person.id;
	});
	if (!stream) {
		const headers = { 'retry-after': '60' };
		return new Response('That is heard in enough places already.', { status: 429, headers });
	}
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'private, no-store, no-transform',
			// nginx hands it on as it comes.
			'x-accel-buffering': 'no',
		},
	});
};
