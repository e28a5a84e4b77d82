import { peopleAsCsv } from '#domain/training/enrolling/organisers.server.ts';
import { download } from '#lib/web/attachment.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const person = signedIn(event);
	const { name, text } = await peopleAsCsv(event.locals.db, person, Number(event.params.id));
	return download(name, 'text/csv', text);
};
