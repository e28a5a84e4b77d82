import { kindBehind } from '#domain/entries/share-links.server.ts';
import { readShared } from '#domain/postmortems/shared.server.ts';
import { readSharedProject } from '#domain/projects/shared.server.ts';
import { readSharedStory } from '#domain/stories/shared.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { UNLISTED } from '#lib/web/headers.server.ts';
import type { PageServerLoad } from './$types';

/** For whoever has the link. Also what is not there, or no more, stays out of caches and search engines. */
export const load: PageServerLoad = async ({ locals: { db }, params: { secret }, setHeaders }) => {
	setHeaders(UNLISTED);
	return { shared: await behind(db, secret) };
};

async function behind(db: Database, secret: string) {
	const kind = await kindBehind(db.read, secret);
	if (kind === 'story') return { kind, it: await readSharedStory(db, secret) };
	if (kind === 'project') return { kind, it: await readSharedProject(db, secret) };
	return { kind: 'postmortem' as const, it: await readShared(db, secret) };
}
