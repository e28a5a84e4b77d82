import { sittingsFile } from '#domain/training/enrolling/sittings.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { name, text } = await sittingsFile(event.locals.db, person, Number(event.params.id), event.url.host);
	return download(name, 'text/calendar', text);
};
