import { insightsAsJson } from '#domain/insights/exporting.server.ts';
import { readScope } from '#domain/insights/scope.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { name, text } = await insightsAsJson(event.locals.db, person, readScope(event.url.searchParams));
	return download(name, 'application/json', text);
};
