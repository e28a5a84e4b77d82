import { always, table, type Decision } from './decision.ts';
import type { EndedProjects } from './ended-projects.ts';
import { EVERYBODY, OWN } from './shared-tables.ts';
import type { World } from './world.ts';

/** What everybody may read is parked; what a team keeps is its own; a number that nobody has stands for what is missing. */
const numberOf = (object: string, { parked, kept }: EndedProjects) =>
	object === 'workspace' ? parked : object === 'team' ? kept : 999;

const on =
	(path: string) =>
	(object: string, { ended }: World) =>
		`/projects/${numberOf(object, ended)}${path}`;

const api = (path: string) => (object: string, world: World) => `/api/v1${on(path)(object, world)}`;
const askedOf = (object: string, { ended }: World) => ended.asked[numberOf(object, ended)] ?? 999;

/** Whoever may read the project reads how it ended. */
const reading = (stranger: number) =>
	table(`
	          stranger    guest outsider teammate author reader curator admin owner
	workspace ${stranger} 404   200      200      200    200    200     200   200
	team      ${stranger} 200   404      200      200    404    404     404   404
	missing   ${stranger} 404   404      404      404    404    404     404   404`);

/** Whoever worked on it, and nobody in their place. */
const itsPeople = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	workspace 401      404   403      403      ${good} 403    403     403   403
	team      401      403   404      403      ${good} 404    404     404   404
	missing   401      404   404      404      404     404    404     404   404`);

/** The author asks for it already, and says it in other words. */
const asking = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	workspace 401      404   409      409      ${good} 409    409     409   409
	team      401      403   404      409      ${good} 404    404     404   404
	missing   401      404   404      404      404     404    404     404   404`);

/** The teammate is asked. */
const NOT_NOW = { decision: 'later', reason: 'Next year' };
const deciding = (good: number) =>
	table(`
	          stranger guest outsider teammate author reader curator admin owner
	workspace 401      404   403      ${good}  403    403    403     403   403
	team      401      403   404      ${good}  403    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** Whoever may read it and is of the workspace goes on from it. */
const adopting = (stranger: number, good: number) =>
	table(`
	          stranger    guest outsider teammate author  reader  curator admin   owner
	workspace ${stranger} 404   ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	team      ${stranger} 403   404      ${good}  ${good} 404     404     404     404
	missing   ${stranger} 404   404      404      404     404     404     404     404`);

const week =
	(path: string) =>
	(object: string, { ended }: World) =>
		`/projects/seasons/${object === 'workspace' ? ended.week.slug : 'missing'}${path}`;
const ofShown = (more: Record<string, string> = {}) => ({
	fields: (_: string, { ended }: World) => ({ number: String(ended.week.shown), ...more }),
});

const apiWeek = (path: string) => (object: string, world: World) =>
	`/api/v1${week(path)(object, world).replace('/projects', '')}`;

/** Everybody of the workspace sees the show. */
const shown = (stranger: number) =>
	table(`
	          stranger    guest outsider teammate author reader curator admin owner
	workspace ${stranger} 404   200      200      200    200    200     200   200
	missing   ${stranger} 404   404      404      404    404    404     404   404`);
/** The author shows it. */
const itsShower = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	workspace 401      404   403      403      ${good} 403    403     403   403
	missing   401      404   404      404      404     404    404     404   404`);
/** Never for one's own. */
const voting = (good: number) =>
	table(`
	          stranger guest outsider teammate author reader  curator admin   owner
	workspace 401      404   ${good}  ${good}  422    ${good} ${good} ${good} ${good}
	missing   401      404   404      404      404    404     404     404     404`);
const hosts = (good: number) =>
	table(`
	          stranger guest outsider teammate author reader curator admin   owner
	workspace 401      404   403      403      403    403    ${good} ${good} ${good}
	missing   401      404   404      404      404    404    404     404     404`);
/** Hosts, and the author who shows it. */
const takingOut = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin   owner
	workspace 401      404   403      403      ${good} 403    ${good} ${good} ${good}
	missing   401      404   404      404      404     404    404     404     404`);
const apiSlot = (object: string, world: World) => apiWeek(`/show/${world.ended.week.shown}`)(object, world);

/** How projects end, what became of them, and who goes on. */
export const ENDING_DECISIONS: Record<string, Decision> = {
	'GET /projects/[id=number]/end': { at: on('/end'), table: reading(303) },
	'POST /projects/[id=number]/end?/end': {
		at: on('/end?/end'),
		fields: () => ({ how: 'shipped', know: 'It holds.' }),
		table: itsPeople(303),
	},
	'POST /projects/[id=number]/end?/goOn': { at: on('/end?/goOn'), table: itsPeople(303) },
	'POST /projects/[id=number]/end?/answer': {
		at: on('/end?/answer'),
		fields: () => ({ which: '2w', askedOn: '2026-11-27', answer: 'Still in use.' }),
		table: itsPeople(303),
	},
	'GET /projects/[id=number]/adopt': { at: on('/adopt'), table: adopting(303, 200) },
	'POST /projects/[id=number]/adopt?/adopt': {
		at: on('/adopt?/adopt'),
		fields: () => ({ title: 'Mine from here' }),
		table: adopting(401, 303),
	},
	'GET /projects/seasons/[slug]/show': { at: week('/show'), table: shown(303) },
	'POST /projects/seasons/[slug]/show?/bring': {
		at: week('/show?/bring'),
		...ofShown({ minutes: '9', recording: 'https://example.org/again' }),
		table: itsShower(303),
	},
	'POST /projects/seasons/[slug]/show?/takeOut': {
		at: week('/show?/takeOut'),
		...ofShown(),
		table: takingOut(303),
	},
	'POST /projects/seasons/[slug]/show?/move': {
		at: week('/show?/move'),
		...ofShown({ by: 'later' }),
		table: hosts(303),
	},
	'POST /projects/seasons/[slug]/show?/shown': { at: week('/show?/shown'), ...ofShown(), table: hosts(303) },
	'GET /projects/seasons/[slug]/vote': { at: week('/vote'), table: shown(303) },
	'POST /projects/seasons/[slug]/vote?/vote': {
		at: week('/vote?/vote'),
		...ofShown({ award: 'lesson' }),
		table: voting(303),
	},
	'POST /projects/seasons/[slug]/vote?/open': {
		at: week('/vote?/open'),
		fields: () => ({ until: '2099-01-01T10:00' }),
		table: hosts(303),
	},
	'POST /projects/[id=number]/end?/askToGoOn': {
		at: on('/end?/askToGoOn'),
		fields: () => ({ asks: 'A week more', time: 'A week' }),
		table: asking(303),
	},
	'POST /projects/[id=number]/end?/takeBack': {
		at: on('/end?/takeBack'),
		fields: (object, world) => ({ continuation: String(askedOf(object, world)) }),
		table: itsPeople(303),
	},
	'POST /projects/[id=number]/end?/decide': {
		at: on('/end?/decide'),
		fields: (object, world) => ({ ...NOT_NOW, continuation: String(askedOf(object, world)) }),
		table: deciding(303),
	},
	'GET /api/v1/projects/[number=number]/ending': { at: api('/ending'), table: reading(401) },
	'PUT /api/v1/projects/[number=number]/ending': {
		at: api('/ending'),
		body: { how: 'shipped', know: 'It holds.' },
		table: itsPeople(200),
	},
	'DELETE /api/v1/projects/[number=number]/ending': { at: api('/ending'), table: itsPeople(204) },
	'GET /api/v1/projects/[number=number]/continuations': { at: api('/continuations'), table: reading(401) },
	'POST /api/v1/projects/[number=number]/continuations': {
		at: api('/continuations'),
		body: { asks: 'A week more', time: 'A week' },
		table: asking(201),
	},
	'PATCH /api/v1/projects/[number=number]/continuations/[id=number]': {
		at: (object, world) => api(`/continuations/${askedOf(object, world)}`)(object, world),
		body: NOT_NOW,
		table: deciding(200),
	},
	'DELETE /api/v1/projects/[number=number]/continuations/[id=number]': {
		at: (object, world) => api(`/continuations/${askedOf(object, world)}`)(object, world),
		table: itsPeople(204),
	},
	'GET /api/v1/projects/library': { at: always('/api/v1/projects/library'), table: OWN },
	'GET /api/v1/seasons/[slug]/show': { at: apiWeek('/show'), table: shown(401) },
	'POST /api/v1/seasons/[slug]/show': {
		at: apiWeek('/show'),
		body: (_, { ended }) => ({ number: ended.week.shown, minutes: 9 }),
		table: itsShower(201),
	},
	'PATCH /api/v1/seasons/[slug]/show/[number=number]': {
		at: apiSlot,
		body: { move: 'later' },
		table: hosts(200),
	},
	'DELETE /api/v1/seasons/[slug]/show/[number=number]': { at: apiSlot, table: takingOut(204) },
	'PATCH /api/v1/seasons/[slug]/votes': {
		at: apiWeek('/votes'),
		body: { until: '2099-01-01T10:00:00Z' },
		table: hosts(200),
	},
	'GET /api/v1/seasons/[slug]/votes': { at: apiWeek('/votes'), table: shown(401) },
	'PUT /api/v1/seasons/[slug]/votes': {
		at: apiWeek('/votes'),
		body: (_, { ended }) => ({ award: 'lesson', number: ended.week.shown }),
		table: voting(200),
	},
	'GET /projects/seasons/[slug]/reel': { at: week('/reel'), table: shown(303) },
	'GET /projects/library': { at: always('/projects/library'), table: EVERYBODY },
	'GET /projects/library/export.md': { at: always('/projects/library/export.md'), table: EVERYBODY },
	'GET /projects/library/export.csv': { at: always('/projects/library/export.csv'), table: EVERYBODY },
	'GET /projects/library/export.json': { at: always('/projects/library/export.json'), table: EVERYBODY },
};
