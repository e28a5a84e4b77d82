import { byPerson, projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { onePage } from '#lib/paging.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

const A_PAGE = 100;

export const load: PageServerLoad = async (event) => {
	const { season } = await event.parent();
	const people = byPerson(await projectsOf(event.locals.db, signedIn(event), season.id));
	const { parts, at } = onePage([{ rows: people }], event.url.searchParams.get('page'), A_PAGE);
	return { people: parts[0]?.rows ?? [], at };
};
