import { insightsAsFiles } from '#domain/insights/exporting.server.ts';
import { readScope } from '#domain/insights/scope.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { readSettings } from '#lib/settings.server.ts';
import { downloadZip } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** The numbers of every chart, a table each. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const files = await insightsAsFiles(db, person, readScope(event.url.searchParams));
	const { workspace } = await readSettings(db.read);
	const at = now();
	return downloadZip(`${workspace} insights ${isoDay(at, person.zone)}.zip`, files, at);
};
