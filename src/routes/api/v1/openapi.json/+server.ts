import type { RequestEvent } from '@sveltejs/kit';
import { describedAt } from '../description.server.ts';

/** Open to everybody, since it holds nothing of anybody's. */
export function GET({ url }: RequestEvent) {
	return Response.json(describedAt(url.origin));
}
