import { redirect } from '@sveltejs/kit';
import { addHost, removeHost } from '#domain/projects/seasons/planning.server.ts';
import { draftFor, propose } from '#domain/projects/seasons/proposing.server.ts';
import { Host, LeavingHost, NewWord, Proposed } from '#domain/projects/seasons/season-form.ts';
import { hostsOf, seasonToHost } from '#domain/projects/seasons/seasons.server.ts';
import { announce } from '#domain/projects/seasons/words.server.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug } = event.params;
	const { id, name } = await seasonToHost(db.read, person, slug);
	const { proposals, missing, titles } = await draftFor(db, person, slug);
	const people = await listPeople(db, person);
	return {
		slug,
		name,
		hosts: await hostsOf(db.read, id),
		people: people.filter(({ role }) => role !== 'guest').map((one) => one.name),
		draft: [...titles].flatMap(([number, title]) => {
			const asks = proposals.filter((one) => one.number === number);
			const lacks = missing.filter((one) => one.number === number);
			return asks.length + lacks.length === 0 ? [] : [{ number, title, asks, lacks }];
		}),
	};
};

const slugIn = ({ params }: RequestEvent) => params.slug;

export const actions: Actions = {
	announce: form(NewWord, async (person, input, event: RequestEvent) => {
		await announce(event.locals.db, person, slugIn(event), input);
		return { done: 'announced' as const };
	}),
	addHost: form(Host, async (person, input, event: RequestEvent) => {
		await addHost(event.locals.db, person, slugIn(event), input);
		return { done: 'host' as const };
	}),
	removeHost: form(LeavingHost, async (person, input, event: RequestEvent) => {
		await removeHost(event.locals.db, person, slugIn(event), input);
		// Whoever steps back sees these notes no longer.
		if (input.personId === person.id) redirect(303, `/projects/seasons/${slugIn(event)}`);
		return { done: 'host' as const };
	}),
	propose: form(Proposed, async (person, input, event: RequestEvent) => {
		await propose(event.locals.db, person, slugIn(event), input);
		return { done: 'proposed' as const };
	}),
};
