import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayAdminister } from '#domain/accounts/may.ts';
import { changeTeam, readTeam, TeamChange } from '#domain/accounts/teams.server.ts';
import { mayTend } from '#domain/accounts/tending.server.ts';
import { foreseeMerge, isEmpty, mergeTeams, removeTeam } from '#domain/stewardship/merging.server.ts';
import { foreseeMove, moveTeam, placesFor } from '#domain/stewardship/moving.server.ts';
import { inWords, type Reach } from '#domain/stewardship/reach.ts';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { forbidden } from '#lib/errors.ts';
import { noneOr } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const Id = z.coerce.number().int().positive();
const Place = noneOr(Id.nullable());

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const team = await readTeam(db, person, slug);
	if (team.slug !== slug) redirect(308, `/teams/${team.slug}/change`);
	if (!(await mayTend(db.read, person, team.id))) forbidden('Whoever looks after the team changes it.');
	if (!mayAdminister(person)) return { team, places: null };
	const asked = event.url.searchParams;
	const move = asked.has('move') ? Place.safeParse(asked.get('move')) : null;
	const merge = asked.has('merge') ? Id.safeParse(asked.get('merge')) : null;
	const teams = await listTeams(db.read);
	return {
		team,
		places: await placesFor(db.read, team.id),
		others: teams.filter(({ id }) => id !== team.id),
		empty: await isEmpty(db.read, team.id),
		move: move?.success
			? { to: move.data, words: told(await foreseeMove(db, person, { slug, parentId: move.data })) }
			: null,
		merge: merge?.success
			? { into: merge.data, words: told(await foreseeMerge(db, person, { slug, into: merge.data })) }
			: null,
	};
};

/** What changes for readers, in sentences. */
function told(reaches: readonly Reach[]): string[] {
	const words = reaches.flatMap(inWords);
	return words.length > 0 ? words : ['Nobody reads more or less than before.'];
}

export const actions: Actions = {
	rename: form(TeamChange, async (person, input, { locals, params }: RequestEvent) => {
		await changeTeam(locals.db, person, params.slug, input);
		redirect(303, `/teams/${params.slug}`);
	}),
	move: form(
		z.object({ parentId: Place }),
		async (person, { parentId }, { locals, params }: RequestEvent) => {
			await moveTeam(locals.db, person, { slug: params.slug, parentId });
			redirect(303, `/teams/${params.slug}`);
		},
	),
	merge: form(z.object({ into: Id }), async (person, { into }, { locals, params }: RequestEvent) => {
		const { slug } = await mergeTeams(locals.db, person, { slug: params.slug, into });
		redirect(303, `/teams/${slug}`);
	}),
	remove: form(z.object({}), async (person, _, { locals, params }: RequestEvent) => {
		await removeTeam(locals.db, person, params.slug);
		redirect(303, '/teams');
	}),
};
