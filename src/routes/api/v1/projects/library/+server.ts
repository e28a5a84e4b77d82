import { LibraryAnswer, libraryAnswer, LibraryAsked } from '#domain/projects/endings/api-answer.ts';
import { libraryOf } from '#domain/projects/endings/library.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read what projects taught, across years: every project that ended, the last first',
	scope: 'read',
	query: LibraryAsked,
	answers: LibraryAnswer,
	act: async (person, { query: { how = null, year = null } }, { locals }) => {
		const { years } = await libraryOf(locals.db, person, { how, year });
		return { body: libraryAnswer(years.flatMap(({ projects }) => projects)) };
	},
});
