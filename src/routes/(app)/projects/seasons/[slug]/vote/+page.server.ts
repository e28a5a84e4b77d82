import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { Vote } from '#domain/projects/shows/show.ts';
import { awarded, ballotOf, openVoting, vote } from '#domain/projects/shows/voting.server.ts';
import { parseMoment } from '#lib/dates.ts';
import { invalid } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const season = await readSeason(db, person, event.params.slug);
	return {
		season: { slug: season.slug, name: season.name, mayHost: season.mayHost, zone: season.zone },
		ballot: await ballotOf(db, person, season.slug),
		awarded: await awarded(db, person, season),
	};
};

const slugIn = ({ params }: { params: Partial<Record<string, string>> }) => params.slug ?? '';
const back = (event: RequestEvent) => redirect(303, `/projects/seasons/${slugIn(event)}/vote`);
const Until = z.object({ until: z.string().default('') });

export const actions: Actions = {
	vote: form(Vote, async (person, input, event: RequestEvent) => {
		await vote(event.locals.db, person, slugIn(event), input);
		back(event);
	}),
	open: form(Until, async (person, { until }, event: RequestEvent) => {
		const { zone } = await readSeason(event.locals.db, person, slugIn(event));
		const moment = parseMoment(until, zone) ?? invalid({ until: 'Give a day and an hour.' });
		await openVoting(event.locals.db, person, slugIn(event), { until: moment });
		back(event);
	}),
};
