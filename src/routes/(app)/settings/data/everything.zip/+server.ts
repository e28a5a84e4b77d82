import { ownData } from '#domain/stewardship/own-data.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { downloadZip } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** Everything about the person who asks, as it is at this moment. The audit log notes it, so nothing is read with GET. */
export const POST: RequestHandler = (event) => {
	refuseInMaintenance(event);
	const person = signedIn(event);
	const at = now();
	const name = `Everything about ${person.name} ${isoDay(at, person.zone)}.zip`;
	return downloadZip(name, ownData(event.locals.db, person), at);
};
