import { always, row, table, type Decision } from './decision.ts';
import type { Posted, PostedState } from './posted-openings.ts';
import { ADMINS, byAdmins, EVERYBODY } from './shared-tables.ts';
import type { World } from './world.ts';

/** A number that nobody has stands for what is missing. */
const numberOf = (object: string, { posted }: World) =>
	(posted.numbers as Partial<Posted['numbers']>)[object as PostedState] ?? 999;

const onOpening = (path: string) => (object: string, world: World) =>
	path.replaceAll('*', String(numberOf(object, world)));
const saidOf = (object: string, world: World) => String(world.posted.said[numberOf(object, world)] ?? 999);

/** Pages of whoever may read it. */
const readers = (stranger: number, good = 200) =>
	table(`
	          stranger    guest   outsider teammate author  reader  curator admin   owner
	team      ${stranger} ${good} 404      ${good}  ${good} 404     404     404     404
	workspace ${stranger} 404     ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	removed   ${stranger} 404     404      404      404     404     404     404     404
	missing   ${stranger} 404     404      404      404     404     404     404     404`);

/** Whoever looks after it changes it, and administrators what they read. */
const changing = (stranger: number, good: number) =>
	table(`
	          stranger    guest outsider teammate author  reader curator admin   owner
	team      ${stranger} 403   404      403      ${good} 404    404     404     404
	workspace ${stranger} 404   403      403      ${good} 403    403     ${good} ${good}
	removed   ${stranger} 404   404      404      404     404    404     404     404
	missing   ${stranger} 404   404      404      404     404    404     404     404`);

/** How it stands is said by whoever looks after it, and by nobody else. */
const deciding = (good: string) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	team      401      403   404      403      ${good} 404    404     404   404
	workspace 401      404   403      403      ${good} 403    403     403   403
	removed   401      404   404      404      404     404    404     404   404
	missing   401      404   404      404      404     404    404     404   404`);

/** Somebody answers for it already, and that is its author. */
const ANSWERED = table(`
	          stranger guest outsider teammate author reader curator admin owner
	team      401      409   404      409      =303   404    404     404   404
	workspace 401      404   409      409      =303   409    409     409   409
	missing   401      404   404      404      404    404    404     404   404`);

/** What whoever may read it says. */
const SAYING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	team      401      303   404      303      303    404    404     404   404
	workspace 401      404   303      303      303    303    303     303   303
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** Openings: who reads, posts and changes them. */
export const OPENING_DECISIONS: Record<string, Decision> = {
	'GET /growth/openings': { at: always('/growth/openings?show=mine'), table: EVERYBODY },
	'POST /growth/openings?/restore': {
		at: always('/growth/openings?/restore'),
		fields: (object, world) => ({ number: String(numberOf(object, world)) }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   404      404      404    404    404     404   404
			removed   401      404   404      404      303    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /growth/openings/new': {
		at: always('/growth/openings/new'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'POST /growth/openings/new?/post': {
		at: always('/growth/openings/new?/post'),
		fields: () => ({ title: 'From a form', form: 'shadowing' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	'GET /growth/openings/[id=number]': { at: onOpening('/growth/openings/*'), table: readers(303) },
	'GET /growth/openings/[id=number]/history': {
		at: onOpening('/growth/openings/*/history'),
		table: readers(303),
	},
	'GET /growth/openings/[id=number]/share': {
		at: onOpening('/growth/openings/*/share'),
		table: readers(303),
	},
	'GET /growth/openings/[id=number]/export.md': {
		at: onOpening('/growth/openings/*/export.md'),
		table: readers(303),
	},
	'GET /growth/openings/[id=number]/with-files.zip': {
		at: onOpening('/growth/openings/*/with-files.zip'),
		table: readers(303),
	},
	'GET /growth/openings/[id=number]/export.json': {
		at: onOpening('/growth/openings/*/export.json'),
		table: readers(303),
	},
	'GET /growth/openings/[id=number]/discussion': {
		at: onOpening('/growth/openings/*/discussion'),
		table: readers(303),
	},
	'GET /growth/openings/[id=number]/discussion/people.json': {
		at: onOpening('/growth/openings/*/discussion/people.json?q=a'),
		table: readers(303),
	},
	'POST /growth/openings/[id=number]/read': {
		at: onOpening('/growth/openings/*/read'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			team      401      204   404      204      =204   404    404     404   404
			workspace 401      404   204      204      =204   204    204     204   204
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /growth/openings/[id=number]/edit': {
		at: onOpening('/growth/openings/*/edit'),
		table: changing(303, 200),
	},
	'POST /growth/openings/[id=number]/edit?/save': {
		at: onOpening('/growth/openings/*/edit?/save'),
		fields: () => ({ title: 'In other words', form: 'pairing' }),
		table: changing(401, 303),
	},
	'POST /growth/openings/[id=number]?/stands': {
		at: onOpening('/growth/openings/*?/stands'),
		table: deciding('303'),
	},
	'POST /growth/openings/[id=number]?/end': {
		at: onOpening('/growth/openings/*?/end'),
		fields: () => ({ state: 'filled', outcome: 'Two came along.' }),
		table: deciding('303'),
	},
	// It is open: nothing came of it yet, and there is nothing to open.
	'POST /growth/openings/[id=number]?/outcome': {
		at: onOpening('/growth/openings/*?/outcome'),
		fields: () => ({ outcome: 'Two came along.' }),
		table: deciding('409'),
	},
	'POST /growth/openings/[id=number]?/reopen': {
		at: onOpening('/growth/openings/*?/reopen'),
		table: deciding('=303'),
	},
	'POST /growth/openings/[id=number]?/takeOver': {
		at: onOpening('/growth/openings/*?/takeOver'),
		table: ANSWERED,
	},
	'POST /growth/openings/[id=number]?/remove': {
		at: onOpening('/growth/openings/*?/remove'),
		table: changing(401, 303),
	},
	'POST /growth/openings/[id=number]/discussion?/note': {
		at: onOpening('/growth/openings/*/discussion?/note'),
		fields: () => ({ text: 'I would like to know more' }),
		table: SAYING,
	},
	'POST /growth/openings/[id=number]/discussion?/reply': {
		at: onOpening('/growth/openings/*/discussion?/reply'),
		fields: (object, world) => ({ thread: saidOf(object, world), text: 'So do I' }),
		table: SAYING,
	},
	'POST /growth/openings/[id=number]/discussion?/rewrite': {
		at: onOpening('/growth/openings/*/discussion?/rewrite'),
		fields: (object, world) => ({ comment: saidOf(object, world), text: 'In other words' }),
		table: deciding('303'),
	},
	'POST /growth/openings/[id=number]/discussion?/takeBack': {
		at: onOpening('/growth/openings/*/discussion?/takeBack'),
		fields: (object, world) => ({ comment: saidOf(object, world) }),
		table: deciding('303'),
	},
	'POST /growth/openings/[id=number]/discussion?/resolve': {
		at: onOpening('/growth/openings/*/discussion?/resolve'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: deciding('303'),
	},
	// All of them are open.
	'POST /growth/openings/[id=number]/discussion?/reopen': {
		at: onOpening('/growth/openings/*/discussion?/reopen'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: deciding('409'),
	},
	'GET /growth/openings/export.csv': { at: always('/growth/openings/export.csv'), table: EVERYBODY },
	'GET /growth/openings/export.json': { at: always('/growth/openings/export.json'), table: EVERYBODY },
	'GET /api/v1/growth/openings': {
		at: always('/api/v1/growth/openings'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/growth/openings': {
		at: always('/api/v1/growth/openings'),
		body: { title: 'From a program', form: 'pairing' },
		table: row('401 403 201 201 201 201 201 201 201'),
	},
	'GET /api/v1/growth/openings/[number=number]': {
		at: onOpening('/api/v1/growth/openings/*'),
		table: readers(401),
	},
	'PATCH /api/v1/growth/openings/[number=number]': {
		at: onOpening('/api/v1/growth/openings/*'),
		body: { pitch: 'In other words' },
		table: changing(401, 200),
	},
	'DELETE /api/v1/growth/openings/[number=number]': {
		at: onOpening('/api/v1/growth/openings/*'),
		table: changing(401, 204),
	},
	'PUT /api/v1/growth/openings/[number=number]/standing': {
		at: onOpening('/api/v1/growth/openings/*/standing'),
		body: { state: 'closed', outcome: 'Two came along.' },
		table: deciding('200'),
	},
	'GET /admin/openings': { at: always('/admin/openings'), table: ADMINS },
	'POST /admin/openings': {
		at: always('/admin/openings'),
		fields: () => ({ askAfterDays: '30' }),
		table: byAdmins('200'),
	},
};
