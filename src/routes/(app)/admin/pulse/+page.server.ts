import { adminsOnly } from '#domain/accounts/workspace.server.ts';
import { closeRound } from '#domain/pulse/closing.server.ts';
import { Opening } from '#domain/pulse/opening.ts';
import { forecast, openOne, openRound } from '#domain/pulse/opening.server.ts';
import { changePulseSettings, readPulseSettings } from '#domain/pulse/settings.server.ts';
import { nextOpening } from '#domain/pulse/tending.server.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { readSettings } from '#lib/settings.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { z } from 'zod';
import { PulseForm } from './pulse-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	adminsOnly(person);
	const { db } = event.locals;
	const settings = await readPulseSettings(db.read);
	const open = await openOne(db.read);
	const { zone } = await readSettings(db.read);
	const today = isoDay(now(), zone);
	return {
		settings,
		forecast: await forecast(db, person, settings),
		next: await nextOpening(db.read),
		wouldClose: plusDays(today, settings.daysOpen),
		open: open && {
			...{ id: open.id, kind: open.kind, openedOn: open.openedOn, closesOn: open.closesOn },
			mayClose: today >= open.closesOn,
		},
	};
};

const Numbered = z.object({ id: z.coerce.number().int().positive() });

export const actions: Actions = {
	settings: form(PulseForm, async (person, change, { locals }: RequestEvent) => {
		await changePulseSettings(locals.db, person, change);
		return { done: 'saved' as const };
	}),
	open: form(Opening, async (person, opening, { locals }: RequestEvent) => {
		await openRound(locals.db, person, opening);
		return { done: 'opened' as const };
	}),
	close: form(Numbered, async (person, { id }, { locals }: RequestEvent) => {
		await closeRound(locals.db, person, id);
		return { done: 'closed' as const };
	}),
};
