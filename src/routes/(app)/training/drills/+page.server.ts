import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { UNDATED } from '#domain/entries/entry.ts';
import { countToldInMoments, toldInMoments } from '#domain/postmortems/told-in-moments.server.ts';
import { FEWEST_MOMENTS } from '#domain/training/drills/drill.ts';
import { makeDrill } from '#domain/training/drills/drills.server.ts';
import { drillsOf } from '#domain/training/drills/listing.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { replayed } from './replayed.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The latest come first; the rest is shown when asked for. */
const AT_FIRST = 24;
const MOST = 2_000;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const drills = await drillsOf(db.read, person);
	const except = drills.map(({ number }) => number);
	const which = { fewest: FEWEST_MOMENTS, except };
	const limit = event.url.searchParams.has('all') ? MOST : AT_FIRST;
	const never = await toldInMoments(db.read, person, { ...which, limit });
	return {
		drills,
		counts: await countToldInMoments(db.read, person, which),
		never: never.map(({ happenedAt, ...one }) => ({
			...one,
			happenedAt: happenedAt === UNDATED ? null : happenedAt,
		})),
		mayMake: mayBegin(person),
	};
};

const Making = z.object({ number: z.coerce.number().int().positive() });

export const actions: Actions = {
	make: form(Making, async (person, { number }, event: RequestEvent) => {
		const { db } = event.locals;
		const { id } = await makeDrill(db, person, await replayed(db, person, number));
		redirect(303, `/training/drills/${id}`);
	}),
};
