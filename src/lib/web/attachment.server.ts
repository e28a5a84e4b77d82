import type { FoundFile } from '#lib/files/found.ts';
import { streamZip } from '#lib/files/zip-stream.server.ts';

/**
 * The header that makes a browser save what it gets, under this name. The plain form is for those who
 * do not read RFC 5987.
 */
export const attachment = (name: string): string => disposition('attachment', name);

export function disposition(how: 'attachment' | 'inline', name: string): string {
	const plain = name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\w. -]/g, '_');
	const encoded = encodeURIComponent(name).replace(
		/['()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A text to be saved. */
export function download(name: string, type: string, text: string): Response {
	return new Response(text, {
		headers: { 'content-type': `${type}; charset=utf-8`, 'content-disposition': attachment(name) },
	});
}

/** Files to be saved together, sent while they are read. */
export function downloadZip(
	name: string,
	files: AsyncIterable<FoundFile> | Iterable<FoundFile>,
	at: number,
): Response {
	return new Response(streamZip(files, at), {
		headers: { 'content-type': 'application/zip', 'content-disposition': attachment(name) },
	});
}
