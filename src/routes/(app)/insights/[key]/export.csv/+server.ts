import { insightAsCsv } from '#domain/insights/exporting.server.ts';
import { readScope } from '#domain/insights/scope.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const query = readScope(event.url.searchParams);
	const { name, text } = await insightAsCsv(event.locals.db, person, event.params.key, query);
	return download(name, 'text/csv', text);
};
