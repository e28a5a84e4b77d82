import { WEBHOOK_MESSAGES } from '#domain/webhooks/payload.ts';
import { describeApi } from '#lib/web/openapi.server.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handler } from '#lib/web/endpoint.server.ts';

const modules = import.meta.glob<Record<string, Handler>>('../**/+server.ts', { eager: true });

/** Written from the endpoints themselves; open to everybody, since it holds nothing of anybody's. */
export function GET({ url }: RequestEvent) {
	return Response.json(describeApi(modules, url.origin, WEBHOOK_MESSAGES));
}
