import { readTeam } from '#domain/accounts/teams.server.ts';
import { holidaysOf } from '../../../holidays-of.server.ts';

export const holidays = holidaysOf({
	says: 'of a team, with those of everybody',
	slugOf: ({ slug = '' }) => slug,
	teamOf: async (db, person, { slug = '' }) => (await readTeam(db, person, slug)).id,
});
