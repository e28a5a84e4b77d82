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

/** What leaves the house, for programs. */
export const reachingOutApi = (as: AsPage): Record<string, Decision> => ({
	...webhooks(as, '/admin/webhooks'),
	...webhooks(as, '/teams/[slug]/webhooks'),
});
