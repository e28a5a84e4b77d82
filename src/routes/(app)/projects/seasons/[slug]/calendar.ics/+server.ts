import { seasonFile } from '#domain/projects/seasons/season-calendar.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { name, text } = await seasonFile(event.locals.db, signedIn(event), event.params.slug);
	return download(name, 'text/calendar', text);
};
