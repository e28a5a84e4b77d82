import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Brought, BroughtFile, FoundFile } from '#lib/files/found.ts';
import { invalid } from '#lib/errors.ts';
import { linkedIn } from '#lib/files/linked-files.ts';

// It travels in the page that shows the preview, and back.
const PACKED = 1_000_000;
const UNPACKED = 50_000_000;
// A letter for each byte: whatever the bytes are, they come back, and text stays as small as it is.
const BYTES = 'latin1';
const Carried = z.array(z.tuple([z.string(), z.string()]));

/**
 * The documents as one text for a form to carry from looking at them to importing them, so that nobody
 * has to choose them twice. Null where they are too many for a page, or where pictures lie beside them.
 */
export function carry(brought: readonly Brought[]): string | null {
	const files = brought.filter((file): file is BroughtFile => 'bytes' in file);
	if (files.some(leadsBeside)) return null;
	const content = files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString(BYTES)]);
	const packed = gzipSync(JSON.stringify(content));
	return packed.length > PACKED ? null : packed.toString('base64');
}

function leadsBeside({ name, bytes, beside }: BroughtFile): boolean {
	return beside !== undefined && linkedIn([Buffer.from(bytes).toString()], name).length > 0;
}

/** What `carry` made, as files again. */
export function takeUp(carried: string): FoundFile[] {
	try {
		const text = gunzipSync(Buffer.from(carried, 'base64'), { maxOutputLength: UNPACKED }).toString();
		return Carried.parse(JSON.parse(text)).map(([name, content]) => ({
			name,
			bytes: new Uint8Array(Buffer.from(content, BYTES)),
		}));
	} catch {
		return invalid({ files: 'What was looked at did not come back whole. Choose the files again.' });
	}
}
