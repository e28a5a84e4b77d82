import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { changeRhythm, endTalks } from '#domain/growth/conversations/arranging.server.ts';
import { Chosen, NewNotes, NewRhythm } from '#domain/growth/conversations/conversation.ts';
import { promptsFor } from '#domain/growth/conversations/prompts.server.ts';
import {
	noteTalk,
	previewed,
	readTalks,
	savesOf,
	takeAlong,
} from '#domain/growth/conversations/talks.server.ts';
import { goalsOf } from '#domain/growth/goals/reading.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = ({ params }: { params: { id: string } }) => Number(params.id);
const Nothing = z.object({});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const read = await readTalks(db, person, idIn(event));
	const asked = event.url.searchParams.get('on');
	const open = read.before.find(({ on }) => on === asked) ?? read.next;
	return {
		...read,
		open,
		today: isoDay(now(), person.zone),
		saves: await savesOf(db, person, read.id, open.on),
		prompts: read.mine && !read.isOver ? await promptsFor(db, person, read.other.id) : [],
		goals: read.mine ? [] : (await goalsOf(db, person, read.other.id)).map(({ id, what }) => ({ id, what })),
	};
};

export const actions: Actions = {
	/** Shows what the other would see; nothing of it is kept. */
	preview: form(Chosen, async (person, input, event: RequestEvent) => ({
		preview: await previewed(event.locals.db, person, idIn(event), input),
		chosen: input,
	})),
	takeAlong: form(Chosen, async (person, input, event: RequestEvent) => {
		await takeAlong(event.locals.db, person, idIn(event), input);
		return { taken: true };
	}),
	note: form(NewNotes, async (person, input, event: RequestEvent) => {
		await noteTalk(event.locals.db, person, idIn(event), input);
		return { noted: true };
	}),
	change: form(NewRhythm, async (person, input, event: RequestEvent) => {
		await changeRhythm(event.locals.db, person, idIn(event), input);
		return { changed: true };
	}),
	end: form(Nothing, async (person, _, event: RequestEvent) => {
		await endTalks(event.locals.db, person, idIn(event));
		redirect(303, '/growth/talks');
	}),
};
