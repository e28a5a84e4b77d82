import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { hrefOf } from '#domain/entries/kinds.ts';
import { removedBy } from '#domain/entries/standing.server.ts';
import { KIND } from '#domain/log/log.server.ts';
import { restore } from '#domain/log/publication.server.ts';
import { loggedIn, Narrowing } from '#domain/log/weeks.server.ts';
import { daysOfMonth } from '#domain/log/weeks.ts';
import { monthsOf } from '#domain/log/figures.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What one learned oneself, what is nobody else's to read included. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { searchParams } = event.url;
	const narrowing = Narrowing.parse(Object.fromEntries(searchParams));
	const month = searchParams.get('month') ?? '';
	const { rows, next } = await loggedIn(db, person, 'mine', {
		days: daysOfMonth(month),
		...narrowing,
		by: undefined,
	});
	return {
		rows,
		next,
		month: daysOfMonth(month) ? month : null,
		topic: narrowing.topic ?? null,
		paged: narrowing.after !== undefined,
		months: await monthsOf(db, person, 'mine'),
		removed: (await removedBy(db.read, person, KIND)).map(({ number, title }) => ({ number, title })),
	};
};

const Request = z.object({ number: z.coerce.number().int().positive() });

export const actions: Actions = {
	restore: form(Request, async (person, { number }, { locals }) => {
		await restore(locals.db, person, number);
		redirect(303, hrefOf('log', number));
	}),
};
