import { gatheringFile } from '#domain/stories/shelves/gathering-calendar.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { name, text } = await gatheringFile(event.locals.db, signedIn(event), Number(event.params.id));
	return download(name, 'text/calendar', text);
};
