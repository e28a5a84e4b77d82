import { always, table, type Decision } from './decision.ts';
import { EVERYBODY } from './shared-tables.ts';
import type { World } from './world.ts';

const on =
	(path: string) =>
	(object: string, { ended }: World) =>
		`/projects/${object === 'parked' || object === 'kept' ? ended[object] : 999}${path}`;

/** Whoever may read the project reads how it ended. */
const READERS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	parked  303      404   200      200      200    200    200     200   200
	kept    303      200   404      200      200    404    404     404   404
	missing 303      404   404      404      404    404    404     404   404`);

/** Whoever worked on it, and nobody in their place. */
const ITS_PEOPLE = table(`
	        stranger guest outsider teammate author reader curator admin owner
	parked  401      404   403      403      303    403    403     403   403
	kept    401      403   404      403      303    404    404     404   404
	missing 401      404   404      404      404    404    404     404   404`);

/** Whoever may read it and is of the workspace goes on from it. */
const adopting = (stranger: number, good: number) =>
	table(`
	        stranger    guest outsider teammate author  reader  curator admin   owner
	parked  ${stranger} 404   ${good}  ${good}  ${good} ${good} ${good} ${good} ${good}
	kept    ${stranger} 403   404      ${good}  ${good} 404     404     404     404
	missing ${stranger} 404   404      404      404     404     404     404     404`);

const week =
	(path: string) =>
	(object: string, { ended }: World) =>
		`/projects/seasons/${object === 'week' ? ended.week.slug : 'missing'}${path}`;
const ofShown = (more: Record<string, string> = {}) => ({
	fields: (_: string, { ended }: World) => ({ number: String(ended.week.shown), ...more }),
});

/** Everybody of the workspace sees the show. */
const SHOWN = table(`
	        stranger guest outsider teammate author reader curator admin owner
	week    303      404   200      200      200    200    200     200   200
	missing 303      404   404      404      404    404    404     404   404`);
/** The author shows it. */
const ITS_SHOWER = table(`
	        stranger guest outsider teammate author reader curator admin owner
	week    401      404   403      403      303    403    403     403   403
	missing 401      404   404      404      404    404    404     404   404`);
const HOSTS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	week    401      404   403      403      403    403    303     303   303
	missing 401      404   404      404      404    404    404     404   404`);

/** How projects end, what became of them, and who goes on. */
export const ENDING_DECISIONS: Record<string, Decision> = {
	'GET /projects/[id=number]/end': { at: on('/end'), table: READERS },
	'POST /projects/[id=number]/end?/end': {
		at: on('/end?/end'),
		fields: () => ({ how: 'shipped', know: 'It holds.' }),
		table: ITS_PEOPLE,
	},
	'POST /projects/[id=number]/end?/goOn': { at: on('/end?/goOn'), table: ITS_PEOPLE },
	'POST /projects/[id=number]/end?/answer': {
		at: on('/end?/answer'),
		fields: () => ({ which: '2w', askedOn: '2026-11-27', answer: 'Still in use.' }),
		table: ITS_PEOPLE,
	},
	'GET /projects/[id=number]/adopt': { at: on('/adopt'), table: adopting(303, 200) },
	'POST /projects/[id=number]/adopt?/adopt': {
		at: on('/adopt?/adopt'),
		fields: () => ({ title: 'Mine from here' }),
		table: adopting(401, 303),
	},
	'GET /projects/seasons/[slug]/show': { at: week('/show'), table: SHOWN },
	'POST /projects/seasons/[slug]/show?/bring': {
		at: week('/show?/bring'),
		...ofShown({ minutes: '9', recording: 'https://example.org/again' }),
		table: ITS_SHOWER,
	},
	'POST /projects/seasons/[slug]/show?/takeOut': {
		at: week('/show?/takeOut'),
		...ofShown(),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			week    401      404   403      403      303    403    303     303   303
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'POST /projects/seasons/[slug]/show?/move': {
		at: week('/show?/move'),
		...ofShown({ by: 'later' }),
		table: HOSTS,
	},
	'POST /projects/seasons/[slug]/show?/shown': { at: week('/show?/shown'), ...ofShown(), table: HOSTS },
	'GET /projects/seasons/[slug]/vote': { at: week('/vote'), table: SHOWN },
	// Never for one's own.
	'POST /projects/seasons/[slug]/vote?/vote': {
		at: week('/vote?/vote'),
		...ofShown({ award: 'lesson' }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			week    401      404   303      303      422    303    303     303   303
			missing 401      404   404      404      404    404    404     404   404`),
	},
	'POST /projects/seasons/[slug]/vote?/open': {
		at: week('/vote?/open'),
		fields: () => ({ until: '2099-01-01T10:00' }),
		table: HOSTS,
	},
	'GET /projects/library': { at: always('/projects/library'), table: EVERYBODY },
	'GET /projects/library/export.md': { at: always('/projects/library/export.md'), table: EVERYBODY },
	'GET /projects/library/export.csv': { at: always('/projects/library/export.csv'), table: EVERYBODY },
	'GET /projects/library/export.json': { at: always('/projects/library/export.json'), table: EVERYBODY },
};
