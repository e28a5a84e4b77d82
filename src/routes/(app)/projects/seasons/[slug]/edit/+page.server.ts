import { redirect } from '@sveltejs/kit';
import { archive, bringBack, changeSeason } from '#domain/projects/seasons/planning.server.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { seasonToHost } from '#domain/projects/seasons/seasons.server.ts';
import { zones } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { z } from 'zod';
import { begunFrom } from '../../begun.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const season = await seasonToHost(event.locals.db.read, signedIn(event), event.params.slug);
	const { slug, name, archivedAt } = season;
	return { slug, name, archived: archivedAt !== null, begun: begunFrom(season), zones: zones() };
};

const Nothing = z.object({});
const slugIn = ({ params }: RequestEvent) => params.slug;

export const actions: Actions = {
	change: form(NewSeason, async (person, input, event: RequestEvent) => {
		await changeSeason(event.locals.db, person, slugIn(event), input);
		redirect(303, `/projects/seasons/${slugIn(event)}`);
	}),
	archive: form(Nothing, async (person, _, event: RequestEvent) => {
		await archive(event.locals.db, person, slugIn(event));
		redirect(303, '/projects/seasons');
	}),
	bringBack: form(Nothing, async (person, _, event: RequestEvent) => {
		await bringBack(event.locals.db, person, slugIn(event));
		redirect(303, `/projects/seasons/${slugIn(event)}`);
	}),
};
