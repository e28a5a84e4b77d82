import { always, row, table, type Decision } from './decision.ts';
import { weekSent } from './held-seasons.ts';
import { OWN } from './shared-tables.ts';
import type { World } from './world.ts';

const season =
	(path: string) =>
	(object: string, { held }: World) =>
		`/projects/seasons/${object === 'workspace' ? held.slug : 'missing'}${path}`;
const api =
	(path: string) =>
	(object: string, { held }: World) =>
		`/api/v1/seasons/${object === 'workspace' ? held.slug : 'missing'}${path}`;

/** Everybody of the workspace sees a season; guests know of none. */
const seen = (stranger: number, good = 200) =>
	table(`
	        stranger    guest outsider teammate author  reader  curator admin   owner
	workspace ${stranger} 404   ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	missing ${stranger} 404   404      404      404     404     404     404     404`);
/** The curator and the author host it, and administrators look after all of them. */
const hosted = (stranger: number, good: string | number) =>
	table(`
	        stranger    guest outsider teammate author  reader curator admin   owner
	workspace ${stranger} 404   403      403      ${good} 403    ${good} ${good} ${good}
	missing ${stranger} 404   404      404      404     404    404     404     404`);
const byCurators = (good: string) => row(`401 403 403 403 403 403 ${good} ${good} ${good}`);

/** Hack weeks and lanes: their pages, what their hosts do, their files and the API. */
export const SEASON_DECISIONS: Record<string, Decision> = {
	'GET /projects/seasons': {
		at: always('/projects/seasons'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'GET /projects/seasons/new': {
		at: always('/projects/seasons/new'),
		table: row('303 403 403 403 403 403 200 200 200'),
	},
	'POST /projects/seasons/new': {
		at: always('/projects/seasons/new'),
		fields: weekSent,
		table: byCurators('303'),
	},
	'GET /projects/seasons/[slug]': { at: season(''), table: seen(303) },
	'POST /projects/seasons/[slug]?/join': {
		at: season('?/join'),
		fields: (_, { held }) => ({ number: String(held.idea) }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   200      200      200    200    200     200   200
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /projects/seasons/[slug]/people': { at: season('/people'), table: seen(303) },
	'GET /projects/seasons/[slug]/questions': { at: season('/questions'), table: seen(303) },
	'POST /projects/seasons/[slug]/questions?/ask': {
		at: season('/questions?/ask'),
		fields: () => ({ text: 'And something to eat?' }),
		table: seen(401),
	},
	'POST /projects/seasons/[slug]/questions?/answer': {
		at: season('/questions?/answer'),
		fields: (_, { held }) => ({ id: String(held.question), answer: 'Gladly.' }),
		table: hosted(401, 200),
	},
	'POST /projects/seasons/[slug]/questions?/takeDown': {
		at: season('/questions?/takeDown'),
		fields: (_, { held }) => ({ id: String(held.question) }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   200      403      200    403    200     200   200
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /projects/seasons/[slug]/edit': { at: season('/edit'), table: hosted(303, 200) },
	'POST /projects/seasons/[slug]/edit?/change': {
		at: season('/edit?/change'),
		fields: () => ({ ...weekSent(), title: 'From a form' }),
		table: hosted(401, 303),
	},
	'POST /projects/seasons/[slug]/edit?/archive': {
		at: season('/edit?/archive'),
		table: hosted(401, 303),
	},
	'POST /projects/seasons/[slug]/edit?/bringBack': {
		at: season('/edit?/bringBack'),
		table: hosted(401, '=303'),
	},
	'GET /projects/seasons/[slug]/hosting': { at: season('/hosting'), table: hosted(303, 200) },
	'POST /projects/seasons/[slug]/hosting?/announce': {
		at: season('/hosting?/announce'),
		fields: () => ({ text: 'Soup at one.' }),
		table: hosted(401, 200),
	},
	'POST /projects/seasons/[slug]/hosting?/addHost': {
		at: season('/hosting?/addHost'),
		fields: (_, { people }) => ({ person: people.reader.email }),
		table: hosted(401, 200),
	},
	'POST /projects/seasons/[slug]/hosting?/removeHost': {
		at: season('/hosting?/removeHost'),
		fields: (_, { people }) => ({ personId: String(people.author.id) }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   403      403      303    403    200     200   200
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'POST /projects/seasons/[slug]/hosting?/propose': {
		at: season('/hosting?/propose'),
		fields: (_, { held, people }) => ({ number: String(held.idea), personId: String(people.reader.id) }),
		table: hosted(401, 200),
	},
	'GET /projects/seasons/[slug]/summary': { at: season('/summary'), table: seen(303) },
	'POST /projects/seasons/[slug]/summary?/change': {
		at: season('/summary?/change'),
		fields: () => ({ summary: 'It was a week.' }),
		table: hosted(401, 303),
	},
	'GET /projects/seasons/[slug]/carry': { at: season('/carry'), table: seen(303) },
	// Nobody works on it yet.
	'POST /projects/seasons/[slug]/carry': {
		at: season('/carry'),
		fields: (_, { held }) => ({ number: String(held.idea) }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   403      403      403    403    403     403   403
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'GET /projects/seasons/[slug]/export.md': { at: season('/export.md'), table: seen(303) },
	'GET /projects/seasons/[slug]/export.csv': { at: season('/export.csv'), table: seen(303) },
	'GET /projects/seasons/[slug]/export.json': { at: season('/export.json'), table: seen(303) },
	'GET /projects/seasons/[slug]/calendar.ics': { at: season('/calendar.ics'), table: seen(303) },

	'GET /api/v1/seasons': { at: always('/api/v1/seasons'), table: OWN },
	'POST /api/v1/seasons': { at: always('/api/v1/seasons'), body: weekSent(), table: byCurators('201') },
	'GET /api/v1/seasons/[slug]': { at: api(''), table: seen(401) },
	'PUT /api/v1/seasons/[slug]': {
		at: api(''),
		body: { ...weekSent(), title: 'From a program' },
		table: hosted(401, 200),
	},
	'GET /api/v1/seasons/[slug]/projects': { at: api('/projects'), table: seen(401) },
	'GET /api/v1/seasons/[slug]/summary': { at: api('/summary'), table: seen(401) },
	'PUT /api/v1/seasons/[slug]/summary': {
		at: api('/summary'),
		body: { summary: 'It was a week.' },
		table: hosted(401, 200),
	},
	'GET /api/v1/seasons/[slug]/words': { at: api('/words'), table: seen(401) },
	'POST /api/v1/seasons/[slug]/words': {
		at: api('/words'),
		body: { text: 'And something to eat?' },
		table: seen(401, 201),
	},
};
