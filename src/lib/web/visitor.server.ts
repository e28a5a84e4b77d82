import type { RequestEvent } from '@sveltejs/kit';
import type { Origin } from '../whence.server.ts';

/** Who knocks, before we know the name: the network address and what the browser calls itself. */
export function visitor(event: Pick<RequestEvent, 'getClientAddress' | 'request'>): Origin {
	return { address: address(event), device: event.request.headers.get('user-agent') ?? '' };
}

/** A proxy that leaves the header out, or a socket that is gone, is no reason for a request to end. */
function address({ getClientAddress }: Pick<RequestEvent, 'getClientAddress'>): string {
	try {
		return getClientAddress();
	} catch {
		return 'unknown';
	}
}
