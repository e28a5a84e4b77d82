import { json } from '@sveltejs/kit';
import { talkOf } from '#domain/projects/board/talk.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** What is said about a card by now, for a page that shows it. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	return json(await talkOf(event.locals.db, person, Number(event.params.id), event.params.uid));
};
