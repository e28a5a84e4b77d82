import { exportForCustomers } from '#domain/postmortems/customers/public-documents.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { locals, params, url } = event;
	const { name, text } = await exportForCustomers(locals.db, signedIn(event), Number(params.id), url.origin);
	return download(name, 'text/markdown', text);
};
