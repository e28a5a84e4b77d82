import { previewLetter } from '#domain/mail/previews.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { LETTER } from '#lib/web/headers.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { html } = await previewLetter(event.locals.db, person, event.params.kind);
	return new Response(html, { headers: LETTER });
};
