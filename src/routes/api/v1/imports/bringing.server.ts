import type { RequestEvent } from '@sveltejs/kit';
import { AT_ONCE_BYTES } from '#domain/bringing/limits.ts';
import { refuseGuests, stage } from '#domain/bringing/staging.server.ts';
import { readImport } from '#domain/bringing/api-answer.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { uploadedFile } from '#lib/web/upload.server.ts';

export const LARGEST = AT_ONCE_BYTES;

/** Puts aside what was sent, and says what it is. @param to what it belongs to, where that was sent before */
export async function putAside(who: Person, { locals: { db }, request }: RequestEvent, to?: string) {
	refuseGuests(who);
	const file = await uploadedFile(request, LARGEST);
	const bytes = new Uint8Array(await file.arrayBuffer());
	const key = await stage(db, who, [{ name: file.name, bytes }], to);
	return readImport(db, who, key);
}
