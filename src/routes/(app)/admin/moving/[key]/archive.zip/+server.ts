import { Readable } from 'node:stream';
import { fetchExport } from '#domain/archive/exporting.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { attachment } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** Sent by a form, like everything of which much goes out at once. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const { stream, bytes } = await fetchExport(event.locals.db, signedIn(event), event.params.key);
	return new Response(Readable.toWeb(stream) as ReadableStream, {
		headers: {
			'content-type': 'application/zip',
			'content-length': String(bytes),
			'content-disposition': attachment('workspace.zip'),
		},
	});
};
