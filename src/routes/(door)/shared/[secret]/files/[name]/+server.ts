import { kindBehind } from '#domain/entries/share-links.server.ts';
import { sharedFile } from '#domain/postmortems/shared.server.ts';
import { sharedProjectFile } from '#domain/projects/shared.server.ts';
import { pathOfFile } from '#lib/files/kept-files.server.ts';
import { UNLISTED } from '#lib/web/headers.server.ts';
import { answerWithFile } from '#lib/web/kept-file.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db }, params, request, setHeaders }) => {
	setHeaders(UNLISTED);
	const isProject = (await kindBehind(db.read, params.secret)) === 'project';
	const file = await (isProject ? sharedProjectFile : sharedFile)(db, params.secret, params.name);
	const path = pathOfFile(db.folder, file.name);
	const answer = await answerWithFile(request, { ...file, path, picture: file.width !== null });
	answer.headers.delete('cache-control');
	return answer;
};
