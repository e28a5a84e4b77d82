import { exportZip } from '#domain/training/exporting.server.ts';
import { attachment } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** The course as a folder of Markdown, for its authors. */
export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { name, bytes } = await exportZip(event.locals.db, person, Number(event.params.id));
	return new Response(new Blob([new Uint8Array(bytes)]), {
		headers: { 'content-type': 'application/zip', 'content-disposition': attachment(name) },
	});
};
