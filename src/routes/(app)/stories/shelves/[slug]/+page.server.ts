import { mayCurate } from '#domain/accounts/may.ts';
import { readShelf } from '#domain/stories/shelves/shelves.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return {
		shelf: await readShelf(event.locals.db, person, { slug: event.params.slug, taken: takenOf }),
		arranges: mayCurate(person),
	};
};
