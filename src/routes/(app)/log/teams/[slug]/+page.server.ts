import { redirect } from '@sveltejs/kit';
import { placeOfTeam } from '#domain/log/weeks.server.ts';
import { metAgain } from '#domain/recall/met-again.server.ts';
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
	return { team: { slug, name, glaze }, ...looked, met };
};

export const actions: Actions = { log };
