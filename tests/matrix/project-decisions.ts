import { always, row, table, type Decision } from './decision.ts';
import type { Pitched, PitchState } from './pitched-projects.ts';
import { EVERYBODY } from './shared-tables.ts';
import type { World } from './world.ts';

/** A number that nobody has stands for what is missing. */
const numberOf = (object: string, { pitched }: World) =>
	(pitched.numbers as Partial<Pitched['numbers']>)[object as PitchState] ?? 999;
const onProject = (path: string) => (object: string, world: World) =>
	path.replaceAll('*', String(numberOf(object, world)));
const saidOf = (object: string, world: World) => String(world.pitched.said[numberOf(object, world)] ?? 999);
const askedOf = (object: string, world: World) => String(world.pitched.asked[numberOf(object, world)] ?? 999);

/** Pages of whoever may read it. */
const readers = (stranger: number, good = 200) =>
	table(`
	          stranger    guest   outsider teammate author  reader  curator admin   owner
	team      ${stranger} ${good} 404      ${good}  ${good} 404     404     404     404
	workspace ${stranger} 404     ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	removed   ${stranger} 404     404      404      404     404     404     404     404
	missing   ${stranger} 404     404      404      404     404     404     404     404`);

/** Whoever is on it changes it, and administrators what they read. */
const changing = (stranger: number, good: number) =>
	table(`
	          stranger    guest outsider teammate author  reader curator admin   owner
	team      ${stranger} 403   404      403      ${good} 404    404     404     404
	workspace ${stranger} 404   403      403      ${good} 403    403     ${good} ${good}
	removed   ${stranger} 404   404      404      404     404    404     404     404
	missing   ${stranger} 404   404      404      404     404    404     404     404`);

/** Whoever is on it, and nobody else. */
const onIt = (good: string) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	team      401      403   404      403      ${good} 404    404     404   404
	workspace 401      404   403      403      ${good} 403    403     403   403
	missing   401      404   404      404      404     404    404     404   404`);

/** What its readers do, guests not. */
const joining = (good: number, author: string) =>
	table(`
	          stranger guest outsider teammate author    reader  curator admin   owner
	team      401      403   404      ${good}  ${author} 404     404     404     404
	workspace 401      404   ${good}  ${good}  ${author} ${good} ${good} ${good} ${good}
	missing   401      404   404      404      404       404     404     404     404`);

/** What whoever may read it does for themselves, or says. */
const SAYING = table(`
	          stranger guest outsider teammate author reader curator admin owner
	team      401      303   404      303      303    404    404     404   404
	workspace 401      404   303      303      303    303    303     303   303
	removed   401      404   404      404      404    404    404     404   404
	missing   401      404   404      404      404    404    404     404   404`);

/** Its author said what is there, and decides. */
const own = onIt;

/** Those who are not on it have nothing to leave. */
const leaving = (good: number) =>
	table(`
	          stranger guest    outsider teammate author  reader   curator  admin    owner
	team      401      =${good} 404      =${good} ${good} 404      404      404      404
	workspace 401      404      =${good} =${good} ${good} =${good} =${good} =${good} =${good}
	missing   401      404      404      404      404     404      404      404      404`);

const NO_FILE = 'abcdefghijkmnpqrstuvwxyz23.log';
const fileOf = (object: string, world: World) => world.pitched.files[numberOf(object, world)] ?? NO_FILE;
const linkTo = (object: string, world: World) => String(world.pitched.links[numberOf(object, world)] ?? 999);

/** Whoever is on it decides who reads it elsewhere. */
const sharing = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin owner
	team      401      403   404      403      ${good} 404    404     404   404
	workspace 401      404   403      403      ${good} 403    403     403   403
	removed   401      404   404      404      404     404    404     404   404
	missing   401      404   404      404      404     404    404     404   404`);
/** Its author, and administrators who read it, end links that got around. */
const unsharing = (good: number) => changing(401, good);

/** Projects: who reads, pitches, joins, leaves and changes. */
export const PROJECT_DECISIONS: Record<string, Decision> = {
	'GET /projects': { at: always('/projects?by=mine'), table: EVERYBODY },
	'POST /projects?/restore': {
		at: always('/projects?/restore'),
		fields: (object, world) => ({ number: String(numberOf(object, world)) }),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      404   404      404      404    404    404     404   404
			removed   401      404   404      404      303    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /projects/new': { at: always('/projects/new'), table: row('303 403 200 200 200 200 200 200 200') },
	'POST /projects/new?/pitch': {
		at: always('/projects/new?/pitch'),
		fields: () => ({ title: 'From a form' }),
		table: row('401 403 303 303 303 303 303 303 303'),
	},
	// Nothing of what is compared is stored, and what is alike is within what each may see.
	'POST /projects/new?/look': {
		at: always('/projects/new?/look'),
		fields: () => ({ title: 'Something that takes long' }),
		table: row('401 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'POST /projects/like': {
		at: always('/projects/like'),
		body: { text: 'Something that takes long' },
		table: row('403 =200 =200 =200 =200 =200 =200 =200 =200'),
	},
	'GET /projects/[id=number]': { at: onProject('/projects/*'), table: readers(303) },
	'GET /projects/[id=number]/history': { at: onProject('/projects/*/history'), table: readers(303) },
	'GET /projects/[id=number]/export.md': { at: onProject('/projects/*/export.md'), table: readers(303) },
	'GET /projects/[id=number]/with-files.zip': {
		at: onProject('/projects/*/with-files.zip'),
		table: readers(303),
	},
	'GET /projects/[id=number]/export.json': { at: onProject('/projects/*/export.json'), table: readers(303) },
	'GET /projects/[id=number]/discussion': { at: onProject('/projects/*/discussion'), table: readers(303) },
	'GET /projects/[id=number]/discussion/people.json': {
		at: onProject('/projects/*/discussion/people.json?q=a'),
		table: readers(303),
	},
	'POST /projects/[id=number]/read': {
		at: onProject('/projects/*/read'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			team      401      204   404      204      =204   404    404     404   404
			workspace 401      404   204      204      =204   204    204     204   204
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'GET /projects/[id=number]/edit': { at: onProject('/projects/*/edit'), table: changing(303, 200) },
	'POST /projects/[id=number]/edit?/save': {
		at: onProject('/projects/*/edit?/save'),
		fields: () => ({ title: 'In other words' }),
		table: changing(401, 303),
	},
	'GET /projects/[id=number]/files': { at: onProject('/projects/*/files'), table: readers(303) },
	'POST /projects/[id=number]/files': {
		at: onProject('/projects/*/files'),
		file: 'Drawn by hand',
		table: changing(401, 201),
	},
	'POST /projects/[id=number]/files?/add': {
		at: onProject('/projects/*/files?/add'),
		files: { 'sketch.log': 'Drawn by hand' },
		table: changing(401, 200),
	},
	'POST /projects/[id=number]/files?/remove': {
		at: onProject('/projects/*/files?/remove'),
		fields: (object, world) => ({ name: fileOf(object, world) }),
		table: changing(401, 200),
	},
	'GET /projects/[id=number]/share': { at: onProject('/projects/*/share'), table: readers(303) },
	'POST /projects/[id=number]/share?/make': {
		at: onProject('/projects/*/share?/make'),
		fields: () => ({ recipient: 'A meetup', days: '7' }),
		table: sharing(200),
	},
	'POST /projects/[id=number]/share?/end': {
		at: onProject('/projects/*/share?/end'),
		fields: (object, world) => ({ id: linkTo(object, world) }),
		table: unsharing(303),
	},
	'POST /projects/[id=number]?/join': { at: onProject('/projects/*?/join'), table: joining(303, '=303') },
	'POST /projects/[id=number]?/leave': { at: onProject('/projects/*?/leave'), table: leaving(303) },
	'POST /projects/[id=number]?/handOver': {
		at: onProject('/projects/*?/handOver'),
		fields: () => ({ to: 'maren@example.org' }),
		table: onIt('303'),
	},
	'POST /projects/[id=number]?/ask': {
		at: onProject('/projects/*?/ask'),
		fields: () => ({ words: 'There is something I know.' }),
		table: joining(303, '409'),
	},
	// The teammate has asked about one, the outsider about the other.
	'POST /projects/[id=number]?/takeAskingBack': {
		at: onProject('/projects/*?/takeAskingBack'),
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			team      401      403   404      303      =303   404    404     404   404
			workspace 401      404   303      =303     =303   =303   =303    =303  =303
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'POST /projects/[id=number]?/answer': {
		at: onProject('/projects/*?/answer'),
		fields: (object, world) => ({ asking: askedOf(object, world), answer: 'yes' }),
		table: changing(401, 303),
	},
	'POST /projects/[id=number]?/interest': {
		at: onProject('/projects/*?/interest'),
		fields: () => ({ on: 'yes' }),
		table: SAYING,
	},
	'POST /projects/[id=number]?/follow': {
		at: onProject('/projects/*?/follow'),
		fields: () => ({ on: 'yes' }),
		table: SAYING,
	},
	'POST /projects/[id=number]?/begin': { at: onProject('/projects/*?/begin'), table: onIt('303') },
	'POST /projects/[id=number]?/lookForPeople': {
		at: onProject('/projects/*?/lookForPeople'),
		table: table(`
			         stranger guest outsider teammate author reader curator admin owner
			team     401      403   404      403      =303   404    404     404   404
			building 401      404   403      403      303    403    403     403   403
			missing  401      404   404      404      404    404    404     404   404`),
	},
	'POST /projects/[id=number]?/remove': { at: onProject('/projects/*?/remove'), table: changing(401, 303) },
	'POST /projects/[id=number]/discussion?/note': {
		at: onProject('/projects/*/discussion?/note'),
		fields: () => ({ text: 'I would like to know more' }),
		table: SAYING,
	},
	'POST /projects/[id=number]/discussion?/reply': {
		at: onProject('/projects/*/discussion?/reply'),
		fields: (object, world) => ({ thread: saidOf(object, world), text: 'So do I' }),
		table: SAYING,
	},
	'POST /projects/[id=number]/discussion?/rewrite': {
		at: onProject('/projects/*/discussion?/rewrite'),
		fields: (object, world) => ({ comment: saidOf(object, world), text: 'In other words' }),
		table: own('303'),
	},
	'POST /projects/[id=number]/discussion?/takeBack': {
		at: onProject('/projects/*/discussion?/takeBack'),
		fields: (object, world) => ({ comment: saidOf(object, world) }),
		table: own('303'),
	},
	'POST /projects/[id=number]/discussion?/resolve': {
		at: onProject('/projects/*/discussion?/resolve'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('303'),
	},
	// All of them are open.
	'POST /projects/[id=number]/discussion?/reopen': {
		at: onProject('/projects/*/discussion?/reopen'),
		fields: (object, world) => ({ thread: saidOf(object, world) }),
		table: own('409'),
	},
	'GET /api/v1/projects': {
		at: always('/api/v1/projects'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/projects': {
		at: always('/api/v1/projects'),
		body: { title: 'From a program' },
		table: row('401 403 201 201 201 201 201 201 201'),
	},
	'GET /api/v1/projects/[number=number]': { at: onProject('/api/v1/projects/*'), table: readers(401) },
	'PATCH /api/v1/projects/[number=number]': {
		at: onProject('/api/v1/projects/*'),
		body: { pitch: 'In other words' },
		table: changing(401, 200),
	},
	'DELETE /api/v1/projects/[number=number]': {
		at: onProject('/api/v1/projects/*'),
		table: changing(401, 204),
	},
	'GET /api/v1/projects/[number=number]/files': {
		at: onProject('/api/v1/projects/*/files'),
		table: readers(401),
	},
	'POST /api/v1/projects/[number=number]/files': {
		at: onProject('/api/v1/projects/*/files'),
		file: 'Drawn by hand',
		table: changing(401, 201),
	},
	'GET /api/v1/projects/[number=number]/share-links': {
		at: onProject('/api/v1/projects/*/share-links'),
		table: changing(401, 200),
	},
	'POST /api/v1/projects/[number=number]/share-links': {
		at: onProject('/api/v1/projects/*/share-links'),
		body: { recipient: 'A meetup', days: 7 },
		table: sharing(201),
	},
	'DELETE /api/v1/projects/[number=number]/share-links/[link=number]': {
		at: (object, world) => `/api/v1/projects/${numberOf(object, world)}/share-links/${linkTo(object, world)}`,
		table: unsharing(204),
	},
	'POST /api/v1/projects/[number=number]/people': {
		at: onProject('/api/v1/projects/*/people'),
		body: {},
		table: joining(200, '=200'),
	},
	'DELETE /api/v1/projects/[number=number]/people': {
		at: onProject('/api/v1/projects/*/people'),
		table: leaving(204),
	},
};
