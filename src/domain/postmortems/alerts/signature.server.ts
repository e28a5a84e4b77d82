import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers that say who signed a body. */
export interface Signatures {
	/** `v1=…`, or several with commas between them while a secret is being replaced. */
	pagerduty: string | null;
	grafana: string | null;
}

/**
 * Whether one of them is that secret's over that body.
 * @see https://developer.pagerduty.com/docs/verifying-webhook-signatures
 */
export function isSignedWith(secret: string, body: Uint8Array, given: Signatures): boolean {
	const right = createHmac('sha256', secret).update(body).digest();
	const pagerduty = (given.pagerduty ?? '')
		.split(',')
		.map((one) => one.trim())
		.filter((one) => one.startsWith('v1='))
		.map((one) => one.slice('v1='.length));
	return [...pagerduty, given.grafana ?? ''].some((hex) => isEqual(right, Buffer.from(hex, 'hex')));
}

const isEqual = (right: Buffer, given: Buffer) =>
	given.length === right.length && timingSafeEqual(given, right);
