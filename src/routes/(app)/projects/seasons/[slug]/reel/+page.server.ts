import { reelOf } from '#domain/projects/shows/reel.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { season, reel } = await reelOf(event.locals.db, signedIn(event), event.params.slug);
	const { slug, name, title, startsOn, endsOn, standing } = season;
	return { season: { slug, name, title, startsOn, endsOn, standing }, reel };
};
