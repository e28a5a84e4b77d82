import { redirect } from '@sveltejs/kit';
import { readSeason } from '#domain/projects/seasons/seasons.server.ts';
import { projectsOf } from '#domain/projects/seasons/season-projects.server.ts';
import { bring, markShown, moveSlot, programmeOf, takeOut } from '#domain/projects/shows/programme.server.ts';
import { MovedSlot, Slot, votingAt, WhichSlot } from '#domain/projects/shows/show.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const season = await readSeason(db, person, event.params.slug);
	const slots = await programmeOf(db.read, person, season.id);
	const projects = await projectsOf(db, person, season.id);
	const here = new Set(slots.map(({ number }) => number));
	const presented = Number(event.url.searchParams.get('present'));
	return {
		season: { slug: season.slug, name: season.name, mayHost: season.mayHost },
		voting: votingAt(season.votesUntil, now()),
		slots,
		/** What whoever looks works on, and could show. */
		mine: projects.filter(({ joined, number }) => joined && !here.has(number)),
		/** On the screen of the room. */
		presented: slots.find(({ number }) => number === presented) ?? null,
	};
};

const slugIn = ({ params }: { params: Partial<Record<string, string>> }) => params.slug ?? '';
const back = (event: RequestEvent, place = '') =>
	redirect(303, `/projects/seasons/${slugIn(event)}/show${place}`);

export const actions: Actions = {
	bring: form(Slot, async (person, input, event: RequestEvent) => {
		await bring(event.locals.db, person, slugIn(event), input);
		back(event, `#slot-${input.number}`);
	}),
	takeOut: form(WhichSlot, async (person, { number }, event: RequestEvent) => {
		await takeOut(event.locals.db, person, slugIn(event), number);
		back(event);
	}),
	move: form(MovedSlot, async (person, input, event: RequestEvent) => {
		await moveSlot(event.locals.db, person, slugIn(event), input);
		back(event, `#slot-${input.number}`);
	}),
	shown: form(WhichSlot, async (person, { number }, event: RequestEvent) => {
		await markShown(event.locals.db, person, slugIn(event), number);
		back(event, `#slot-${number}`);
	}),
};
