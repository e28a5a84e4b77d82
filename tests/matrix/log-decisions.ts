import { always, row, table, type Decision } from './decision.ts';
import { LOGGED, type LogState } from './world.ts';

const onEntry = (path: string) => (object: string) =>
	path.replaceAll('*', String(LOGGED[object as LogState]));

/** Programs of whoever may read it. */
const API_READERS = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      200    404    404     404   404
	team      401      200   404      200      200    404    404     404   404
	alone     401      404   404      404      200    404    404     404   404
	workspace 401      404   200      200      200    200    200     200   200
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** Its writer changes it, and administrators what everybody reads. */
const changing = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin   owner
	draft     401      404   404      404      ${good} 404    404     404     404
	team      401      403   404      403      ${good} 404    404     404     404
	alone     401      404   404      404      ${good} 404    404     404     404
	workspace 401      404   403      403      ${good} 403    403     ${good} ${good}
	removed   401      404   404      404      404     404    404     404     404
	missing   401      404   404      404      404     404    404     404     404`);

/** Guests know of the teams that they are in. */
const TEAMS = table(`
	         stranger guest outsider teammate author reader curator admin owner
	payments 303      200   200      200      200    200    200     200   200
	missing  303      404   404      404      404    404    404     404   404`);

/** The learning log: who reads, writes and changes what is in it. */
export const LOG_DECISIONS: Record<string, Decision> = {
	'GET /log': { at: always('/log'), table: row('303 200 200 200 200 200 200 200 200') },
	'POST /log?/log': {
		at: always('/log?/log'),
		fields: () => ({ learned: 'From a form' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /log/teams/[slug]': { at: (object) => `/log/teams/${object}`, table: TEAMS },
	'POST /log/teams/[slug]?/log': {
		at: always('/log/teams/payments?/log'),
		fields: () => ({ learned: 'From a form', team: 'payments' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /log/new': { at: always('/log/new'), table: row('303 403 200 200 200 200 200 200 200') },
	'POST /log/new?/log': {
		at: always('/log/new?/log'),
		fields: () => ({ learned: 'From a form' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /api/v1/log': { at: always('/api/v1/log'), table: row('401 200 200 200 200 200 200 200 200') },
	'POST /api/v1/log': {
		at: always('/api/v1/log'),
		body: { learned: 'From a program' },
		table: row('401 403 201 201 201 201 201 201 201'),
	},
	'GET /api/v1/log/[number=number]': { at: onEntry('/api/v1/log/*'), table: API_READERS },
	'PATCH /api/v1/log/[number=number]': {
		at: onEntry('/api/v1/log/*'),
		body: { learned: 'In other words' },
		table: changing(200),
	},
	'DELETE /api/v1/log/[number=number]': { at: onEntry('/api/v1/log/*'), table: changing(204) },
};
