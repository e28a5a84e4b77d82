import { eq } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { environment } from '#lib/environment.server.ts';
import { log } from '#lib/log/log.server.ts';
import { clearOutbox } from '#lib/outbox/clearing.server.ts';
import { sendDue, type Tried } from '#lib/outbox/sending.server.ts';
import { holdBack, type Taken } from '#lib/outbox/taking.server.ts';
import { waitAfter } from '#lib/outbox/way.ts';
import { fetchOutside } from '#lib/outgoing/fetch-outside.server.ts';
import { NotReached } from '#lib/outgoing/not-reached.ts';
import { retryAfter } from '#lib/outgoing/retry-after.ts';
import { addressProblem } from '#lib/outgoing/secure-address.ts';
import { unseal } from '#lib/secret-box.server.ts';
import { compose } from './composing.server.ts';
import { TEST } from './event.ts';
import { pauseUnheard, PAUSED } from './pausing.server.ts';
import { webhook } from './tables.server.ts';
import { WEBHOOK } from './way.ts';

/** What the secrets are sealed for. */
export const WEBHOOK_SECRET = 'webhook secret';
/** So that one slow program holds up the others no more than it has to. */
const AT_ONCE = 4;
/** Characters of an answer that are kept. */
const ANSWER = 1_000;

/** Sends what is due to webhooks. What was sent and not noted goes out again under the same id. */
export async function deliverWebhooks(db: Database, stopping?: AbortSignal): Promise<void> {
	await clearOutbox(db, WEBHOOK);
	await sendDue(db, WEBHOOK, { attempt: (taken) => attempt(db, taken), stopping, atOnce: AT_ONCE });
}

/** What a receiver knows a message by, however often it comes. */
export function messageId({ key, createdAt }: Pick<Taken, 'key' | 'createdAt'>): string {
	return `msg_${fingerprint(`${key} ${createdAt}`).slice(0, 28)}`;
}

async function attempt(db: Database, taken: Taken): Promise<Tried> {
	const [hook] = await db.read
		.select()
		.from(webhook)
		.where(eq(webhook.id, Number(taken.about.webhookId)));
	if (!hook) return dropped('Its webhook was removed.');
	if (hook.pausedAt !== null && taken.kind !== TEST) return dropped(PAUSED);
	let body: string;
	try {
		const payload = await compose(db.read, hook, taken);
		if (payload === null) return dropped('It is not for all who would hear it, or not any more.');
		body = JSON.stringify(payload);
	} catch (problem) {
		log.problem(`Webhook ${taken.kind}`, problem);
		return failed('It could not be written; the log of the server says why.');
	}
	return post(db, hook, taken, body);
}

async function post(
	db: Database,
	hook: typeof webhook.$inferSelect,
	taken: Taken,
	body: string,
): Promise<Tried> {
	const began = performance.now();
	const took = () => Math.round(performance.now() - began);
	let answer: Response;
	try {
		answer = await send(db, hook, taken, body);
	} catch (problem) {
		if (!(problem instanceof NotReached)) {
			log.problem(`Webhook ${taken.kind}`, problem);
			return failed('It could not be sent; the log of the server says why.');
		}
		const tried = { status: null, took: took(), problem: problem.message };
		return refused(db, hook, taken, { tried, isDown: true, wait: 0, forGood: false });
	}
	const { status } = answer;
	const said = { status, took: took(), answer: await beginningOf(answer) };
	if (answer.ok) return { outcome: { state: 'sent' }, tried: { ...said, problem: null } };
	return refused(db, hook, taken, {
		tried: { ...said, problem: `It answered ${status}.` },
		isDown: status >= 500 || status === 429 || status === 408,
		wait: retryAfter(answer.headers, now()),
		// “Gone”: whoever runs it wants no more.
		forGood: status === 410,
	});
}

/** Of what it answered, for whoever looks for the reason; null where it said nothing. */
async function beginningOf(answer: Response): Promise<string | null> {
	const text = (await answer.text()).toWellFormed().replaceAll('\0', '');
	return text === '' ? null : text.slice(0, ANSWER);
}

function send(
	db: Database,
	{ address, ...secrets }: typeof webhook.$inferSelect,
	taken: Taken,
	body: string,
): Promise<Response> {
	const own = environment().ownHosts;
	const problem = addressProblem(address, own);
	if (problem !== null) throw new NotReached('address', problem);
	const id = messageId(taken);
	const at = new Date(now());
	return fetchOutside(address, {
		method: 'POST',
		own,
		body,
		headers: {
			'content-type': 'application/json',
			'webhook-id': id,
			'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
			'webhook-signature': secretsOf(db, secrets)
				.map((secret) => new Webhook(secret).sign(id, at, body))
				.join(' '),
		},
	});
}

/** The new one first; for a while after it was made, the earlier one signs as well. */
function secretsOf(
	db: Database,
	{
		secret,
		earlierSecret,
		earlierUntil,
	}: Pick<typeof webhook.$inferSelect, 'secret' | 'earlierSecret' | 'earlierUntil'>,
): string[] {
	const signs = earlierSecret !== null && earlierUntil !== null && earlierUntil > now();
	return [secret, ...(signs ? [earlierSecret] : [])].map((one) => unseal(db.folder, WEBHOOK_SECRET, one));
}

interface Refusal {
	tried: NonNullable<Tried['tried']> & { problem: string };
	/** It is not about this message: the next one would fare the same. */
	isDown: boolean;
	/** What it asked for, in milliseconds. */
	wait: number;
	forGood: boolean;
}

async function refused(
	db: Database,
	hook: typeof webhook.$inferSelect,
	taken: Taken,
	{ tried, isDown, wait, forGood }: Refusal,
): Promise<Tried> {
	const next = waitAfter(WEBHOOK, taken.attempts);
	// Whoever tries it out sees at once that it does not work; nobody is told three days later.
	const isTest = taken.kind === TEST;
	if ((next === null || forGood) && !isTest) await pauseUnheard(db, hook);
	else if (isDown && next !== null && !isTest) {
		const until = now() + Math.max(next, wait);
		await holdBack(db, WEBHOOK, { field: 'webhookId', id: hook.id }, until);
	}
	const { problem } = tried;
	return { tried, outcome: { state: 'failed', problem, forGood: forGood || isTest, notBefore: wait } };
}

function dropped(problem: string): Tried {
	return { outcome: { state: 'dropped', problem } };
}

function failed(problem: string): Tried {
	return { outcome: { state: 'failed', problem, forGood: false } };
}
