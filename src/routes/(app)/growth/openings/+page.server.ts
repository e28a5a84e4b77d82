import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { removedBy } from '#domain/entries/standing.server.ts';
import { countOpen, listOpportunities, narrowingBy } from '#domain/growth/opportunities/listing.server.ts';
import { restore } from '#domain/growth/opportunities/opportunities.server.ts';
import { KIND } from '#domain/growth/opportunities/opportunity.ts';
import { OpportunityFilter } from '#domain/growth/opportunities/row.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const filter = OpportunityFilter.parse(Object.fromEntries(event.url.searchParams));
	return {
		filter,
		today: isoDay(now(), person.zone),
		open: await countOpen(db, person),
		openings: await listOpportunities(db, person, filter),
		choices: await narrowingBy(db, person),
		removed:
			filter.show === 'mine'
				? (await removedBy(db.read, person, KIND)).map(({ number, title }) => ({ number, title }))
				: [],
		mayPost: mayBegin(person),
	};
};

const Removed = z.object({ number: z.coerce.number().int().positive() });

export const actions: Actions = {
	restore: form(Removed, async (person, { number }, { locals }) => {
		await restore(locals.db, person, number);
		redirect(303, hrefOf(KIND, number));
	}),
};
