import { addBrowser, NewBrowser } from '#domain/notifications/push/subscriptions.server.ts';
import { invalid, signedOut, tooLarge } from '#lib/errors.ts';
import { refuseInMaintenance } from '#lib/maintenance.server.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { sessionId } from '#lib/web/session-cookie.server.ts';
import type { RequestHandler } from './$types';

const LIMIT = 10_000;

/** Where this browser listens while nobody has Kintsugi open; a script asks the browser for it. */
export const POST: RequestHandler = async (event) => {
	const person = signedIn(event);
	refuseInMaintenance(event);
	const session = sessionId(event) ?? signedOut();
	const body = await bodyUpTo(event.request, LIMIT);
	if (!body) tooLarge('That is more than a browser says about itself.');
	const sent = NewBrowser.safeParse(await new Response(body).json().catch(() => null));
	if (!sent.success) invalid({ endpoint: 'That is not how a browser says where it listens.' });
	const device = event.request.headers.get('user-agent') ?? '';
	await addBrowser(event.locals.db, person, { ...sent.data, device, session });
	return new Response(null, { status: 204 });
};
