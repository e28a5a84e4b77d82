import { previewLetter } from '#domain/mail/previews.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { kind } = event.params;
	const { says, subject, text } = await previewLetter(event.locals.db, person, kind);
	event.locals.frames = true;
	return { kind, subject, text, heading: { title: says } };
};
