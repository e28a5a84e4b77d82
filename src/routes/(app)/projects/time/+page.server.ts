import { NewTime, NumberedTime } from '#domain/projects/allowance/noting.ts';
import { dropTime, noteTime } from '#domain/projects/allowance/noting.server.ts';
import { quarterCalled, quarterOf } from '#domain/projects/allowance/owed.ts';
import { mayPromise, promisesTo, promising } from '#domain/projects/allowance/promises.server.ts';
import { keptOfGroups } from '#domain/projects/allowance/shares.server.ts';
import { myNotes, myTally, projectsOfMine } from '#domain/projects/allowance/tally.server.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const today = isoDay(now(), person.zone);
	const quarter = quarterCalled(event.url.searchParams.get('quarter'), today);
	return {
		today,
		quarter,
		before: quarterOf(plusDays(quarter.from, -1)).key,
		after: quarter.to < today ? quarterOf(plusDays(quarter.to, 1)).key : null,
		promises: await promisesTo(db.read, person),
		tally: await myTally(db, person, quarter.key),
		notes: await myNotes(db, person, quarter),
		projects: await projectsOfMine(db, person),
		kept: await keptOfGroups(db, person),
		mayPromise: mayPromise(await promising(db, person)),
	};
};

export const actions: Actions = {
	note: form(NewTime, async (person, time, { locals }: RequestEvent) => {
		await noteTime(locals.db, person, time);
		return { done: 'noted' as const };
	}),
	remove: form(NumberedTime, (person, time, { locals }: RequestEvent) => dropTime(locals.db, person, time)),
};
