import { findAttachment } from '#domain/entries/attachments.server.ts';
import { pathOfFile } from '#lib/files/kept-files.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { answerWithFile } from '#lib/web/kept-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { db } = event.locals;
	const file = await findAttachment(db.read, signedIn(event), event.params.name);
	const path = pathOfFile(db.folder, file.name);
	return answerWithFile(event.request, { ...file, path, picture: file.width !== null });
};
