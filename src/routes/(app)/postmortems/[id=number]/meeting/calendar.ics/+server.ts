import { calendarFile } from '#domain/postmortems/meeting/calendar.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { db } = event.locals;
	const person = signedIn(event);
	const { name, text } = await calendarFile(db, person, Number(event.params.id), event.url.origin);
	return download(name, 'text/calendar', text);
};
