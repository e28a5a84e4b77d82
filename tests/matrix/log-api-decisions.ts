import type { AsPage } from './as-programs.ts';
import { always, row, type Decision } from './decision.ts';

const RHYTHM = 'POST /log/teams/[slug]/rhythm';
const TEAM = '/api/v1/teams/[slug]';

/** How a team asks itself what it learned, and what becomes of a lesson, for programs. */
export function logApi(as: AsPage): Record<string, Decision> {
	const at = (path: string) => path.replace('/log/', '/').replace('/rhythm', '');
	const does = (
		verb: string,
		good: number,
		to: (sent: Record<string, string>) => string,
		body?: object | ((sent: Record<string, string>) => object),
	) =>
		as(`${RHYTHM}?/${verb}`, {
			good,
			to: (path, sent) => `${at(path)}/${to(sent)}`,
			...(body ? { body } : {}),
		});
	const reads = (rest: string) =>
		as('GET /log/teams/[slug]/rhythm', { good: 200, to: (path) => `${at(path)}/${rest}` });
	return {
		[`GET ${TEAM}/rhythm`]: reads('rhythm'),
		[`PUT ${TEAM}/rhythm`]: does('change', 200, () => 'rhythm', {
			...{ every: 'demand', days: [1, 4], opensAt: '16:00', lasts: 600, further: 1 },
		}),
		[`DELETE ${TEAM}/rhythm`]: does('end', 204, () => 'rhythm'),
		[`PUT ${TEAM}/rhythm/pause`]: does(
			'pause',
			200,
			() => 'rhythm/pause',
			(sent) => sent,
		),
		[`DELETE ${TEAM}/rhythm/pause`]: does('resume', 204, () => 'rhythm/pause'),
		[`PUT ${TEAM}/rhythm/people/[id=number]`]: does(
			'part',
			200,
			({ personId }) => `rhythm/people/${personId}`,
			{ part: 'optional' },
		),
		[`GET ${TEAM}/holidays`]: reads('holidays'),
		[`POST ${TEAM}/holidays`]: does(
			'addHoliday',
			201,
			() => 'holidays',
			(sent) => sent,
		),
		[`DELETE ${TEAM}/holidays/[id=number]`]: does('removeHoliday', 204, ({ id }) => `holidays/${id}`),
		[`GET ${TEAM}/questions`]: reads('questions'),
		[`POST ${TEAM}/questions`]: does(
			'addQuestion',
			201,
			() => 'questions',
			(sent) => sent,
		),
		[`PUT ${TEAM}/questions/[id=number]/retired`]: does('retire', 204, ({ id }) => `questions/${id}/retired`),
		[`DELETE ${TEAM}/questions/[id=number]/retired`]: does(
			'bringBack',
			204,
			({ id }) => `questions/${id}/retired`,
		),
		// What somebody passed over is theirs, and of a team that they are not in there is nothing.
		[`GET ${TEAM}/skipped/[day]`]: {
			at: always('/api/v1/teams/payments/skipped/2026-11-19'),
			table: row('401 200 200 200 200 200 200 200 200'),
		},
		[`PUT ${TEAM}/skipped/[day]`]: as('POST /log/new?/skip', {
			good: 204,
			to: (_, { team, day }) => `/teams/${team}/skipped/${day}`,
		}),
		// Nobody passed over it.
		[`DELETE ${TEAM}/skipped/[day]`]: as('POST /log/new?/skip', {
			good: 204,
			to: (_, { team, day }) => `/teams/${team}/skipped/${day}`,
			table: skipping(as),
		}),
		'POST /api/v1/lessons/[id=number]/send': as('POST /lessons/[id=number]?/send', {
			good: 201,
			to: (path) => `${path}/send`,
			body: (sent) => sent,
		}),
		'POST /api/v1/lessons/[id=number]/join': as('POST /lessons/[id=number]?/join', {
			good: 200,
			to: (path) => `${path}/join`,
			body: (sent) => ({ lessons: sent['lessons[]'] }),
		}),
	};
}

/** As passing over a day is; nobody did. */
const skipping = (as: AsPage): Decision['table'] => as('POST /log/new?/skip', { good: '=204' }).table;
