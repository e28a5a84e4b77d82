import { receiveMessage } from '#domain/incoming/receiving.server.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { invalid, tooLarge } from '#lib/errors.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';
import { tokenIn } from '#lib/web/program.server.ts';
import type { RequestHandler } from './$types';

const LIMIT = 256_000;

/**
 * Where programs send anything. Nobody is signed in here: the key says whose address it is. It comes in the
 * Authorization header, or in the address from programs that can send no header.
 */
export const POST: RequestHandler = async (event) => {
	refuseInMaintenance(event);
	const { request, locals, params } = event;
	const body = await bodyUpTo(request, LIMIT);
	if (!body) tooLarge('A message can be 256 kB at the most.');
	const { state, again, problem } = await receiveMessage(locals.db, {
		key: params.key ?? tokenIn(event),
		body: new Uint8Array(await body.arrayBuffer()),
		headers: new Map(request.headers),
	});
	if (state === 'refused') invalid({ body: problem ?? 'It could not be used.' });
	return Response.json({ state, again });
};
