import { countReader } from '#domain/entries/readers.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** What a page says once somebody has read it: one more reader, whose name is nobody's to see. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const of = { kind: 'postmortem', number: Number(event.params.id) } as const;
	await countReader(event.locals.db, signedIn(event), of);
	return new Response(null, { status: 204 });
};
