import type { AsPage } from './as-programs.ts';
import type { Decision } from './decision.ts';
import type { World } from './world.ts';

const WEBHOOK = { name: 'Warehouse', address: 'https://hooks.invalid/another', events: ['lesson.learned'] };

/** Webhooks of the workspace, and of teams: as on their pages. */
function webhooks(as: AsPage, page: string): Record<string, Decision> {
	const one = `${page}/[id=number]`;
	const here = `/api/v1${one}`;
	const delivery = (path: string, _: object, { reachingOut }: World) =>
		`${path}/deliveries/${path.includes('/teams/') ? reachingOut.deliveredToTeam : reachingOut.delivered}`;
	const to = (rest: string) => (path: string) => path + rest;
	return {
		[`GET /api/v1${page}`]: as(`GET ${page}`, { good: 200 }),
		[`POST /api/v1${page}`]: as(`POST ${page}?/make`, { good: 201, body: WEBHOOK }),
		[`GET ${here}`]: as(`GET ${one}`, { good: 200 }),
		[`PATCH ${here}`]: as(`POST ${one}?/change`, { good: 200, body: { name: 'Warehouses' } }),
		[`DELETE ${here}`]: as(`POST ${one}?/remove`, { good: 204 }),
		[`POST ${here}/secret`]: as(`POST ${one}?/renew`, { good: 201, to: to('/secret') }),
		[`DELETE ${here}/secret/earlier`]: as(`POST ${one}?/forget`, { good: 204, to: to('/secret/earlier') }),
		[`PUT ${here}/pause`]: as(`POST ${one}?/pause`, { good: 204, to: to('/pause') }),
		[`DELETE ${here}/pause`]: as(`POST ${one}?/resume`, { good: 204, to: to('/pause') }),
		[`POST ${here}/test`]: as(`POST ${one}?/test`, { good: 204, to: to('/test') }),
		[`GET ${here}/deliveries`]: as(`GET ${one}`, { good: 200, to: to('/deliveries') }),
		[`GET ${here}/deliveries/[delivery=number]`]: as(`GET ${one}`, { good: 200, to: delivery }),
		[`POST ${here}/deliveries/[delivery=number]/again`]: as(`POST ${one}?/again`, {
			good: 204,
			to: (path, sent, world) => `${delivery(path, sent, world)}/again`,
		}),
	};
}

/** Where tools send alerts to, as on its page. */
function alerts(as: AsPage): Record<string, Decision> {
	const page = '/teams/[slug]/alerts';
	const here = `/api/v1${page}/[id=number]`;
	const does = (verb: string, good: number, rest = '', body?: object) =>
		as(`POST ${page}?/${verb}`, {
			good,
			to: (path, { id }) => `${path}/${id}${rest}`,
			...(body ? { body } : {}),
		});
	return {
		[`GET /api/v1${page}`]: as(`GET ${page}`, { good: 200 }),
		[`POST /api/v1${page}`]: as(`POST ${page}?/make`, { good: 201, body: (sent) => sent }),
		[`GET ${here}`]: as(`GET ${page}`, {
			good: 200,
			to: (path, _, { alertAddress }) => `${path}/${alertAddress.id}`,
		}),
		[`PATCH ${here}`]: does('rename', 200, '', { name: 'Grafana' }),
		[`POST ${here}/key`]: does('renew', 201, '/key'),
		[`PUT ${here}/off`]: does('switchOff', 204, '/off'),
		[`DELETE ${here}/off`]: does('switchOn', 204, '/off'),
	};
}

/** Channels that hear of a team, as on its page. */
function channels(as: AsPage): Record<string, Decision> {
	const page = '/teams/[slug]/chat';
	const home = '/api/v1/teams/[slug]/channels';
	const at = (path: string) => path.replace(/chat$/, 'channels');
	const does = (verb: string, good: number, rest = '', body?: object) =>
		as(`POST ${page}?/${verb}`, {
			good,
			to: (path, { id }) => `${at(path)}/${id}${rest}`,
			...(body ? { body } : {}),
		});
	return {
		[`GET ${home}`]: as(`GET ${page}`, { good: 200, to: at }),
		[`POST ${home}`]: as(`POST ${page}?/make`, {
			good: 201,
			to: at,
			body: { kind: 'slack', name: '#money', address: 'https://hooks.invalid/more', news: ['week'] },
		}),
		[`GET ${home}/[id=number]`]: as(`GET ${page}`, {
			good: 200,
			to: (path, _, { reachingOut }) => `${at(path)}/${reachingOut.channel}`,
		}),
		[`PATCH ${home}/[id=number]`]: does('change', 200, '', { name: '#gold' }),
		[`DELETE ${home}/[id=number]`]: does('remove', 204),
		[`PUT ${home}/[id=number]/pause`]: does('pause', 204, '/pause'),
		[`DELETE ${home}/[id=number]/pause`]: does('resume', 204, '/pause'),
		[`POST ${home}/[id=number]/test`]: does('test', 204, '/test'),
	};
}

/** What leaves the house, for programs. */
export const reachingOutApi = (as: AsPage): Record<string, Decision> => ({
	...webhooks(as, '/admin/webhooks'),
	...webhooks(as, '/teams/[slug]/webhooks'),
	...alerts(as),
	...channels(as),
});
