import { exportMarkdown } from '#domain/projects/seasons/exporting.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { name, text } = await exportMarkdown(event.locals.db, signedIn(event), event.params.slug);
	return download(name, 'text/markdown', text);
};
