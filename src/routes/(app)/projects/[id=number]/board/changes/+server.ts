import { json } from '@sveltejs/kit';
import { Since } from '#domain/projects/board/api-answer.ts';
import { changesSince } from '#domain/projects/board/reading.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** What a page that shows the board has not seen yet. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { data } = Since.safeParse({ since: event.url.searchParams.get('since') ?? undefined });
	return json(await changesSince(event.locals.db, person, Number(event.params.id), data?.since ?? 0));
};
