import { z } from 'zod';
import { fileAddress } from '#lib/files/file-address.ts';
import type { Attachment } from './attachments.server.ts';

/** A file, for a program: `![words](address)` in a text shows a picture. */
export const AttachmentAnswer = z.object({
	name: z.string(),
	address: z.string(),
	fileName: z.string(),
	type: z.string(),
	/** Whether it is shown in a text; anything else is saved. */
	image: z.boolean(),
	size: z.int(),
	width: z.int().nullable(),
	height: z.int().nullable(),
	addedAt: z.iso.datetime(),
});
export type AttachmentAnswer = z.output<typeof AttachmentAnswer>;

export function answerOfAttachment({
	name,
	fileName,
	type,
	size,
	width,
	height,
	at,
}: Attachment): AttachmentAnswer {
	const address = fileAddress(name);
	const addedAt = new Date(at).toISOString();
	return { name, address, fileName, type, image: width !== null, size, width, height, addedAt };
}
