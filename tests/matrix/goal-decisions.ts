import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY, ONLY_OWN } from './shared-tables.ts';

/** Of the author: theirs alone, for everybody of the workspace, for the reader by name. */
const GOALS: Record<string, number> = { own: 1, workspace: 2, named: 3 };
const onGoal = (path: string) => (object: string) => path.replaceAll('*', String(GOALS[object] ?? 999));

/** Who reads a goal: whom its writer chose. Administrators, owners and those who lead are nobody special. */
const reading = (stranger: number) =>
	table(`
	        stranger    guest outsider teammate author reader curator admin owner
	own     ${stranger} 404   404      404      200    404    404     404   404
	workspace ${stranger} 404   200      200      200    200    200     200   200
	named   ${stranger} 404   404      404      200    200    404     404   404
	missing ${stranger} 404   404      404      404    404    404     404   404`);

/** Its writer alone does anything to it, whoever reads it. */
const theirs = (good: number, stranger = 401) =>
	table(`
	        stranger    guest outsider teammate author  reader curator admin owner
	own     ${stranger} 404   404      404      ${good} 404    404     404   404
	workspace ${stranger} 404   404      404      ${good} 404    404     404   404
	named   ${stranger} 404   404      404      ${good} 404    404     404   404
	missing ${stranger} 404   404      404      404     404    404     404   404`);

export const GOAL_DECISIONS: Record<string, Decision> = {
	'GET /growth/goals': { at: always('/growth/goals'), table: EVERYBODY },
	// The last of the author’s three moves up; where it stands is nobody else’s business.
	'POST /growth/goals?/move': {
		at: always('/growth/goals?/move'),
		fields: (object) => ({ id: object === 'own' ? '3' : '999', to: 'up' }),
		table: ONLY_OWN,
	},
	'GET /growth/goals/export.md': { at: always('/growth/goals/export.md'), table: EVERYBODY },
	'GET /growth/goals/new': { at: always('/growth/goals/new'), table: EVERYBODY },
	'POST /growth/goals/new?/set': {
		at: always('/growth/goals/new?/set'),
		fields: () => ({ what: 'Say no sooner', seenBy: 'me' }),
		table: row('401 303 303 303 303 303 303 303 303'),
	},
	'GET /growth/goals/[id=number]': { at: onGoal('/growth/goals/*'), table: reading(303) },
	'POST /growth/goals/[id=number]?/step': {
		at: onGoal('/growth/goals/*?/step'),
		fields: () => ({ id: '1', made: 'yes' }),
		table: ONLY_OWN,
	},
	'POST /growth/goals/[id=number]?/note': {
		at: onGoal('/growth/goals/*?/note'),
		fields: () => ({ kind: 'evidence', text: 'It went well' }),
		table: theirs(200),
	},
	'POST /growth/goals/[id=number]?/dropNote': {
		at: onGoal('/growth/goals/*?/dropNote'),
		fields: () => ({ id: '1' }),
		table: ONLY_OWN,
	},
	'POST /growth/goals/[id=number]?/reach': { at: onGoal('/growth/goals/*?/reach'), table: theirs(200) },
	'POST /growth/goals/[id=number]?/letGo': {
		at: onGoal('/growth/goals/*?/letGo'),
		fields: () => ({ words: '' }),
		table: theirs(200),
	},
	// None of them is over.
	'POST /growth/goals/[id=number]?/takeUpAgain': {
		at: onGoal('/growth/goals/*?/takeUpAgain'),
		table: theirs(409),
	},
	'POST /growth/goals/[id=number]?/drop': {
		at: onGoal('/growth/goals/*?/drop'),
		fields: () => ({ sure: 'yes' }),
		table: theirs(303),
	},
	'GET /growth/goals/[id=number]/edit': { at: onGoal('/growth/goals/*/edit'), table: theirs(200, 303) },
	'POST /growth/goals/[id=number]/edit?/save': {
		at: onGoal('/growth/goals/*/edit?/save'),
		fields: () => ({ what: 'In other words', base: '1' }),
		table: theirs(303),
	},
	'GET /growth/goals/[id=number]/history': {
		at: onGoal('/growth/goals/*/history'),
		table: theirs(200, 303),
	},
	'GET /api/v1/growth/goals': {
		at: always('/api/v1/growth/goals'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/growth/goals': {
		at: always('/api/v1/growth/goals'),
		body: { what: 'Say no sooner' },
		table: row('401 201 201 201 201 201 201 201 201'),
	},
	'GET /api/v1/growth/goals/[id=number]': { at: onGoal('/api/v1/growth/goals/*'), table: reading(401) },
	'PATCH /api/v1/growth/goals/[id=number]': {
		at: onGoal('/api/v1/growth/goals/*'),
		body: { what: 'In other words' },
		table: theirs(200),
	},
	'DELETE /api/v1/growth/goals/[id=number]': { at: onGoal('/api/v1/growth/goals/*'), table: theirs(204) },
};
