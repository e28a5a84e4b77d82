import { eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
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
import { team } from '../accounts/tables.server.ts';
import { compose, TEST } from './composing.server.ts';
import { FORMATS } from './formats/all.ts';
import { pauseClosed } from './pausing.server.ts';
import { chatPlace } from './tables.server.ts';
import { CHAT } from './way.ts';

/** What the addresses are sealed for. */
export const CHAT_ADDRESS = 'chat address';
const AT_ONCE = 2;
/** The channel is gone, or takes nothing from this address any more. */
const CLOSED = [401, 403, 404, 410];

/** Tells channels what is due. Each thing is one message, also where it is told in two tries. */
export async function deliverChat(db: Database, stopping?: AbortSignal): Promise<void> {
	await clearOutbox(db, CHAT);
	await sendDue(db, CHAT, { attempt: (taken) => attempt(db, taken), stopping, atOnce: AT_ONCE });
}

type Place = typeof chatPlace.$inferSelect;

async function attempt(db: Database, taken: Taken): Promise<Tried> {
	const [found] = await db.read
		.select({ place: chatPlace, team: { slug: team.slug, name: team.name } })
		.from(chatPlace)
		.innerJoin(team, eq(team.id, chatPlace.teamId))
		.where(eq(chatPlace.id, Number(taken.about.placeId)));
	if (!found) return dropped('Its channel was taken away.');
	const { place } = found;
	if (place.pausedAt !== null && taken.kind !== TEST) return dropped('Its channel was paused.');
	let body: string;
	try {
		const message = await compose(db.read, { teamId: place.teamId, team: found.team }, taken);
		if (message === null) return dropped('There was nothing to tell all who would hear it.');
		body = JSON.stringify(FORMATS[place.kind](message));
	} catch (problem) {
		log.problem(`Chat ${taken.kind}`, problem);
		return failed('It could not be written; the log of the server says why.');
	}
	return post(db, place, taken, body);
}

async function post(db: Database, place: Place, taken: Taken, body: string): Promise<Tried> {
	const began = performance.now();
	const took = () => Math.round(performance.now() - began);
	try {
		const answer = await send(db, place, body);
		const { status } = answer;
		if (answer.ok) return { outcome: { state: 'sent' }, tried: { status, took: took(), problem: null } };
		return await refused(db, place, taken, {
			tried: { status, took: took(), problem: sentenceFor(status) },
			wait: retryAfter(answer.headers, now()),
		});
	} catch (problem) {
		if (problem instanceof NotReached) {
			const tried = { status: null, took: took(), problem: problem.message };
			return refused(db, place, taken, { tried, wait: 0 });
		}
		log.problem(`Chat ${taken.kind}`, problem);
		return failed('It could not be sent; the log of the server says why.');
	}
}

function send(db: Database, { address }: Place, body: string): Promise<Response> {
	const own = environment().ownHosts;
	const to = unseal(db.folder, CHAT_ADDRESS, address);
	const problem = addressProblem(to, own);
	if (problem !== null) throw new NotReached('address', problem);
	return fetchOutside(to, { method: 'POST', own, body, headers: { 'content-type': 'application/json' } });
}

function sentenceFor(status: number): string {
	if (status === 429) return 'It asked for a pause.';
	if (CLOSED.includes(status))
		return `It answered ${status}: the channel is gone, or its address is not valid any more.`;
	return `It answered ${status}.`;
}

async function refused(
	db: Database,
	place: Place,
	taken: Taken,
	{ tried, wait }: { tried: { status: number | null; took: number; problem: string }; wait: number },
): Promise<Tried> {
	const { status, problem } = tried;
	const next = waitAfter(CHAT, taken.attempts);
	const isClosed = status !== null && CLOSED.includes(status);
	// The same message would be refused again.
	const forGood =
		isClosed || (status !== null && status >= 400 && status < 500 && ![408, 425, 429].includes(status));
	const isTest = taken.kind === TEST;
	if (!isTest && (isClosed || next === null)) await pauseClosed(db, place);
	else if (!isTest && !forGood && next !== null) {
		await holdBack(db, CHAT, { field: 'placeId', id: place.id }, now() + Math.max(next, wait));
	}
	return { tried, outcome: { state: 'failed', problem, forGood: forGood || isTest, notBefore: wait } };
}

function dropped(problem: string): Tried {
	return { outcome: { state: 'dropped', problem } };
}

function failed(problem: string): Tried {
	return { outcome: { state: 'failed', problem, forGood: false } };
}
