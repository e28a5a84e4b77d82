import { table, type Decision } from './decision.ts';
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
};
