import { listAsJson } from '#domain/growth/opportunities/exporting-list.server.ts';
import { OpportunityFilter } from '#domain/growth/opportunities/row.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const filter = OpportunityFilter.parse(Object.fromEntries(event.url.searchParams));
	const text = await listAsJson(event.locals.db, signedIn(event), filter);
	return download('openings.json', 'application/json', text);
};
