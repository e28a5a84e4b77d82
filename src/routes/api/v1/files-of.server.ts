import { z } from 'zod';
import { answerOfAttachment, AttachmentAnswer } from '#domain/entries/attachment-answer.ts';
import { attach, attachmentsOf } from '#domain/entries/attachments.server.ts';
import { findEditable } from '#domain/entries/entries.server.ts';
import { KINDS, type Kind } from '#domain/entries/kinds.ts';
import { environment } from '#lib/environment.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { uploadedFile } from '#lib/web/upload.server.ts';

export const listFiles = (kind: Kind) =>
	endpoint({
		summary: `List the files of a ${KINDS[kind].one}`,
		scope: 'read',
		answers: z.object({ items: z.array(AttachmentAnswer) }),
		act: async (person, _given, { locals, params }) => {
			const items = await attachmentsOf(locals.db.read, person, { kind, number: Number(params.number) });
			return { body: { items: items.map(answerOfAttachment) } };
		},
	});

export const addFile = (kind: Kind) =>
	endpoint({
		summary: `Add a file to a ${KINDS[kind].one}; what it is shows in what it holds`,
		scope: 'write',
		takesFile: true,
		answers: AttachmentAnswer,
		status: 201,
		act: async (person, _given, { locals, params, request }) => {
			const to = { kind, number: Number(params.number) };
			// Whoever may not add one is told so, whatever they send.
			await findEditable(locals.db.read, person, to.kind, to.number);
			const file = await uploadedFile(request, environment().fileBytes);
			const bytes = new Uint8Array(await file.arrayBuffer());
			const made = await attach(locals.db, person, to, { fileName: file.name, bytes });
			return { body: answerOfAttachment(made) };
		},
	});
