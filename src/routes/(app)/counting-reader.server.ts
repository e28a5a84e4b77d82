import type { RequestEvent } from '@sveltejs/kit';
import { countReader } from '#domain/entries/readers.server.ts';
import type { Kind } from '#domain/entries/kinds.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';

/** What a page of an entry says once somebody has read it: one more reader, whose name is nobody's to see. */
export async function readerCounted(event: RequestEvent, kind: Kind): Promise<Response> {
	refuseInMaintenance(event);
	await countReader(event.locals.db, signedIn(event), { kind, number: Number(event.params.id) });
	return new Response(null, { status: 204 });
}
