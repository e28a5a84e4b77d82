import { listAsCsv } from '#domain/growth/opportunities/exporting-list.server.ts';
import { OpportunityFilter } from '#domain/growth/opportunities/row.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const filter = OpportunityFilter.parse(Object.fromEntries(event.url.searchParams));
	const text = await listAsCsv(event.locals.db, signedIn(event), filter);
	return download('openings.csv', 'text/csv', text);
};
