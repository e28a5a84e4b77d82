import type { AsPage } from './as-programs.ts';
import { always, row, type Decision } from './decision.ts';

const GOAL = 'POST /growth/goals/[id=number]';
const OPENING = '/api/v1/growth/openings/[number=number]';
const MENTORSHIP = '/api/v1/growth/mentorships/[id=number]';

/** Goals, matches, openings and mentorships, and what is done about the pulse, for programs: as on their pages. */
export function growthApi(as: AsPage): Record<string, Decision> {
	const opening = (verb: string, good: number, to: string, body?: object) =>
		as(`POST /growth/openings/[id=number]?/${verb}`, {
			good,
			to: (path) => `${path}/${to}`,
			...(body ? { body } : {}),
		});
	const mentored = (verb: string, good: number, to: string, body?: object) =>
		as(`POST /growth/mentorships/[id=number]?/${verb}`, {
			good,
			to: (path) => `${path}${to}`,
			...(body ? { body } : {}),
		});
	const inclined = (sent: Record<string, string>) => `/growth/openings/${sent.number}/inclination`;
	return {
		...skillsApi(as),
		'PUT /api/v1/growth/goals/[id=number]/steps/[step=number]': as(`${GOAL}?/step`, {
			good: 200,
			to: (path, { id }) => `${path}/steps/${id}`,
			body: { made: true },
		}),
		'POST /api/v1/growth/goals/[id=number]/notes': as(`${GOAL}?/note`, {
			good: 201,
			to: (path) => `${path}/notes`,
			body: (sent) => sent,
		}),
		'DELETE /api/v1/growth/goals/[id=number]/notes/[note=number]': as(`${GOAL}?/dropNote`, {
			good: 204,
			to: (path, { id }) => `${path}/notes/${id}`,
		}),
		'PATCH /api/v1/growth/goals/[id=number]/place': as('POST /growth/goals?/move', {
			good: 204,
			to: (path, { id }) => `${path}/${id}/place`,
			body: ({ to }) => ({ to }),
		}),
		'GET /api/v1/growth/matching': as('GET /growth/matching', { good: 200 }),
		'PUT /api/v1/growth/matching': as('POST /growth/matching?/choose', {
			good: 200,
			body: (sent) => sent,
		}),
		// Nobody made anything of them yet.
		[`GET ${OPENING}/inclination`]: as('GET /growth/openings/[id=number]', {
			good: 200,
			to: (path) => `${path}/inclination`,
		}),
		[`PUT ${OPENING}/inclination`]: as('POST /growth/asked?/keep', {
			good: 200,
			to: (_, sent) => inclined(sent),
			body: { is: 'interested' },
		}),
		[`DELETE ${OPENING}/inclination`]: as('POST /growth/asked?/takeBack', {
			good: 204,
			to: (_, sent) => inclined(sent),
		}),
		[`PUT ${OPENING}/outcome`]: opening('outcome', 200, 'outcome', { outcome: 'Two came along.' }),
		[`POST ${OPENING}/take-over`]: opening('takeOver', 200, 'take-over'),
		[`GET ${MENTORSHIP}`]: as('GET /growth/mentorships/[id=number]', { good: 200 }),
		[`DELETE ${MENTORSHIP}`]: mentored('takeBack', 204, ''),
		[`PUT ${MENTORSHIP}/answer`]: mentored('agree', 200, '/answer', { yes: true, goal: null }),
		[`PUT ${MENTORSHIP}/closing`]: mentored('close', 200, '/closing', {
			learned: 'To listen',
			readers: 'two',
		}),
		// Of a round that is open nobody is told anything.
		'GET /api/v1/pulse/rounds/[number=number]/replies': as('GET /pulse/[id=number]/guide', {
			good: 200,
			to: (path) => path.replace('/pulse/', '/pulse/rounds/').replace('guide', 'replies'),
		}),
		'POST /api/v1/pulse/rounds/[number=number]/replies': as('POST /pulse/[id=number]?/reply', {
			good: 201,
			to: (path) => `${path.replace('/pulse/', '/pulse/rounds/')}/replies`,
			body: (sent) => sent,
		}),
		'DELETE /api/v1/pulse/rounds/[number=number]/replies/[id=number]': as(
			'POST /pulse/[id=number]?/takeBack',
			{ good: 204, to: (path, { id }) => `${path.replace('/pulse/', '/pulse/rounds/')}/replies/${id}` },
		),
	};
}

/** The names of skills, which curators look after. */
function skillsApi(as: AsPage): Record<string, Decision> {
	const one = '/growth/skills/[id=number]';
	const does = (verb: string, good: number, rest: string, body?: object) =>
		as(`POST ${one}?/${verb}`, {
			good,
			to: (path) => path + rest,
			...(body ? { body } : {}),
		});
	return {
		'POST /api/v1/growth/skills': as('POST /growth/skills?/add', { good: 201, body: (sent) => sent }),
		'POST /api/v1/growth/skills/known': {
			at: always('/api/v1/growth/skills/known'),
			file: 'name\nReading tide tables\n',
			table: row('401 403 403 403 403 403 200 200 200'),
		},
		'POST /api/v1/growth/skills/proposed': {
			at: always('/api/v1/growth/skills/proposed'),
			file: 'email,skill\nines@example.org,Reading tide tables\n',
			table: row('401 403 403 403 403 403 403 200 200'),
		},
		'GET /api/v1/growth/skills/tended': as('GET /growth/skills', {
			good: 200,
			to: () => '/growth/skills/tended?q=rust',
		}),
		[`GET /api/v1${one}`]: as(`GET ${one}`, { good: 200 }),
		[`PATCH /api/v1${one}`]: does('placeUnder', 200, '', { parent: 'SAP' }),
		[`PUT /api/v1${one}/names/[name]`]: does('addName', 200, '/names/Assembly'),
		[`DELETE /api/v1${one}/names/[name]`]: does('takeName', 204, '/names/asm'),
		[`PUT /api/v1${one}/related/[name]`]: does('relateTo', 200, '/related/SAP'),
		[`DELETE /api/v1${one}/related/[name]`]: does('unrelate', 204, '/related/SAP'),
		[`POST /api/v1${one}/merge`]: does('merge', 200, '/merge', { into: 'Assembly' }),
		[`DELETE /api/v1${one}/merge`]: does('unmerge', 200, '/merge'),
	};
}
