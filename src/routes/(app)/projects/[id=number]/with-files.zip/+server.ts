import { withItsFiles, zipName } from '#domain/entries/taking-out.server.ts';
import { exportMarkdown } from '#domain/projects/exporting.server.ts';
import { now } from '#lib/db/clock.ts';
import { downloadZip } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

/** As Markdown, with its files beside it. */
export const GET: RequestHandler = async (event) => {
	const { db } = event.locals;
	const taken = await exportMarkdown(db, signedIn(event), Number(event.params.id), { beside: true });
	return downloadZip(zipName(taken), withItsFiles(db, taken), now());
};
