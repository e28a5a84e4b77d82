import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { slackSecret } from '#domain/chat/settings.server.ts';
import { isFromSlack, Once } from '#domain/chat/verified.server.ts';
import { missing, signedOut, tooLarge } from '#lib/errors.ts';
import { bodyUpTo } from '#lib/web/body.server.ts';

const LIMIT = 200_000;
const once = new Once();

/** What Slack sent, as the fields of a form; null where it was sent before. Anybody else is refused. */
export async function fromSlack({ request, locals }: RequestEvent): Promise<URLSearchParams | null> {
	const secret = await slackSecret(locals.db);
	if (secret === null) missing('Logging from Slack');
	const body = await bodyUpTo(request, LIMIT);
	if (!body) tooLarge('That is more than Slack sends.');
	const bytes = new Uint8Array(await body.arrayBuffer());
	const { headers } = request;
	const signature = headers.get('x-slack-signature');
	const timestamp = headers.get('x-slack-request-timestamp');
	if (!isFromSlack(secret, { timestamp, signature, body: bytes })) {
		signedOut('The signature is not the one that the signing secret makes of this, within five minutes.');
	}
	const mark = createHash('sha256')
		.update(signature ?? '')
		.digest('hex');
	return once.take(mark) ? new URLSearchParams(new TextDecoder().decode(bytes)) : null;
}
