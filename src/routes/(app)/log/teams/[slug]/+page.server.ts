import { redirect } from '@sveltejs/kit';
import { dayOfTeam } from '#domain/log/day-of-team.server.ts';
import { placeOfTeam } from '#domain/log/weeks.server.ts';
import { metAgain } from '#domain/recall/met-again.server.ts';
import { now } from '#lib/db/clock.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { log } from '../../logging.server.ts';
import { look } from '../../looking.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { team, place } = await placeOfTeam(db, person, event.params.slug);
	// The address of a team that became part of this one.
	if (team.slug !== event.params.slug) redirect(308, `/log/teams/${team.slug}`);
	const { slug, name, glaze } = team;
	const looked = await look(db, person, place, event.url.searchParams);
	const met = looked.view === 'week' ? await metAgain(db, person, team, looked.key) : null;
	const round = looked.view === 'week' && looked.isNow ? await dayOfTeam(db, person, slug, now()) : null;
	return { team: { slug, name, glaze }, ...looked, met, round };
};

export const actions: Actions = { log };
