import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { restoreVersion } from '#domain/postmortems/comparing/restoring.server.ts';
import { readPast } from '#domain/postmortems/past.server.ts';
import { now } from '#lib/db/clock.ts';
import { clockTime, namedDay } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const versionIn = ({ params }: Pick<RequestEvent, 'params'>) => ({
	number: Number(params.id),
	version: Number(params.version),
});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const which = versionIn(event);
	const { at, ...past } = await readPast(event.locals.db, person, which);
	const when = `${namedDay(at, person.zone, now())}, ${clockTime(at, person.zone)}`;
	return { number: which.number, past, when };
};

export const actions: Actions = {
	restore: form(z.object({}), async (person, _, event: RequestEvent) => {
		await restoreVersion(event.locals.db, person, versionIn(event));
		redirect(303, `/postmortems/${event.params.id}/history`);
	}),
};
