import { join } from '#domain/projects/joining.server.ts';
import { WhichProject } from '#domain/projects/seasons/season-form.ts';
import { inParts, projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { season } = await event.parent();
	const { searchParams } = event.url;
	const fit = searchParams.get('fit') === 'mine';
	const show = searchParams.get('show') === 'ideas' ? ('ideas' as const) : ('projects' as const);
	const all = await projectsOf(event.locals.db, signedIn(event), season.id);
	const fitting = all.filter(({ why }) => why !== null).sort((a, b) => b.weight - a.weight);
	return { show, fit, parts: inParts(fit ? fitting : all) };
};

export const actions: Actions = {
	join: form(WhichProject, async (person, { number }, { locals, params }: RequestEvent) => {
		await seasonOf(locals.db.read, person, params.slug);
		await join(locals.db, person, number);
		return { joined: number };
	}),
};
