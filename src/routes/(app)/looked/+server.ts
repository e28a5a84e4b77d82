import { noteLook } from '#domain/lessons/last-looked.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** What Today says once somebody has it before them: news is counted from this day on. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	await noteLook(event.locals.db, signedIn(event));
	return new Response(null, { status: 204 });
};
