import { redirect } from '@sveltejs/kit';
import { mayCurate } from '#domain/accounts/may.ts';
import { findShownTopic, listTopics } from '#domain/lessons/topic-list.server.ts';
import { listLessons } from '#domain/lessons/listing.server.ts';
import { LessonQuery } from '#domain/lessons/listing.ts';
import { addAlias, mergeTopic, renameTopic, takeAlias } from '#domain/stewardship/topics.server.ts';
import { Alias, Merging, Renaming } from '#domain/stewardship/topics.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const topic = await findShownTopic(db.read, person, event.params.slug);
	const cursor = event.url.searchParams.get('cursor') ?? undefined;
	const query = LessonQuery.safeParse({ topic: topic.name, cursor });
	const { items, next } = await listLessons(
		db,
		person,
		query.success ? query.data : LessonQuery.parse({ topic: topic.name }),
	);
	return {
		topic,
		lessons: items,
		next,
		mayCurate: mayCurate(person),
		others: mayCurate(person)
			? (await listTopics(db.read, person)).filter(({ id }) => id !== topic.id).map(({ name }) => name)
			: [],
	};
};

const to = (slug: string) => redirect(303, `/topics/${slug}`);
const slugIn = ({ params }: RequestEvent) => params.slug;

export const actions: Actions = {
	rename: form(Renaming, async (person, input, event: RequestEvent) => {
		to(await renameTopic(event.locals.db, person, slugIn(event), input));
	}),
	addAlias: form(Alias, async (person, input, event: RequestEvent) => {
		to(await addAlias(event.locals.db, person, slugIn(event), input));
	}),
	takeAlias: form(Alias, async (person, input, event: RequestEvent) => {
		to(await takeAlias(event.locals.db, person, slugIn(event), input));
	}),
	merge: form(Merging, async (person, input, event: RequestEvent) => {
		to(await mergeTopic(event.locals.db, person, slugIn(event), input));
	}),
};
