import { createHmac, timingSafeEqual } from 'node:crypto';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** Headers by their small names. */
export type Headers = ReadonlyMap<string, string>;

/** Others sign the body alone, with its hexadecimal SHA-256 in one of these. */
const OVER_BODY = ['x-hub-signature-256', 'x-signature-256', 'x-signature', 'x-gitea-signature'];

/** Whether a body was signed with the secret: as Standard Webhooks has it, or with an HMAC over the body. */
export function isSigned(secret: string, body: Uint8Array, headers: Headers): boolean {
	if (headers.has('webhook-signature')) return isStandard(secret, body, headers);
	const right = createHmac('sha256', secret).update(body).digest();
	return OVER_BODY.some((name) => {
		const given = Buffer.from((headers.get(name) ?? '').replace(/^sha256=/, ''), 'hex');
		return given.length === right.length && timingSafeEqual(given, right);
	});
}

function isStandard(secret: string, body: Uint8Array, headers: Headers): boolean {
	try {
		new Webhook(secret).verify(Buffer.from(body), Object.fromEntries(headers));
		return true;
	} catch (problem) {
		if (problem instanceof WebhookVerificationError || problem instanceof Error) return false;
		throw problem;
	}
}

/** What the sender knows this message by. */
export function deliveryIn(headers: Headers): string | null {
	const names = [
		'webhook-id',
		'idempotency-key',
		'x-github-delivery',
		'x-gitlab-event-uuid',
		'x-gitea-delivery',
	];
	for (const name of names) {
		const id = headers.get(name)?.trim();
		if (id) return id.slice(0, 200);
	}
	return null;
}
