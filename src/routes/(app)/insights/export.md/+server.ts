import { insightsAsMarkdown } from '#domain/insights/exporting.server.ts';
import { readScope } from '#domain/insights/scope.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { name, text } = await insightsAsMarkdown(event.locals.db, person, readScope(event.url.searchParams));
	return download(name, 'text/markdown', text);
};
