import { kindBehind } from '#domain/entries/share-links.server.ts';
import { readShared } from '#domain/postmortems/shared.server.ts';
import { readSharedStory } from '#domain/stories/shared.server.ts';
import { UNLISTED } from '#lib/web/headers.server.ts';
import type { PageServerLoad } from './$types';

/** For whoever has the link. Also what is not there, or no more, stays out of caches and search engines. */
export const load: PageServerLoad = async ({ locals: { db }, params: { secret }, setHeaders }) => {
	setHeaders(UNLISTED);
	if ((await kindBehind(db.read, secret)) === 'story') {
		return { story: await readSharedStory(db, secret), postmortem: null };
	}
	return { story: null, postmortem: await readShared(db, secret) };
};
