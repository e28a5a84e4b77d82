import { redirect } from '@sveltejs/kit';
import { LettingGo, MadeStep, NewNote, NumberedGoal } from '#domain/growth/goals/goal-form.ts';
import { dropGoal } from '#domain/growth/goals/goals.server.ts';
import { readGoal } from '#domain/growth/goals/reading.server.ts';
import {
	dropNote,
	letGo,
	makeStep,
	noteOnGoal,
	reach,
	takeUpAgain,
} from '#domain/growth/goals/standing.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = ({ params }: { params: { id: string } }) => Number(params.id);
const Nothing = z.object({});
const Sure = z.object({ sure: z.string().default('') });

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	return {
		goal: await readGoal(event.locals.db, person, idIn(event)),
		today: isoDay(now(), person.zone),
	};
};

export const actions: Actions = {
	step: form(MadeStep, async (person, input, event: RequestEvent) => {
		await makeStep(event.locals.db, person, idIn(event), input);
		return { stepped: input.made };
	}),
	note: form(NewNote, async (person, input, event: RequestEvent) => {
		await noteOnGoal(event.locals.db, person, idIn(event), input);
		return { noted: true };
	}),
	dropNote: form(NumberedGoal, async (person, input, event: RequestEvent) => {
		await dropNote(event.locals.db, person, idIn(event), input);
		return { dropped: true };
	}),
	reach: form(Nothing, async (person, _, event: RequestEvent) => {
		await reach(event.locals.db, person, idIn(event));
		return { became: 'reached' as const };
	}),
	letGo: form(LettingGo, async (person, input, event: RequestEvent) => {
		await letGo(event.locals.db, person, idIn(event), input);
		return { became: 'let-go' as const };
	}),
	takeUpAgain: form(Nothing, async (person, _, event: RequestEvent) => {
		await takeUpAgain(event.locals.db, person, idIn(event));
		return { became: 'open' as const };
	}),
	// Asked a second time on the page that comes back.
	drop: form(Sure, async (person, { sure }, event: RequestEvent) => {
		const { db } = event.locals;
		const { id, mine } = await readGoal(db, person, idIn(event));
		if (mine && sure !== 'yes') return { asking: true };
		await dropGoal(db, person, { id });
		redirect(303, '/growth/goals');
	}),
};
