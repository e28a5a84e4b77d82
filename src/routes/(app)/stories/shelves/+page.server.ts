import { z } from 'zod';
import { redirect } from '@sveltejs/kit';
import { mayCurate } from '#domain/accounts/may.ts';
import {
	choose,
	chooseNone,
	chosen,
	monthAfter,
	monthOf,
} from '#domain/stories/shelves/of-the-month.server.ts';
import { Chosen } from '#domain/stories/shelves/of-the-month.ts';
import { namesToOffer } from '#domain/stories/shelves/named.server.ts';
import { NewShelf } from '#domain/stories/shelves/shelf.ts';
import { listShelves, makeShelf } from '#domain/stories/shelves/shelves.server.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { refuseGuests } from '#domain/stories/shelves/guests.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	refuseGuests(person);
	const arranges = mayCurate(person);
	const month = monthOf(now(), person.zone);
	return {
		shelves: await listShelves(db, person, takenOf),
		arranges,
		months: [month, monthAfter(month)],
		chosen: arranges ? await chosen(db, person) : [],
		offered: arranges ? await namesToOffer(db, person, ['postmortem']) : [],
	};
};

const Month = z.object({ month: z.string().max(7) });

export const actions: Actions = {
	make: form(NewShelf, async (person, input, { locals }: RequestEvent) => {
		const { slug } = await makeShelf(locals.db, person, input);
		redirect(303, `/stories/shelves/${slug}/arrange`);
	}),
	choose: form(Chosen, async (person, input, { locals }: RequestEvent) => {
		await choose(locals.db, person, input);
		return { chosen: true };
	}),
	chooseNone: form(Month, async (person, input, { locals }: RequestEvent) => {
		await chooseNone(locals.db, person, input);
		return { chosen: true };
	}),
};
