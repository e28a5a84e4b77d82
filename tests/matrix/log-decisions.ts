import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY, TEAM_SEEN } from './shared-tables.ts';
import { LOGGED, type LogState, type World } from './world.ts';

const onEntry = (path: string) => (object: string) =>
	path.replaceAll('*', String(LOGGED[object as LogState]));

/** The thread of an entry, and the one thing that is said in it: both have the same number. */
const saidOf = (object: string, { saidInLog }: World) => String(saidInLog[LOGGED[object as LogState]] ?? 999);

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

/** Pages of whoever may read it. */
const READERS = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     303      404   404      404      200    404    404     404   404
	team      303      200   404      200      200    404    404     404   404
	alone     303      404   404      404      200    404    404     404   404
	workspace 303      404   200      200      200    200    200     200   200
	removed   303      404   404      404      404    404    404     404   404
	missing   303      404   404      404      404    404    404     404   404`);

const EDITORS = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     303      404   404      404      200    404    404     404   404
	team      303      403   404      403      200    404    404     404   404
	alone     303      404   404      404      200    404    404     404   404
	workspace 303      404   403      403      200    403    403     200   200
	removed   303      404   404      404      404    404    404     404   404
	missing   303      404   404      404      404    404    404     404   404`);

/** Whoever may read it says something about it. */
const SAYING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	draft     401      404   404      404      303    404    404     404   404
	team      401      303   404      303      303    404    404     404   404
	workspace 401      404   303      303      303    303    303     303   303
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** Its writer said what is there, and decides. */
const own = (good: string) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	team      401      403   404      403      ${good} 404    404     404   404
	workspace 401      404   403      403      ${good} 403    403     403   403
	missing   401      404   404      404      404     404    404     404   404`);

/** The learning log: who reads, writes and changes what is in it. */
export const LOG_DECISIONS: Record<string, Decision> = {
	'GET /log': { at: always('/log'), table: EVERYBODY },
	'POST /log?/log': {
		at: always('/log?/log'),
		fields: () => ({ learned: 'From a form' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /log/teams/[slug]': { at: (object) => `/log/teams/${object}`, table: TEAM_SEEN },
	'POST /log/teams/[slug]?/log': {
		at: always('/log/teams/payments?/log'),
		fields: () => ({ learned: 'From a form', team: 'payments' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /log/teams/[slug]/together': { at: (object) => `/log/teams/${object}/together`, table: TEAM_SEEN },
	'GET /log/mine': { at: always('/log/mine'), table: EVERYBODY },
	'POST /log/mine?/restore': {
		at: always('/log/mine?/restore'),
		fields: (object) => ({ number: String(LOGGED[object as LogState]) }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   404      404      404    404    404     404   404
			removed   401      404   404      404      303    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /log/notes/new': { at: always('/log/notes/new'), table: row('303 403 200 200 200 200 200 200 200') },
	'POST /log/notes/new?/log': {
		at: always('/log/notes/new?/log'),
		fields: () => ({ form: 'note', title: 'From a form' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /log/[id=number]': { at: onEntry('/log/*'), table: READERS },
	'POST /log/[id=number]/read': {
		at: onEntry('/log/*/read'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     401      404   404      404      =204   404    404     404   404
			team      401      204   404      204      =204   404    404     404   404
			workspace 401      404   204      204      =204   204    204     204   204
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /log/[id=number]/history': { at: onEntry('/log/*/history'), table: READERS },
	'GET /log/[id=number]/edit': { at: onEntry('/log/*/edit'), table: EDITORS },
	'GET /log/[id=number]/discussion': { at: onEntry('/log/*/discussion'), table: READERS },
	'GET /log/[id=number]/discussion/people.json': {
		at: onEntry('/log/*/discussion/people.json?q=a'),
		table: READERS,
	},
	'POST /log/[id=number]/edit?/save': {
		at: onEntry('/log/*/edit?/save'),
		fields: () => ({ learned: 'In other words', team: 'payments' }),
		table: changing(303),
	},
	'POST /log/[id=number]?/next': {
		at: onEntry('/log/*?/next'),
		fields: () => ({ next: 'Try something else' }),
		table: changing(303),
	},
	'POST /log/[id=number]?/remove': { at: onEntry('/log/*?/remove'), table: changing(303) },
	'POST /log/[id=number]?/publish': {
		at: onEntry('/log/*?/publish'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     401      404   404      404      303    404    404     404   404
			team      401      403   404      403      409    404    404     404   404
			workspace 401      404   403      403      409    403    403     403   403
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'POST /log/[id=number]/discussion?/note': {
		at: onEntry('/log/*/discussion?/note'),
		fields: () => ({ text: 'I would like to know more' }),
		table: SAYING,
	},
	'POST /log/[id=number]/discussion?/reply': {
		at: onEntry('/log/*/discussion?/reply'),
		fields: (object, world) => ({ thread: saidOf(object, world), text: 'So do I' }),
		table: SAYING,
	},
	'POST /log/[id=number]/discussion?/rewrite': {
		at: onEntry('/log/*/discussion?/rewrite'),
		fields: (object, world) => ({ comment: saidOf(object, world), text: 'In other words' }),
		table: own('303'),
	},
	'POST /log/[id=number]/discussion?/takeBack': {
		at: onEntry('/log/*/discussion?/takeBack'),
		fields: (object, world) => ({ comment: saidOf(object, world) }),
		table: own('303'),
	},
	'POST /log/[id=number]/discussion?/resolve': {
		at: onEntry('/log/*/discussion?/resolve'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('303'),
	},
	// All of them are open.
	'POST /log/[id=number]/discussion?/reopen': {
		at: onEntry('/log/*/discussion?/reopen'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('409'),
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
