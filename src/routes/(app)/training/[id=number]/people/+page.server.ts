import { organising } from '#domain/training/enrolling/organisers.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	return { number, ...(await organising(event.locals.db, person, number)) };
};
