import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { openOf } from '#domain/growth/applying/applying.server.ts';
import { inclinationOf } from '#domain/growth/applying/inclinations.server.ts';
import { takeOver } from '#domain/growth/opportunities/contact.server.ts';
import { end, reopen, stands, tellOutcome } from '#domain/growth/opportunities/deciding.server.ts';
import { EndForm, OutcomeForm } from '#domain/growth/opportunities/opening-form.ts';
import { remove } from '#domain/growth/opportunities/opportunities.server.ts';
import { KIND } from '#domain/growth/opportunities/opportunity.ts';
import { readShown } from '#domain/growth/opportunities/shown.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const db = event.locals.db;
	const it = await readShown(db, person, numberIn(event));
	return {
		it,
		/** What they themselves make of it: nobody else is told. */
		talk: {
			inclination: await inclinationOf(db.read, person, it.id),
			asked: await openOf(db.read, person, it.id),
		},
		/** Asked in the page itself, where no script opens a dialog. */
		confirm: event.url.searchParams.get('confirm') === 'remove',
	};
};

const Nothing = z.object({});
const back = (event: RequestEvent, place = '') => redirect(303, `${hrefOf(KIND, numberIn(event))}${place}`);

export const actions: Actions = {
	stands: form(Nothing, async (person, _input, event: RequestEvent) => {
		await stands(event.locals.db, person, numberIn(event));
		back(event);
	}),
	end: form(EndForm, async (person, input, event: RequestEvent) => {
		await end(event.locals.db, person, numberIn(event), input);
		back(event, '#standing');
	}),
	outcome: form(OutcomeForm, async (person, { outcome }, event: RequestEvent) => {
		await tellOutcome(event.locals.db, person, numberIn(event), outcome);
		back(event, '#standing');
	}),
	reopen: form(Nothing, async (person, _input, event: RequestEvent) => {
		await reopen(event.locals.db, person, numberIn(event));
		back(event);
	}),
	takeOver: form(Nothing, async (person, _input, event: RequestEvent) => {
		await takeOver(event.locals.db, person, numberIn(event));
		back(event, '#contact');
	}),
	remove: form(Nothing, async (person, _input, event: RequestEvent) => {
		await remove(event.locals.db, person, numberIn(event));
		redirect(303, '/growth/openings?show=mine');
	}),
};
