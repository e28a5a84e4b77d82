import { Readable } from 'node:stream';
import { readableZip } from '#domain/archive/exporting.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { attachment } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** What is published and they may read, written while it is sent. The audit log notes it. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const person = signedIn(event);
	const zip = await readableZip(event.locals.db, person);
	return new Response(Readable.toWeb(zip) as ReadableStream, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': attachment(`What ${person.name} may read ${isoDay(now(), person.zone)}.zip`),
		},
	});
};
