import { DAY, isoDay } from '#lib/dates.ts';
import { monthOf } from '#domain/stories/shelves/of-the-month.server.ts';
import { ARRANGED } from './arranged.ts';
import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY, OWN } from './shared-tables.ts';
import { TOLD, type StoryState } from './told-stories.ts';
import { ENTRIES, type World } from './world.ts';

const idOf = (object: string, { people }: World) =>
	(people as Partial<World['people']>)[object as keyof World['people']]?.id ?? 999;
const shelf = (path: string) => (object: string) => `/stories/shelves/${object}${path}`;
const evening = (path: string) => (object: string) =>
	`/stories/gatherings/${object === 'aloud' ? ARRANGED.gathering : 999}${path}`;
const failures = (deed: string) => (object: string, world: World) =>
	`/people/${idOf(object, world)}/failures${deed}`;

/** Pages of the workspace, which guests are not of. */
const OF_THE_WORKSPACE = row('303 403 200 200 200 200 200 200 200');
const byCurators = (good: string) => row(`401 403 403 403 403 403 ${good} ${good} ${good}`);

const SHELF = table(`
	        stranger guest outsider teammate author reader curator admin owner
	welcome 303      404   200      200      200    200    200     200   200
	queues  303      404   200      200      200    200    200     200   200
	missing 303      404   404      404      404    404    404     404   404`);
const apiShelf = (path: string) => (object: string) =>
	`/api/v1/shelves/${object === 'workspace' ? 'welcome' : object}${path}`;
const API_SHELF = table(`
	        stranger guest outsider teammate author reader curator admin owner
	welcome 401      404   200      200      200    200    200     200   200
	queues  401      404   200      200      200    200    200     200   200
	missing 401      404   404      404      404    404    404     404   404`);
/** What curators do to a shelf over the API: others are not told which there are. */
const arrangingByApi = (good: string, welcome = good) =>
	table(`
	        stranger guest outsider teammate author reader curator    admin      owner
	welcome 401      404   403      403      403    403    ${welcome} ${welcome} ${welcome}
	queues  401      404   403      403      403    403    ${good}    ${good}    ${good}
	missing 401      404   403      403      403    403    404        404        404`);
/** What curators do to a shelf. */
const arranging = (good: string, welcome = good) =>
	table(`
	        stranger guest outsider teammate author reader curator    admin      owner
	welcome 401      404   403      403      403    403    ${welcome} ${welcome} ${welcome}
	queues  401      404   403      403      403    403    ${good}    ${good}    ${good}
	missing 401      404   404      404      404    404    404        404        404`);

const EVENING = table(`
	        stranger guest outsider teammate author reader curator admin owner
	aloud   303      404   200      200      200    200    200     200   200
	missing 303      404   404      404      404    404    404     404   404`);
/** Whoever plans it changes it, and so do curators. */
const planning = (good: string) =>
	table(`
	        stranger guest outsider teammate author  reader curator admin   owner
	aloud   401      404   403      403      ${good} 403    ${good} ${good} ${good}
	missing 401      404   404      404      404     404    404     404     404`);

/** Nobody leads a team; administrators may keep one. The admin has begun. */
const FAILURES = table(`
	        stranger guest outsider teammate author reader curator admin owner
	admin   303      404   200      200      200    200    200     200   200
	owner   303      404   404      404      404    404    404     404   200
	author  303      404   404      404      404    404    404     404   404
	missing 303      404   404      404      404    404    404     404   404`);
const OWN_LINES = table(`
	        stranger guest outsider teammate author reader curator admin owner
	admin   401      404   404      404      404    404    404     200   404
	missing 401      404   404      404      404    404    404     404   404`);

const when = () => `${isoDay(Date.now() + 14 * DAY, 'UTC')}T17:00`;
const eveningSent = () => ({ kind: 'talks', title: 'From a form', when: when(), zone: 'UTC' });
const LINE = { year: '2020', text: 'From a form' };
const which = `postmortem-${ENTRIES.workspace}`;
const month = () => monthOf(Date.now(), 'UTC');

/** Shelves, failure CVs, evenings, the book of a year, the post-mortem of the month. */
export const SHELF_DECISIONS: Record<string, Decision> = {
	'GET /stories': { at: always('/stories'), table: EVERYBODY },
	'POST /stories/[id=number]/read': {
		at: (object) => `/stories/${TOLD[object as StoryState]}/read`,
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			draft     401      404   404      404      =204   =204   404     404   404
			team      401      204   404      204      =204   404    404     404   404
			workspace 401      404   204      204      =204   204    204     204   204
			removed   401      404   404      404      404    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /stories/shelves': { at: always('/stories/shelves'), table: OF_THE_WORKSPACE },
	'POST /stories/shelves?/make': {
		at: always('/stories/shelves?/make'),
		fields: () => ({ name: 'From a form' }),
		table: byCurators('303'),
	},
	'POST /stories/shelves?/choose': {
		at: always('/stories/shelves?/choose'),
		fields: () => ({ month: month(), entry: `PM-${ENTRIES.workspace}`, why: 'In other words' }),
		table: byCurators('200'),
	},
	'POST /stories/shelves?/chooseNone': {
		at: always('/stories/shelves?/chooseNone'),
		fields: () => ({ month: month() }),
		table: byCurators('200'),
	},
	'GET /stories/shelves/[slug]': { at: shelf(''), table: SHELF },
	'GET /stories/shelves/[slug]/arrange': {
		at: shelf('/arrange'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			welcome 303      404   403      403      403    403    200     200   200
			queues  303      404   403      403      403    403    200     200   200
			missing 303      404   404      404      404    404    404     404   404`),
	},
	'POST /stories/shelves/[slug]/arrange?/place': {
		at: shelf('/arrange?/place'),
		fields: () => ({ entry: 'LOG-4' }),
		table: arranging('200'),
	},
	'POST /stories/shelves/[slug]/arrange?/rewrite': {
		at: shelf('/arrange?/rewrite'),
		fields: () => ({ which, week: '4', note: 'From a form' }),
		table: arranging('200'),
	},
	'POST /stories/shelves/[slug]/arrange?/takeAway': {
		at: shelf('/arrange?/takeAway'),
		fields: () => ({ which }),
		table: arranging('200'),
	},
	'POST /stories/shelves/[slug]/arrange?/move': {
		at: shelf('/arrange?/move'),
		fields: () => ({ which, to: 'down' }),
		table: arranging('200'),
	},
	'POST /stories/shelves/[slug]/arrange?/change': {
		at: shelf('/arrange?/change'),
		fields: () => ({ name: 'From a form' }),
		table: arranging('200'),
	},
	'POST /stories/shelves/[slug]/arrange?/retire': {
		at: shelf('/arrange?/retire'),
		table: arranging('303', '409'),
	},
	'GET /stories/gatherings': { at: always('/stories/gatherings'), table: OF_THE_WORKSPACE },
	'GET /stories/gatherings/new': { at: always('/stories/gatherings/new'), table: OF_THE_WORKSPACE },
	'POST /stories/gatherings/new': {
		at: always('/stories/gatherings/new'),
		fields: eveningSent,
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /stories/gatherings/[id=number]': { at: evening(''), table: EVENING },
	'POST /stories/gatherings/[id=number]?/callOff': {
		at: evening('?/callOff'),
		fields: () => ({ sure: 'yes' }),
		table: planning('200'),
	},
	'GET /stories/gatherings/[id=number]/calendar.ics': { at: evening('/calendar.ics'), table: EVENING },
	'GET /stories/gatherings/[id=number]/edit': {
		at: evening('/edit'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			aloud   303      404   403      403      200    403    200     200   200
			missing 303      404   404      404      404    404    404     404   404`),
	},
	'POST /stories/gatherings/[id=number]/edit': {
		at: evening('/edit'),
		fields: eveningSent,
		table: planning('303'),
	},
	'GET /stories/book': { at: always('/stories/book'), table: OF_THE_WORKSPACE },
	'GET /stories/book/read': { at: always('/stories/book/read'), table: OF_THE_WORKSPACE },
	'GET /stories/book/book.md': { at: always('/stories/book/book.md'), table: OF_THE_WORKSPACE },
	'GET /people/[id=number]/failures': { at: failures(''), table: FAILURES },
	'POST /people/[id=number]/failures?/add': {
		at: failures('?/add'),
		fields: () => LINE,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			admin   401      404   404      404      404    404    404     200   404
			author  401      404   404      404      404    404    404     404   404
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'POST /people/[id=number]/failures?/change': {
		at: failures('?/change'),
		fields: () => ({ id: ARRANGED.line, ...LINE }),
		table: OWN_LINES,
	},
	'POST /people/[id=number]/failures?/move': {
		at: failures('?/move'),
		fields: () => ({ id: ARRANGED.line, to: 'down' }),
		table: OWN_LINES,
	},
	'POST /people/[id=number]/failures?/remove': {
		at: failures('?/remove'),
		fields: () => ({ id: ARRANGED.line }),
		table: OWN_LINES,
	},
	'GET /api/v1/shelves': { at: always('/api/v1/shelves'), table: OWN },
	'POST /api/v1/shelves': {
		at: always('/api/v1/shelves'),
		body: { name: 'From a program' },
		table: byCurators('201'),
	},
	'GET /api/v1/shelves/[slug]': { at: apiShelf(''), table: API_SHELF },
	'PATCH /api/v1/shelves/[slug]': {
		at: apiShelf(''),
		body: { about: 'From a program' },
		table: arranging('200'),
	},
	'DELETE /api/v1/shelves/[slug]': { at: apiShelf(''), table: arrangingByApi('204', '409') },
	'POST /api/v1/shelves/[slug]/entries': {
		at: apiShelf('/entries'),
		body: { entry: 'LOG-4' },
		table: arrangingByApi('201'),
	},
	'PATCH /api/v1/shelves/[slug]/entries/[reference]': {
		at: apiShelf(`/entries/PM-${ENTRIES.workspace}`),
		body: { note: 'From a program', to: 'down' },
		table: arrangingByApi('200'),
	},
	'DELETE /api/v1/shelves/[slug]/entries/[reference]': {
		at: apiShelf(`/entries/PM-${ENTRIES.workspace}`),
		table: arrangingByApi('204'),
	},
};
