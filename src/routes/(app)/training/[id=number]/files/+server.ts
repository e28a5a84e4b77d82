import { json } from '@sveltejs/kit';
import { answerOfAttachment } from '#domain/entries/attachment-answer.ts';
import { attach } from '#domain/entries/attachments.server.ts';
import { findEditable } from '#domain/entries/entries.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { environment } from '#lib/environment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { uploadedFile } from '#lib/web/upload.server.ts';
import type { RequestHandler } from './$types';

/** What was pasted or dropped into a text. */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const person = signedIn(event);
	const { db } = event.locals;
	const to = { kind: 'course', number: Number(event.params.id) } as const;
	await findEditable(db.read, person, to.kind, to.number);
	const file = await uploadedFile(event.request, environment().fileBytes);
	const bytes = new Uint8Array(await file.arrayBuffer());
	return json(answerOfAttachment(await attach(db, person, to, { fileName: file.name, bytes })), {
		status: 201,
	});
};
