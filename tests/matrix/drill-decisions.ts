import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY, readers } from './shared-tables.ts';
import { ENTRIES, type EntryState, type World } from './world.ts';

/** Each drill has the number of its post-mortem; drafts have none. */
const drillOf = (object: string, { drills }: World) =>
	String(drills[ENTRIES[object as EntryState]]?.id ?? 999);
const roomOf = (object: string, { drills }: World) =>
	drills[ENTRIES[object as EntryState]]?.room ?? 'abcdefghijkmnpqrstuv';
const onDrill =
	(path = '') =>
	(object: string, world: World) =>
		`/training/drills/${drillOf(object, world)}${path}`;
const inRoom =
	(path = '') =>
	(object: string, world: World) =>
		`/training/drills/rooms/${roomOf(object, world)}${path}`;

/** What is drilled: published, or removed since. */
const drilled = (all: Decision['table']) =>
	Object.fromEntries(Object.entries(all).filter(([object]) => object !== 'draft' && object !== 'reviewed'));

const READERS = drilled(readers(303));
const API_READERS = drilled(readers(401));

/** Whoever may read the post-mortem begins. */
const BEGINNING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	team       401      303   404      303      303    404    404     404   404
	restricted 401      303   404      404      303    303    404     404   404
	workspace  401      404   303      303      303    303    303     303   303
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);

/** Its authors, one of whom made it; nobody else, whatever they are here. */
const changing = (good: string, signedOut: number) =>
	table(`
	           stranger       guest outsider teammate author  reader curator admin owner
	team       ${signedOut} 403   404      403      ${good} 404    404     404   404
	restricted ${signedOut} 403   404      404      ${good} 403    404     404   404
	workspace  ${signedOut} 404   403      403      ${good} 403    403     403   403
	removed    ${signedOut} 404   404      404      404     404    404     404   404
	missing    ${signedOut} 404   404      404      404     404    404     404   404`);

/** The author leads each room; nobody else has a seat in it. */
const leading = (good: string) => changing(good, 401);

/** Drills: who sees, makes, changes and plays them. */
export const DRILL_DECISIONS: Record<string, Decision> = {
	'GET /training/drills': { at: always('/training/drills'), table: EVERYBODY },
	'POST /training/drills?/make': {
		at: always('/training/drills?/make'),
		fields: (object) => ({ number: String(ENTRIES[object as EntryState]) }),
		// Where there is a drill already, it is that one.
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			draft      401      404   404      404      409    404    404     404   404
			team       401      403   404      =303     =303   404    404     404   404
			restricted 401      403   404      404      =303   =303   404     404   404
			workspace  401      404   =303     =303     =303   =303   =303    =303  =303
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'GET /training/drills/[id=number]': { at: onDrill(), table: READERS },
	'POST /training/drills/[id=number]?/alone': { at: onDrill('?/alone'), table: BEGINNING },
	'POST /training/drills/[id=number]?/together': {
		at: onDrill('?/together'),
		fields: () => ({ minutes: '5' }),
		table: BEGINNING,
	},
	'GET /training/drills/[id=number]/edit': { at: onDrill('/edit'), table: changing('200', 303) },
	// It is played in a room.
	'POST /training/drills/[id=number]/edit?/save': {
		at: onDrill('/edit?/save'),
		fields: () => ({ title: 'Another title', base: '1', 'moments.2.begins': 'on' }),
		table: changing('409', 401),
	},
	'POST /training/drills/[id=number]/edit?/retell': {
		at: onDrill('/edit?/retell'),
		table: changing('409', 401),
	},
	'GET /training/drills/rooms/[key]': { at: inRoom(), table: READERS },
	// The author sits there already, and takes another seat.
	'POST /training/drills/rooms/[key]?/sit': {
		at: inRoom('?/sit'),
		fields: () => ({ seat: 'on-call' }),
		table: BEGINNING,
	},
	// Whoever leads is not asked.
	'POST /training/drills/rooms/[key]?/answer': {
		at: inRoom('?/answer'),
		fields: () => ({ step: '0', would: 'Wait and watch' }),
		table: leading('403'),
	},
	'POST /training/drills/rooms/[key]?/reveal': {
		at: inRoom('?/reveal'),
		fields: () => ({ step: '0' }),
		table: leading('303'),
	},
	'POST /training/drills/rooms/[key]?/next': {
		at: inRoom('?/next'),
		fields: () => ({ step: '0' }),
		table: leading('409'),
	},
	'POST /training/drills/rooms/[key]?/timer': {
		at: inRoom('?/timer'),
		fields: () => ({ minutes: '5' }),
		table: leading('303'),
	},
	// The replay is not through.
	'POST /training/drills/rooms/[key]?/notice': {
		at: inRoom('?/notice'),
		fields: () => ({ noticed: 'One word' }),
		table: leading('409'),
	},
	'POST /training/drills/rooms/[key]?/learn': {
		at: inRoom('?/learn'),
		fields: () => ({ learned: 'From a drill' }),
		table: leading('409'),
	},
	// Whoever has no seat leaves nothing.
	'POST /training/drills/rooms/[key]?/leave': {
		at: inRoom('?/leave'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			team       401      =303  404      =303     303    404    404     404   404
			restricted 401      =303  404      404      303    =303   404     404   404
			workspace  401      404   =303     =303     303    =303   =303    =303  =303
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	// A room belongs to all who were in it.
	'POST /training/drills/rooms/[key]?/forget': {
		at: inRoom('?/forget'),
		table: table(`
			           stranger guest outsider teammate author reader curator admin owner
			team       401      409   404      409      409    404    404     404   404
			restricted 401      409   404      404      409    409    404     404   404
			workspace  401      404   409      409      409    409    409     409   409
			removed    401      404   404      404      404    404    404     404   404
			missing    401      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/drills': { at: always('/api/v1/drills'), table: row('401 200 200 200 200 200 200 200 200') },
	'GET /api/v1/drills/[number=number]': {
		at: (object, world) => `/api/v1/drills/${drillOf(object, world)}`,
		table: API_READERS,
	},
};
