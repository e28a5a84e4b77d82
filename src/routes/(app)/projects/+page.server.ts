import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { isGuest, mayBegin } from '#domain/accounts/may.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { removedBy } from '#domain/entries/standing.server.ts';
import { countProjects, listProjects } from '#domain/projects/listing.server.ts';
import { KIND } from '#domain/projects/project.ts';
import { restore } from '#domain/projects/projects.server.ts';
import { WAYS } from '#domain/projects/row.ts';
import { openSeasons, seasonNow } from '#domain/projects/seasons/seasons.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const Asked = z.object({
	by: z.enum(WAYS).catch('ideas'),
	after: z.string().max(60).optional().catch(undefined),
});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const asked = Asked.parse(Object.fromEntries(event.url.searchParams));
	const seasons = await openSeasons(db, person);
	const season = await seasonNow(db, person);
	return {
		by: asked.by,
		season,
		others: seasons.filter(({ id }) => id !== season?.id),
		counts: await countProjects(db, person),
		projects: await listProjects(db, person, asked),
		removed:
			asked.by === 'mine'
				? (await removedBy(db.read, person, KIND)).map(({ number, title }) => ({ number, title }))
				: [],
		may: { pitch: mayBegin(person), seeSeasons: !isGuest(person) },
	};
};

const Removed = z.object({ number: z.coerce.number().int().positive() });

export const actions: Actions = {
	restore: form(Removed, async (person, { number }, { locals }) => {
		await restore(locals.db, person, number);
		redirect(303, hrefOf(KIND, number));
	}),
};
