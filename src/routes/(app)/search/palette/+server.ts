import { json } from '@sveltejs/kit';
import { signedIn } from '#lib/web/guard.server.ts';
import { answerFor } from './answer.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const typed = (event.url.searchParams.get('q') ?? '').trim().slice(0, 200);
	return json(await answerFor(event.locals.db, person, typed));
};
