import { redirect } from '@sveltejs/kit';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	signedIn(event);
	redirect(303, '/growth/openings');
};
