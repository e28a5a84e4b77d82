import { WEBHOOK_MESSAGES } from '#domain/webhooks/payload.ts';
import { describeApi, type Description } from '#lib/web/openapi.server.ts';
import type { Handler } from '#lib/web/endpoint.server.ts';
import examples from './examples.json';

const modules = import.meta.glob<Record<string, Handler>>(
	// What tells of the others is none of them, and would be read before it is there.
	['./**/+server.ts', '!./openapi.json/+server.ts'],
	{ eager: true },
);

let made: { origin: string; description: Description } | null = null;

/** Written from the endpoints themselves; made once for an address, since nothing in it changes while this runs. */
export function describedAt(origin: string): Description {
	if (made?.origin !== origin) {
		made = { origin, description: describeApi({ modules, origin, messages: WEBHOOK_MESSAGES, examples }) };
	}
	return made.description;
}
