import { ASKED } from './asked-pulse.ts';
import { always, row, table, type Decision } from './decision.ts';
import { ADMINS, byAdmins } from './shared-tables.ts';

const numberOf = (object: string) => ASKED[object as keyof typeof ASKED];
const round = (rest: string) => (object: string) => `/pulse/${numberOf(object)}${rest}`;

/** Everybody but guests, who are asked nothing and told nothing. */
const PEOPLE = row('303 403 200 200 200 200 200 200 200');
const told = (stranger: number, closed: number, open: number) =>
	table(`
	        stranger    guest outsider  teammate  author    reader    curator   admin     owner
	closed  ${stranger} 403   ${closed} ${closed} ${closed} ${closed} ${closed} ${closed} ${closed}
	open    ${stranger} 403   ${open}   ${open}   ${open}   ${open}   ${open}   ${open}   ${open}
	missing ${stranger} 403   404       404       404       404       404       404       404`);

/** The pulse: who is asked, who reads what came of it, who replies, and who runs it. */
export const PULSE_DECISIONS: Record<string, Decision> = {
	'GET /pulse': { at: always('/pulse'), table: PEOPLE },
	'GET /pulse/[id=number]': { at: round(''), table: told(303, 200, 200) },
	'GET /pulse/[id=number]/said': { at: round('/said'), table: told(303, 200, 200) },
	// Of a round that is open there is nothing to talk about.
	'GET /pulse/[id=number]/guide': { at: round('/guide'), table: told(303, 200, 404) },
	'GET /pulse/[id=number]/answer': { at: round('/answer'), table: told(303, 200, 200) },
	'POST /pulse/[id=number]/answer': {
		at: round('/answer'),
		fields: () => ({ 'answers.q1': '4', 'answers.q5': '2', comment: 'It is quiet here.' }),
		table: told(401, 409, 303),
	},
	// Of everybody those who run the workspace say what is done; of a team whoever leads it.
	'POST /pulse/[id=number]?/reply': {
		at: round('?/reply'),
		fields: () => ({ cut: 'all', item: 'edmondson-5.1', words: 'We sit together on Tuesdays.' }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			closed  401      403   403      403      403    403    403     303   303
			open    401      403   404      404      404    404    404     404   404
			missing 401      403   404      404      404    404    404     404   404`),
	},
	'POST /pulse/[id=number]?/takeBack': {
		at: round('?/takeBack'),
		fields: () => ({ id: '1' }),
		table: table(`
			        stranger guest outsider teammate author reader curator admin owner
			closed  401      403   403      403      403    403    403     200   200
			open    401      403   404      404      404    404    404     404   404
			missing 401      403   404      404      404    404    404     404   404`),
	},
	'GET /admin/pulse': { at: always('/admin/pulse'), table: ADMINS },
	'POST /admin/pulse?/settings': {
		at: always('/admin/pulse?/settings'),
		fields: () => ({ rhythm: 'off', scale: '7', fewest: '6', fewestComments: '9', daysOpen: '14' }),
		table: byAdmins('200'),
	},
	// One is open, and people were promised that it takes answers until its last day.
	'POST /admin/pulse?/open': {
		at: always('/admin/pulse?/open'),
		fields: () => ({ kind: 'full' }),
		table: byAdmins('409'),
	},
	'POST /admin/pulse?/close': {
		at: always('/admin/pulse?/close'),
		fields: () => ({ id: String(ASKED.open) }),
		table: byAdmins('409'),
	},
	'GET /api/v1/pulse/rounds': {
		at: always('/api/v1/pulse/rounds'),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'GET /api/v1/pulse/rounds/[number=number]': {
		// What is told to the workspace is the one that has closed.
		at: (object) => `/api/v1/pulse/rounds/${numberOf(object === 'workspace' ? 'closed' : object)}`,
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      403   200      200      200    200    200     200   200
			open      401      403   200      200      200    200    200     200   200
			missing   401      403   404      404      404    404    404     404   404`),
	},
};
