import { byPerson, projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { season } = await event.parent();
	return { people: byPerson(await projectsOf(event.locals.db, signedIn(event), season.id)) };
};
