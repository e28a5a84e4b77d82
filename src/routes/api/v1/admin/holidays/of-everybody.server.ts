import { adminsOnly } from '#domain/accounts/workspace.server.ts';
import { holidaysOf } from '../../holidays-of.server.ts';

export const holidays = holidaysOf({
	says: 'of everybody; for administrators',
	slugOf: () => null,
	teamOf: (_db, person) => {
		adminsOnly(person);
		return Promise.resolve(null);
	},
});
