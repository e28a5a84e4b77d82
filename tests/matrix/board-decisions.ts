import { CARD, cardOn, TAKEN, type Boards } from './boards.ts';
import { table, type Decision } from './decision.ts';
import type { World } from './world.ts';

const boardOf = (object: string, { boards }: World) => (boards as Partial<Boards>)[object as keyof Boards];
const numberOf = (object: string, world: World) => boardOf(object, world)?.number ?? 999;
const board = (path: string) => (object: string, world: World) =>
	`/projects/${numberOf(object, world)}/board${path}`;
const cards = (path: (object: string) => string) => (object: string, world: World) =>
	`/api/v1/projects/${numberOf(object, world)}/cards${path(object)}`;
const uid = (name: string) => (object: string) => ({ uid: cardOn(object, name) });
/** The column of that place on the board. */
const column = (object: string, world: World, place: number) =>
	String(boardOf(object, world)?.columns[place] ?? -1 - place);

const reading = (stranger: number) =>
	table(`
	          stranger    guest outsider teammate author reader curator admin owner
	team      ${stranger} 200   404      200      200    404    404     404   404
	workspace ${stranger} 404   200      200      200    200    200     200   200
	missing   ${stranger} 404   404      404      404    404    404     404   404`);
/** Whoever is on the project, and administrators where they see it. */
const changing = (good: number) =>
	table(`
	          stranger guest outsider teammate author  reader curator admin   owner
	team      401      403   404      403      ${good} 404    404     404     404
	workspace 401      404   403      403      ${good} 403    403     ${good} ${good}
	missing   401      404   404      404      404     404    404     404     404`);

/** Whoever may see the board says something on it. */
const saying = (good: number) =>
	table(`
	          stranger guest   outsider teammate author  reader  curator admin   owner
	team      401      ${good} 404      ${good}  ${good} 404     404     404     404
	workspace 401      404     ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	missing   401      404     404      404      404     404     404     404     404`);
/** What its author said there is theirs to change. */
const OWN_WORDS = table(`
	          stranger guest outsider teammate author reader curator admin owner
	team      401      403   404      403      303    404    404     404   404
	workspace 401      404   403      403      303    403    403     403   403
	missing   401      404   404      404      404    404    404     404   404`);
const TALK = '/projects/[id=number]/board/[uid]/discussion';
const talk = (path: string) => (object: string, world: World) =>
	board(`/${cardOn(object, CARD)}/discussion${path}`)(object, world);
const said = (object: string, world: World) => ({ comment: String(boardOf(object, world)?.said ?? 999) });

const act = (name: string, fields: NonNullable<Decision['fields']>, good = 303): [string, Decision] => [
	`POST /projects/[id=number]/board?/${name}`,
	{ at: board(`?/${name}`), fields, table: changing(good) },
];

/** The board of a project, and its cards. */
export const BOARD_DECISIONS: Record<string, Decision> = {
	'GET /projects/[id=number]/board': { at: board(''), table: reading(303) },
	'GET /projects/[id=number]/board/changes': { at: board('/changes'), table: reading(303) },
	...Object.fromEntries([
		act('add', (object, world) => ({
			uid: `card-of-form-${object}`,
			title: 'From a form',
			column: column(object, world, 0),
		})),
		act('move', (object, world) => ({ ...uid(CARD)(object), column: column(object, world, 1), to: 'first' })),
		act('rewrite', (object) => ({ ...uid(CARD)(object), title: 'In other words' })),
		act('tick', (object) => ({ ...uid(CARD)(object), step: '0', text: 'The first', done: 'yes' })),
		act('teach', (object) => ({ ...uid(CARD)(object), learned: 'From a form', outcome: 'kept' })),
		act('remove', uid(CARD), 200),
		act('restore', uid(TAKEN)),
		act('tellHours', () => ({ spent: '41', meant: '128' })),
		act('setColumn', (object, world) => ({ column: column(object, world, 0), name: 'Open' })),
		act('moveColumn', (object, world) => ({ column: column(object, world, 0), to: 'right' })),
		act('removeColumn', (object, world) => ({ column: column(object, world, 4) })),
	]),
	[`GET ${TALK}`]: { at: talk(''), table: reading(303) },
	[`GET ${TALK}/said.json`]: { at: talk('/said.json'), table: reading(303) },
	[`POST ${TALK}?/say`]: { at: talk('?/say'), fields: () => ({ text: 'I can look.' }), table: saying(303) },
	[`POST ${TALK}?/rewrite`]: {
		at: talk('?/rewrite'),
		fields: (object, world) => ({ ...said(object, world), text: 'In other words' }),
		table: OWN_WORDS,
	},
	[`POST ${TALK}?/takeBack`]: { at: talk('?/takeBack'), fields: said, table: OWN_WORDS },
	'GET /api/v1/projects/[number=number]/cards': { at: cards(() => ''), table: reading(401) },
	'POST /api/v1/projects/[number=number]/cards': {
		at: cards(() => ''),
		body: { uid: 'card-of-a-program', title: 'From a program' },
		table: changing(201),
	},
	'GET /api/v1/projects/[number=number]/cards/[uid]': {
		at: cards((object) => `/${cardOn(object, CARD)}`),
		table: reading(401),
	},
	'PATCH /api/v1/projects/[number=number]/cards/[uid]': {
		at: cards((object) => `/${cardOn(object, CARD)}`),
		body: { title: 'From a program' },
		table: changing(200),
	},
	'GET /api/v1/projects/[number=number]/cards/[uid]/comments': {
		at: cards((object) => `/${cardOn(object, CARD)}/comments`),
		table: reading(401),
	},
	'POST /api/v1/projects/[number=number]/cards/[uid]/comments': {
		at: cards((object) => `/${cardOn(object, CARD)}/comments`),
		body: { text: 'From a program' },
		table: saying(201),
	},
	'DELETE /api/v1/projects/[number=number]/cards/[uid]': {
		at: cards((object) => `/${cardOn(object, CARD)}`),
		table: changing(204),
	},
};
