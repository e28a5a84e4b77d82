import { redirect } from '@sveltejs/kit';
import { mayCurate } from '#domain/accounts/may.ts';
import { library } from '#domain/postmortems/library.server.ts';
import { readFilters } from '#domain/postmortems/library.ts';
import { shelve } from '#domain/postmortems/shelf.ts';
import { addTopic, takeTopic } from '#domain/postmortems/topics-of-many.server.ts';
import { ChosenTopic } from '#domain/postmortems/topics-of-many.ts';
import { suggestionFor } from '#domain/search/did-you-mean.server.ts';
import {
	NewView,
	removeView,
	RenamedView,
	renameView,
	saveView,
	ViewId,
	viewsFor,
} from '#domain/search/saved-views.server.ts';
import { ofTheMonth } from '#domain/stories/shelves/of-the-month.server.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { shown } from './shown.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Values that a facet shows before somebody asks for all. */
const FIRST = 6;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const filters = readFilters(event.url.searchParams);
	const opened = event.url.searchParams.getAll('all');
	const { shelf, facets, total, all, ...page } = await library(db, person, filters);
	const at = now();
	return {
		total,
		all,
		ofTheMonth: await ofTheMonth(db, person),
		filters,
		opened,
		page: shown(page, person.zone, at),
		shelf: shelve(shelf, person.zone, at),
		facets: facets.map(({ values, ...facet }) => ({
			...facet,
			count: values.length,
			values: opened.includes(facet.name) ? values : values.filter(({ on }, index) => on || index < FIRST),
		})),
		views: await viewsFor(db.read, person),
		mayShare: mayCurate(person),
		suggestion: total === 0 && filters.q !== '' ? await suggestionFor(db, person, filters.q) : null,
	};
};

export const actions: Actions = {
	saveView: form(NewView, async (person, view, event: RequestEvent) => {
		await saveView(event.locals.db, person, view);
		redirect(303, view.address);
	}),
	renameView: form(RenamedView, async (person, view, event: RequestEvent) => {
		await renameView(event.locals.db, person, view);
		return { renamed: view.id };
	}),
	removeView: form(ViewId, async (person, view, event: RequestEvent) => {
		await removeView(event.locals.db, person, view);
		return { removed: view.id };
	}),
	addTopic: form(ChosenTopic, async (person, chosen, event: RequestEvent) => ({
		many: await addTopic(event.locals.db, person, chosen),
	})),
	takeTopic: form(ChosenTopic, async (person, chosen, event: RequestEvent) => ({
		many: await takeTopic(event.locals.db, person, chosen),
	})),
};
