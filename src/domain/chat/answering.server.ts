import { environment } from '#lib/environment.server.ts';
import { outsideAddress } from '#lib/outgoing/address.ts';
import { fetchOutside } from '#lib/outgoing/fetch-outside.server.ts';
import { NotReached } from '#lib/outgoing/not-reached.ts';
import { log } from '#lib/log/log.server.ts';

const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com'];
/** Slack itself waits for three seconds. */
const PATIENCE = 2_000;

/** Whether answers to what somebody pressed may go there: to Slack, and to nobody whom a request names. */
export function isSlackAddress(address: string, own: readonly string[]): boolean {
	try {
		const { url, isOwn } = outsideAddress(address, own);
		return isOwn || (url.protocol === 'https:' && url.port === '' && SLACK_HOSTS.includes(url.hostname));
	} catch (problem) {
		if (problem instanceof NotReached) return false;
		throw problem;
	}
}

/** Puts an answer in the place of what somebody pressed. Where Slack does not take it, it is logged all the same. */
export async function answerSlack(address: string, reply: object): Promise<void> {
	const own = environment().ownHosts;
	if (!isSlackAddress(address, own)) return;
	try {
		await fetchOutside(address, {
			method: 'POST',
			own,
			timeout: PATIENCE,
			body: JSON.stringify({ replace_original: true, ...reply }),
			headers: { 'content-type': 'application/json' },
		});
	} catch (problem) {
		if (!(problem instanceof NotReached)) throw problem;
		log.warn(`Chat: an answer was not taken. ${problem.message}`);
	}
}
