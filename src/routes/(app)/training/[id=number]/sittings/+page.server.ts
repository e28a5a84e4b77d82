import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { NewSitting, OfSitting } from '#domain/training/enrolling/sitting.ts';
import {
	callOff,
	notComing,
	planSitting,
	sittingsOf,
	wantToCome,
	wasThere,
} from '#domain/training/enrolling/sittings.server.ts';
import { DAY, localInput } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn, type SignedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	return {
		number,
		...(await sittingsOf(event.locals.db, person, number)),
		suggested: `${localInput(now() + 7 * DAY, person.zone).slice(0, 11)}14:00`,
	};
};

type Event = Pick<RequestEvent, 'locals'> & { params: { id: string } };

/** Does it to one sitting, and comes back. */
const toOne = (
	act: (event: Event, person: SignedIn, number: number, input: z.output<typeof OfSitting>) => Promise<void>,
) =>
	form(OfSitting, async (person, input, event: RequestEvent<{ id: string }>) => {
		await act(event, person, Number(event.params.id), input);
		redirect(303, `/training/${event.params.id}/sittings`);
	});

export const actions: Actions = {
	plan: form(NewSitting, async (person, input, { locals, params }) => {
		await planSitting(locals.db, person, Number(params.id), input);
		redirect(303, `/training/${params.id}/sittings`);
	}),
	callOff: toOne(({ locals }, ...asked) => callOff(locals.db, ...asked)),
	come: toOne(({ locals }, ...asked) => wantToCome(locals.db, ...asked)),
	notCome: toOne(({ locals }, ...asked) => notComing(locals.db, ...asked)),
	there: toOne(({ locals }, person, number, input) =>
		wasThere(locals.db, person, number, { ...input, attended: true }),
	),
	notThere: toOne(({ locals }, person, number, input) =>
		wasThere(locals.db, person, number, { ...input, attended: false }),
	),
};
