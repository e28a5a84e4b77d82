import { fitOf } from '#domain/growth/matching/fit.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const number = Number(event.params.id);
	return { number, fit: await fitOf(event.locals.db, signedIn(event), number) };
};
