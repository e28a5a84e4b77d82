import { mayCurate } from '#domain/accounts/may.ts';
import { readShelf } from '#domain/stories/shelves/shelves.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return {
		shelf: await readShelf(event.locals.db, person, event.params.slug),
		arranges: mayCurate(person),
	};
};
