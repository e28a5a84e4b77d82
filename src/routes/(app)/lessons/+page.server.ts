import { knownTeams } from '#domain/entries/acquaintances.server.ts';
import { listTopics } from '#domain/lessons/topic-list.server.ts';
import { listLessons } from '#domain/lessons/listing.server.ts';
import { LessonQuery } from '#domain/lessons/listing.ts';
import { fieldErrors } from '#lib/web/fields.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const given = Object.fromEntries([...event.url.searchParams].filter(([, value]) => value !== ''));
	const query = LessonQuery.safeParse(given);
	const { items, next } = await listLessons(db, person, query.success ? query.data : LessonQuery.parse({}));
	return {
		asked: {
			q: given.q ?? '',
			state: given.state ?? '',
			topic: given.topic ?? '',
			team: given.team ?? '',
			changes: given.changes ?? '',
		},
		later: given.cursor !== undefined,
		errors: query.success ? {} : fieldErrors(query.error),
		lessons: items,
		next,
		topics: (await listTopics(db.read, person)).map(({ name }) => name),
		allTeams: (await knownTeams(db.read, person)).map(({ slug, name }) => ({ slug, name })),
	};
};
