import { previewOf } from '#domain/growth/profile/shown-profile.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** Of oneself, as others see it. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const as = event.url.searchParams.get('as') === 'mentor' ? ('mentor' as const) : ('workspace' as const);
	return { as, shows: await previewOf(event.locals.db, person, as) };
};
