import { historyOf } from '#domain/growth/goals/reading.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const id = Number(event.params.id);
	return { id, versions: await historyOf(event.locals.db, signedIn(event), id) };
};
