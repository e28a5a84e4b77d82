import { receive } from '#domain/postmortems/alerts/receiving.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { tooLarge } from '#lib/errors.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';
import { tokenIn } from '#lib/web/program.server.ts';
import type { RequestHandler } from './$types';

const LIMIT = 1_000_000;

/**
 * Where tools send alerts. Nobody is signed in here: the key says which team it is for. It comes in the
 * Authorization header, or in the address from tools that can send no header.
 */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const { request, locals, params } = event;
	const body = await bodyUpTo(request, LIMIT);
	if (!body) tooLarge('A message can be 1 MB at the most.');
	const { signals, fresh } = await receive(locals.db, {
		key: params.key ?? tokenIn(event),
		signatures: {
			pagerduty: request.headers.get('x-pagerduty-signature'),
			grafana: request.headers.get('x-grafana-alerting-signature'),
		},
		body: new Uint8Array(await body.arrayBuffer()),
	});
	return Response.json({ signals, new: fresh });
};
