import { join } from '#domain/projects/joining.server.ts';
import { WhichProject } from '#domain/projects/seasons/season-form.ts';
import { inParts, projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { onePage } from '#lib/paging.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** More of them are hard to read, and slow to draw on a telephone. */
const A_PAGE = 50;

export const load: PageServerLoad = async (event) => {
	const { season } = await event.parent();
	const { searchParams } = event.url;
	const fit = searchParams.get('fit') === 'mine';
	const show = searchParams.get('show') === 'ideas' ? ('ideas' as const) : ('projects' as const);
	const all = await projectsOf(event.locals.db, signedIn(event), season.id);
	const fitting = all.filter(({ why }) => why !== null).sort((a, b) => b.weight - a.weight);
	const { looking, ready, shown, ended, ideas } = inParts(fit ? fitting : all);
	const groups =
		show === 'ideas'
			? [{ name: 'Ideas', rows: ideas }]
			: [
					{ name: 'Looking for people', rows: looking },
					{ name: 'Ready', rows: ready },
					{ name: 'Shown', rows: shown },
					{ name: 'Ended', rows: ended },
				];
	return { show, fit, ...onePage(groups, searchParams.get('page'), A_PAGE) };
};

export const actions: Actions = {
	join: form(WhichProject, async (person, { number }, { locals, params }: RequestEvent) => {
		await seasonOf(locals.db.read, person, params.slug);
		await join(locals.db, person, number);
		return { joined: number };
	}),
};
