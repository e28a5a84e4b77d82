import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';

import { DroppedIdea, ParkedIdea } from '#domain/postmortems/meeting/idea.ts';
import { becomeChange, dropIdea, park, readSoak } from '#domain/postmortems/meeting/ideas.server.ts';
import { meetingPage, tomorrow } from '#domain/postmortems/meeting/meeting-page.server.ts';
import { Answers, Plan } from '#domain/postmortems/meeting/meeting.ts';
import { callOff, end, plan, start } from '#domain/postmortems/meeting/planning.server.ts';
import { answerPoll } from '#domain/postmortems/meeting/poll.server.ts';
import { zones } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const page = await meetingPage(db, person, numberIn(event));
	const people = page.mayRun ? await listPeople(db, person) : [];
	return {
		page,
		soak: await readSoak(db.read),
		people: people.map(({ name, email }) => ({ name, email })),
		zones: page.mayRun ? zones() : [],
		/** What an empty plan begins with. */
		tomorrow: tomorrow(person.zone),
	};
};

const Nothing = z.object({});
const Which = z.object({ idea: z.coerce.number().int().positive() });
const back = (event: RequestEvent, rest = ''): never =>
	redirect(303, `/postmortems/${event.params.id}/meeting${rest}`);

export const actions: Actions = {
	plan: form(Plan, async (person, input, event: RequestEvent) => {
		await plan(event.locals.db, person, numberIn(event), input);
		back(event);
	}),
	callOff: form(Nothing, async (person, _, event: RequestEvent) => {
		await callOff(event.locals.db, person, numberIn(event));
		back(event);
	}),
	start: form(Nothing, async (person, _, event: RequestEvent) => {
		await start(event.locals.db, person, numberIn(event));
		back(event, '/run');
	}),
	end: form(Nothing, async (person, _, event: RequestEvent) => {
		await end(event.locals.db, person, numberIn(event));
		back(event);
	}),
	poll: form(Answers, async (person, answers, event: RequestEvent) => {
		await answerPoll(event.locals.db, person, numberIn(event), answers);
		back(event, '#poll');
	}),
	park: form(ParkedIdea, async (person, idea, event: RequestEvent) => {
		await park(event.locals.db, person, numberIn(event), idea);
		back(event, '#ideas');
	}),
	change: form(Which, async (person, { idea }, event: RequestEvent) => {
		await becomeChange(event.locals.db, person, numberIn(event), idea);
		back(event, '#ideas');
	}),
	drop: form(Which.extend(DroppedIdea.shape), async (person, { idea, reason }, event: RequestEvent) => {
		await dropIdea(event.locals.db, person, numberIn(event), { id: idea, reason });
		back(event, '#ideas');
	}),
};
