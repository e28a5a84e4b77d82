import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { sayChanged, sayHelped, takeBack, thanksOf } from '#domain/lessons/thanks.server.ts';
import { Changed, Helped } from '#domain/lessons/thanks.ts';
import { discussionOf } from '#domain/postmortems/discussed.server.ts';
import { expectedOf, NotNeeded, sayNeeded, sayNotNeeded } from '#domain/postmortems/expected.server.ts';
import { publish, remove, restore, withdraw } from '#domain/postmortems/publication.server.ts';
import { reading } from '#domain/postmortems/reading.server.ts';
import { reviewState } from '#domain/postmortems/review-state.server.ts';
import { whatPeopleSaw } from '#domain/postmortems/what-i-saw/released.server.ts';
import { learnedOf } from '#domain/training/drills/debrief.server.ts';
import { drillOf } from '#domain/training/drills/listing.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { timelineAtIn, timelineZoneIn, zoneOf } from './timeline-address.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { searchParams } = event.url;
	const told = timelineZoneIn(event.url);
	const asked = searchParams.get('confirm');
	/** What is asked about, where no script opens a dialog for it. */
	const confirm: 'remove' | 'withdraw' | null = asked === 'remove' || asked === 'withdraw' ? asked : null;
	const { db } = event.locals;
	const number = numberIn(event);
	const postmortem = await reading(db, person, number, zoneOf(told, person.zone));
	event.locals.unkept = postmortem.published === null;
	const drill = await drillOf(db, person, named(event));
	return {
		postmortem,
		expected: await expectedOf(db, person, number),
		saw: await whatPeopleSaw(db, person, number),
		review: await reviewState(db, person, number),
		discussion: await discussionOf(db, person, number, postmortem),
		thanks: await thanksOf(db.read, person, named(event)),
		drill: drill && { ...drill, learned: await learnedOf(db, person, { drillId: drill.id }) },
		/** The reader's view. */
		short: searchParams.get('view') === 'short',
		/** Asked for, or said and not accepted. */
		saying: searchParams.get('did') === 'yes' || searchParams.has('/changed'),
		told,
		zone: zoneOf(told, person.zone) ?? postmortem.ownZone,
		/** The timeline as far as this minute. */
		at: timelineAtIn(event.url),
		confirm,
	};
};

const Nothing = z.object({});
const numberIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);
const named = (event: Pick<RequestEvent, 'params'>) =>
	({ kind: 'postmortem', number: numberIn(event) }) as const;
const toThanks = (event: RequestEvent) => redirect(303, `/postmortems/${event.params.id}#thanks`);

export const actions: Actions = {
	publish: form(Nothing, async (person, _, event: RequestEvent) => {
		await publish(event.locals.db, person, numberIn(event));
		redirect(303, `/postmortems/${event.params.id}`);
	}),
	withdraw: form(Nothing, async (person, _, event: RequestEvent) => {
		await withdraw(event.locals.db, person, numberIn(event));
		redirect(303, `/postmortems/${event.params.id}`);
	}),
	remove: form(Nothing, async (person, _, event: RequestEvent) => {
		await remove(event.locals.db, person, numberIn(event));
		redirect(303, `/postmortems/removed?number=${event.params.id}`);
	}),
	helped: form(Helped, async (person, input, event: RequestEvent) => {
		await sayHelped(event.locals.db, person, named(event), input);
		toThanks(event);
	}),
	takeBackHelped: form(Helped, async (person, { lesson }, event: RequestEvent) => {
		await takeBack(event.locals.db, person, named(event), { kind: 'helped', lesson });
		toThanks(event);
	}),
	changed: form(Changed, async (person, input, event: RequestEvent) => {
		await sayChanged(event.locals.db, person, named(event), input);
		toThanks(event);
	}),
	takeBackChanged: form(Helped, async (person, { lesson }, event: RequestEvent) => {
		await takeBack(event.locals.db, person, named(event), { kind: 'changed', lesson });
		toThanks(event);
	}),
	notNeeded: form(NotNeeded, async (person, { reason }, event: RequestEvent) => {
		await sayNotNeeded(event.locals.db, person, { number: numberIn(event), reason });
		redirect(303, `/postmortems/${event.params.id}`);
	}),
	expectAgain: form(Nothing, async (person, _, event: RequestEvent) => {
		await sayNeeded(event.locals.db, person, { number: numberIn(event) });
		redirect(303, `/postmortems/${event.params.id}`);
	}),
	restore: form(Nothing, async (person, _, event: RequestEvent) => {
		await restore(event.locals.db, person, numberIn(event));
		redirect(303, `/postmortems/${event.params.id}`);
	}),
};
