import { always, row, table, type Decision } from './decision.ts';
import { EVERYBODY, readers, writers, thanking, takingBack } from './shared-tables.ts';
import { ENTRIES, type EntryState } from './world.ts';

/** Each post-mortem has one lesson and one change, and they have its number. */
const onIt = (path: string) => (object: string) =>
	path.replaceAll('*', String(ENTRIES[object as EntryState]));
const API_EVERYBODY = row('401 200 200 200 200 200 200 200 200');

/** Nobody here owns these changes: whoever may change the text looks, and the people of its team. */
const looking = (good: number) =>
	table(`
	           stranger guest outsider teammate author  reader curator admin   owner
	draft      401      404   404      404      ${good} 404    404     404     404
	team       401      403   404      ${good}  ${good} 404    404     404     404
	restricted 401      403   404      404      ${good} 403    404     404     404
	workspace  401      404   403      ${good}  ${good} 403    403     ${good} ${good}
	reviewed   401      404   404      ${good}  ${good} 403    404     404     404
	removed    401      404   404      404      404     404    404     404     404
	missing    401      404   404      404      404     404    404     404     404`);
/** Its authors and curators, once it is published. */
const turning = (good: number) =>
	table(`
	           stranger guest outsider teammate author  reader curator admin   owner
	draft      401      404   404      404      409     404    404     404     404
	team       401      403   404      403      ${good} 404    404     404     404
	restricted 401      403   404      404      ${good} 403    404     404     404
	workspace  401      404   403      403      ${good} 403    ${good} ${good} ${good}
	reviewed   401      404   404      403      409     403    404     404     404
	removed    401      404   404      404      404     404    404     404     404
	missing    401      404   404      404      404     404    404     404     404`);
/** The lesson for everybody is joined into it; into a draft nothing is, and it already is itself. */
const JOINING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      422    404    404     404   404
	team       401      404   404      403      303    404    404     404   404
	restricted 401      404   404      404      303    403    404     404   404
	workspace  401      404   =303     =303     =303   =303   =303    =303  =303
	reviewed   401      404   404      403      422    403    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);
/** To the administrator, who may not read all of it. */
const SENDING = table(`
	           stranger guest outsider teammate author reader curator admin owner
	draft      401      404   404      404      409    404    404     404   404
	team       401      422   404      422      422    404    404     404   404
	restricted 401      422   404      404      422    422    404     404   404
	workspace  401      404   200      200      200    200    200     422   200
	reviewed   401      404   404      409      409    409    404     404   404
	removed    401      404   404      404      404    404    404     404   404
	missing    401      404   404      404      404    404    404     404   404`);

const onTopic = (path: string) => (object: string) => path.replace('*', object);
const curating = (good: string) =>
	table(`
	        stranger guest outsider teammate author reader curator admin   owner
	known   401      403   403      403      403    403    ${good} ${good} ${good}
	missing 401      404   404      404      404    404    404     404     404`);

/** Lessons, the changes that follow from them, and topics. */
export const LESSON_DECISIONS: Record<string, Decision> = {
	'GET /lessons': { at: always('/lessons?q=learned'), table: EVERYBODY },
	'GET /lessons/[id=number]': { at: onIt('/lessons/*'), table: readers(303) },
	'POST /lessons/[id=number]?/helped': { at: onIt('/lessons/*?/helped'), table: thanking(303, '=303') },
	'POST /lessons/[id=number]?/saw': { at: onIt('/lessons/*?/saw'), table: thanking(303, '=303') },
	'POST /lessons/[id=number]?/changed': {
		at: onIt('/lessons/*?/changed'),
		fields: () => ({ sentence: 'We ask the thing itself.' }),
		table: thanking(303, '303'),
	},
	'POST /lessons/[id=number]?/takeBackHelped': {
		at: onIt('/lessons/*?/takeBackHelped'),
		table: takingBack(303),
	},
	'POST /lessons/[id=number]?/takeBackSaw': { at: onIt('/lessons/*?/takeBackSaw'), table: takingBack(303) },
	'POST /lessons/[id=number]?/takeBackChanged': {
		at: onIt('/lessons/*?/takeBackChanged'),
		table: takingBack(303),
	},
	'POST /lessons/[id=number]?/turn': {
		at: onIt('/lessons/*?/turn'),
		fields: () => ({ state: 'standing', by: '' }),
		table: turning(303),
	},
	'POST /lessons/[id=number]?/join': {
		at: onIt('/lessons/*?/join'),
		fields: () => ({ 'lessons[]': [String(ENTRIES.workspace)] }),
		table: JOINING,
	},
	'POST /lessons/[id=number]?/send': {
		at: onIt('/lessons/*?/send'),
		fields: (_, { people }) => ({ to: people.admin.email, line: 'For you' }),
		table: SENDING,
	},
	'GET /changes': { at: always('/changes?whose=all'), table: EVERYBODY },
	'GET /changes/[id=number]': { at: onIt('/changes/*'), table: readers(303) },
	'POST /changes/[id=number]?/settle': {
		at: onIt('/changes/*?/settle'),
		fields: () => ({ state: 'open' }),
		table: writers('303'),
	},
	'POST /changes/[id=number]?/amend': {
		at: onIt('/changes/*?/amend'),
		fields: () => ({ due: '2027-01-08' }),
		table: writers('303'),
	},
	'POST /changes/[id=number]?/check': {
		at: onIt('/changes/*?/check'),
		fields: () => ({ outcome: 'held' }),
		table: looking(303),
	},
	'GET /topics': { at: always('/topics'), table: EVERYBODY },
	'GET /topics/[slug]': {
		at: onTopic('/topics/*'),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			known   303      200   200      200      200    200    200     200   200
			missing 303      404   404      404      404    404    404     404   404`),
	},
	'POST /topics/[slug]?/rename': {
		at: onTopic('/topics/*?/rename'),
		fields: () => ({ name: 'Better known' }),
		table: curating('303'),
	},
	'POST /topics/[slug]?/addAlias': {
		at: onTopic('/topics/*?/addAlias'),
		fields: () => ({ alias: 'Heard of' }),
		table: curating('303'),
	},
	// It has no other name, and there is no other topic.
	'POST /topics/[slug]?/takeAlias': {
		at: onTopic('/topics/*?/takeAlias'),
		fields: () => ({ alias: 'Heard of' }),
		table: curating('=303'),
	},
	'POST /topics/[slug]?/merge': {
		at: onTopic('/topics/*?/merge'),
		fields: () => ({ into: 'Unheard of' }),
		table: curating('422'),
	},
	'GET /api/v1/lessons': { at: always('/api/v1/lessons'), table: API_EVERYBODY },
	'GET /api/v1/lessons/[id=number]': { at: onIt('/api/v1/lessons/*'), table: readers(401) },
	'POST /api/v1/lessons/[id=number]/turn': {
		at: onIt('/api/v1/lessons/*/turn'),
		body: { state: 'standing' },
		table: turning(201),
	},
	'POST /api/v1/lessons/[id=number]/thanks': {
		at: onIt('/api/v1/lessons/*/thanks'),
		body: { kind: 'saw' },
		table: thanking(201, '=201'),
	},
	'DELETE /api/v1/lessons/[id=number]/thanks': {
		at: onIt('/api/v1/lessons/*/thanks?kind=saw'),
		table: takingBack(204),
	},
	'GET /api/v1/changes': { at: always('/api/v1/changes?whose=all'), table: API_EVERYBODY },
	'GET /api/v1/changes/[id=number]': { at: onIt('/api/v1/changes/*'), table: readers(401) },
	'PATCH /api/v1/changes/[id=number]': {
		at: onIt('/api/v1/changes/*'),
		body: { settle: { state: 'open' } },
		table: writers('200'),
	},
	'POST /api/v1/changes/[id=number]/check': {
		at: onIt('/api/v1/changes/*/check'),
		body: { outcome: 'held' },
		table: looking(201),
	},
	'GET /api/v1/topics': { at: always('/api/v1/topics'), table: API_EVERYBODY },
	'GET /api/v1/topics/[slug]': {
		at: (object) => `/api/v1/topics/${object === '-' ? 'known' : object}`,
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			-       401      200   200      200      200    200    200     200   200
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'PATCH /api/v1/topics/[slug]': {
		at: onTopic('/api/v1/topics/*'),
		body: { name: 'Better known' },
		table: curating('200'),
	},
	// There is no other topic.
	'POST /api/v1/topics/[slug]/merge': {
		at: onTopic('/api/v1/topics/*/merge'),
		body: { into: 'Unheard of' },
		table: curating('422'),
	},
	'PUT /api/v1/topics/[slug]/aliases/[alias]': {
		at: onTopic('/api/v1/topics/*/aliases/heard-of'),
		table: curating('200'),
	},
	// It has no other name.
	'DELETE /api/v1/topics/[slug]/aliases/[alias]': {
		at: onTopic('/api/v1/topics/*/aliases/heard-of'),
		table: curating('=204'),
	},
};
