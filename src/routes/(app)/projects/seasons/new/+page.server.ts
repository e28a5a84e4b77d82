import { redirect } from '@sveltejs/kit';
import { makeSeason } from '#domain/projects/seasons/planning.server.ts';
import { AWARDS, SEASON_KINDS } from '#domain/projects/seasons/season.ts';
import { NewSeason } from '#domain/projects/seasons/season-form.ts';
import { mayMakeSeasons } from '#domain/projects/seasons/seasons.server.ts';
import { isoDay, zones } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { blank } from '../begun.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
	const person = signedIn(event);
	if (!mayMakeSeasons(person)) forbidden('Curators and administrators begin a season. Tell one of them.');
	const asked = event.url.searchParams.get('kind');
	const kind = SEASON_KINDS.find((one) => one === asked) ?? 'week';
	const awards = AWARDS.map(({ name }) => name).join('\n');
	return { begun: blank(kind, isoDay(now(), person.zone), person.zone, awards), zones: zones() };
};

export const actions: Actions = {
	default: form(NewSeason, async (person, input, { locals }: RequestEvent) => {
		const { slug } = await makeSeason(locals.db, person, input);
		redirect(303, `/projects/seasons/${slug}`);
	}),
};
