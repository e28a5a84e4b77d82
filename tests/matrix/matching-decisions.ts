import { always, row, table, type Decision } from './decision.ts';
import { OWN } from './shared-tables.ts';
import type { Posted, PostedState } from './posted-openings.ts';
import type { World } from './world.ts';

const numberOf = (object: string, { posted }: World) =>
	(posted.numbers as Partial<Posted['numbers']>)[object as PostedState] ?? 999;
const numbered = (object: string, world: World) => ({ number: String(numberOf(object, world)) });

/** Matches are one's own; whom an opening reaches is for those who look after it. A guest is not of the workspace. */
export const MATCHING_DECISIONS: Record<string, Decision> = {
	'GET /growth': { at: always('/growth'), table: row('303 303 200 200 200 200 200 200 200') },
	'POST /growth?/aside': {
		at: always('/growth?/aside'),
		fields: numbered,
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			team      401      200   404      200      200    404    404     404   404
			workspace 401      404   200      200      200    200    200     200   200
			removed   401      404   404      404      404    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	// Nobody put any aside: there is nothing to bring back.
	'POST /growth?/back': {
		at: always('/growth?/back'),
		fields: numbered,
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			team      401      =200  404      =200     =200   404    404     404   404
			workspace 401      404   =200     =200     =200   =200   =200    =200  =200
			removed   401      404   404      404      404    404    404     404   404
			missing   401      404   404      404      404    404    404     404   404`),
	},
	'POST /growth?/chooseSeen': {
		at: always('/growth?/chooseSeen'),
		fields: () => ({ seenLearn: 'mentors' }),
		table: OWN,
	},
	'GET /growth/matching': {
		at: always('/growth/matching'),
		table: row('303 403 200 200 200 200 200 200 200'),
	},
	'POST /growth/matching?/choose': {
		at: always('/growth/matching?/choose'),
		fields: () => ({ must: '3', nice: '0', learn: '2', goal: '2', time: '1', interest: '1', ranks: 'no' }),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'GET /growth/openings/[id=number]/fit': {
		at: (object, world) => `/growth/openings/${numberOf(object, world)}/fit`,
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			team      303      403   404      403      200    404    404     404   404
			workspace 303      404   403      403      200    403    403     403   403
			removed   303      404   404      404      404    404    404     404   404
			missing   303      404   404      404      404    404    404     404   404`),
	},
	'GET /api/v1/growth/matches': {
		at: always('/api/v1/growth/matches?list=help'),
		table: row('401 200 200 200 200 200 200 200 200'),
	},
};
