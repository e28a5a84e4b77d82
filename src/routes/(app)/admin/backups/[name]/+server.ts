import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { takeAway } from '#domain/operation/backups.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { attachment } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** Sent by a form, since taking a backup away is noted. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const { path, bytes } = await takeAway(event.locals.db, signedIn(event), event.params.name);
	return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
		headers: {
			'content-type': 'application/vnd.sqlite3',
			'content-length': String(bytes),
			'content-disposition': attachment(event.params.name),
		},
	});
};
