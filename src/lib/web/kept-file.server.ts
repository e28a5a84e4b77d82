import { openAsBlob } from 'node:fs';
import { disposition } from './attachment.server.ts';

interface KeptFile {
	path: string;
	fileName: string;
	type: string;
	sha256: string;
	/** Shown where it is asked for; anything else is saved. */
	picture: boolean;
}

/** Whatever it holds, it runs nothing here: no script, no frame, no guessing of what else it might be. */
const POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Asked for again each time, since who may see it can change; sent again only where it did. */
export async function answerWithFile(request: Request, file: KeptFile): Promise<Response> {
	const etag = `"${file.sha256}"`;
	const headers = {
		'content-security-policy': POLICY,
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-cache',
		etag,
	};
	if (request.headers.get('if-none-match')?.includes(etag)) {
		return new Response(null, { status: 304, headers });
	}
	const bytes = await openAsBlob(file.path);
	return new Response(request.method === 'HEAD' ? null : bytes.stream(), {
		headers: {
			...headers,
			'content-type': file.type,
			'content-length': String(bytes.size),
			'content-disposition': disposition(file.picture ? 'inline' : 'attachment', file.fileName),
		},
	});
}
