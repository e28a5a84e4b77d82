import { exportJson } from '#domain/growth/opportunities/exporting.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { name, text } = await exportJson(event.locals.db, signedIn(event), Number(event.params.id));
	return download(name, 'application/json', text);
};
