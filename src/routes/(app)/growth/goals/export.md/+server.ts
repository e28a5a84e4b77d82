import { exportGoals } from '#domain/growth/goals/exporting.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { name, text } = await exportGoals(event.locals.db, signedIn(event));
	return download(name, 'text/markdown', text);
};
