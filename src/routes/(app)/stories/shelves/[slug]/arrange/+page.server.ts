import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { curatorsOnly } from '#domain/accounts/workspace.server.ts';
import { move, place, rewrite, takeAway } from '#domain/stories/shelves/arranging.server.ts';
import { namesToOffer } from '#domain/stories/shelves/named.server.ts';
import { Moved, NewShelf, Placed, Placing, STANDS, Taken } from '#domain/stories/shelves/shelf.ts';
import { changeShelf, readShelf, retireShelf } from '#domain/stories/shelves/shelves.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const slugIn = ({ params }: RequestEvent) => String(params.slug);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const shelf = await readShelf(db, person, { slug: event.params.slug, taken: takenOf });
	curatorsOnly(person);
	const standing = new Set(shelf.books.map(({ title }) => title));
	const offered = await namesToOffer(db, person, STANDS);
	return {
		shelf,
		offered: offered.filter((name) => !standing.has(name.replace(/^\S+ /, ''))),
		/** Where a page leads here to put itself on the shelf. */
		add: event.url.searchParams.get('add')?.slice(0, 300) ?? '',
	};
};

const Nothing = z.object({});

export const actions: Actions = {
	place: form(Placing, async (person, input, event: RequestEvent) => {
		await place(event.locals.db, person, slugIn(event), input);
		return { done: true };
	}),
	rewrite: form(Placed, async (person, input, event: RequestEvent) => {
		await rewrite(event.locals.db, person, slugIn(event), input);
		return { done: true };
	}),
	takeAway: form(Taken, async (person, input, event: RequestEvent) => {
		await takeAway(event.locals.db, person, slugIn(event), input);
		return { done: true };
	}),
	move: form(Moved, async (person, input, event: RequestEvent) => {
		await move(event.locals.db, person, slugIn(event), input);
		return { done: true };
	}),
	change: form(NewShelf, async (person, input, event: RequestEvent) => {
		await changeShelf(event.locals.db, person, slugIn(event), input);
		return { saved: true };
	}),
	retire: form(Nothing, async (person, _, event: RequestEvent) => {
		await retireShelf(event.locals.db, person, slugIn(event));
		redirect(303, '/stories/shelves');
	}),
};
