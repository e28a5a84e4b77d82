import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY, ONLY_OWN } from './shared-tables.ts';

/** Administrators in the name of everybody; of a team whoever leads it, or all of it while nobody does. */
const PROMISING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	everybody 401      403   403      403      403    403    403     200   200
	payments  401      403   403      200      200    403    403     200   200`);

/** The time that is promised for learning. */
export const TIME_DECISIONS: Record<string, Decision> = {
	'GET /projects/time': { at: always('/projects/time'), table: EVERYBODY },
	// A guest is promised nothing.
	'POST /projects/time?/note': {
		at: always('/projects/time?/note'),
		fields: () => ({ day: '2026-11-19', hours: '1.5', is: 'cancelled' }),
		table: row('401 422 200 200 200 200 200 200 200'),
	},
	'POST /projects/time?/remove': {
		at: always('/projects/time?/remove'),
		fields: (object) => ({ id: object === 'own' ? '1' : '999' }),
		table: ONLY_OWN,
	},
	'GET /api/v1/learning-time': {
		at: always('/api/v1/learning-time'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/learning-time': {
		at: always('/api/v1/learning-time'),
		body: { day: '2026-11-19', hours: 1.5, is: 'cancelled' },
		table: row('401 422 201 201 201 201 201 201 201'),
	},
	'DELETE /api/v1/learning-time/[id=number]': {
		at: (object) => `/api/v1/learning-time/${object === 'own' ? 1 : 999}`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			own     401      404   404      404      204    404    404     404   404
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /projects/time/promise': {
		at: always('/projects/time/promise'),
		table: row('303 403 200 200 200 403 403 200 200'),
	},
	'POST /projects/time/promise?/promise': {
		at: always('/projects/time/promise?/promise'),
		fields: (object) => ({
			...{ team: object === 'everybody' ? '' : object, kind: 'hours', hours: '4', startsOn: '2026-11-01' },
		}),
		table: PROMISING,
	},
	'POST /projects/time/promise?/end': {
		at: always('/projects/time/promise?/end'),
		fields: (object) => ({ id: object === 'everybody' ? '1' : '2' }),
		table: PROMISING,
	},
};
