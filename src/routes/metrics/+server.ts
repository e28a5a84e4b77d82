import { createHash, timingSafeEqual } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { metrics } from '#domain/operation/metrics.server.ts';
import { environment } from '#lib/environment.server.ts';
import type { RequestHandler } from './$types';

/** Numbers for Prometheus, for whoever has the token that the environment names; without one there is nothing here. */
export const GET: RequestHandler = async ({ request }) => {
	const { metricsToken } = environment();
	const given = request.headers.get('authorization')?.replace(/^Bearer\s+/i, '') ?? '';
	const found = metricsToken !== null && isSame(given, metricsToken) ? await metrics() : null;
	if (!found) error(404, { message: 'This page is not here, or it is not shared with you.' });
	return new Response(found.text, { headers: { 'content-type': found.type, 'cache-control': 'no-store' } });
};

function isSame(one: string, other: string): boolean {
	const mark = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(mark(one), mark(other));
}
