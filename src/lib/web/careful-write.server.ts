import type { RequestEvent } from '@sveltejs/kit';
import { changedMeanwhile } from '../errors.ts';
import { asOne } from '../db/transact.server.ts';
import type { Database, Transaction } from '../db/open.server.ts';
import { names, tagOf } from './entity-tag.ts';
import type { SignedIn } from './guard.server.ts';
import { keep, keptFor, type Kept } from './kept-answers/keeping.server.ts';
import { keyed, type Keyed } from './kept-answers/sealing.ts';
import { asItIs, readingOf, routeOf } from './known-endpoints.server.ts';
import { problem } from './problem-document.server.ts';
import { tokenIn } from './program.server.ts';
import { sessionId } from './session-cookie.server.ts';

/** What a program sends beside a write, so that it overwrites nobody and does nothing twice. */
export interface Care {
	ifMatch: string | null;
	ifNoneMatch: string | null;
	key: string | null;
}

const KEY = /^"?([\x21\x23-\x7e]{1,255})"?$/;

/** @returns null where nothing of it was sent */
export function careOf({ headers }: Request): Care | Response | null {
	const given = headers.get('idempotency-key');
	const key = given === null ? null : (KEY.exec(given.trim())?.[1] ?? '');
	if (key === '') {
		return problem(
			'not-understood',
			'An Idempotency-Key has 1 to 255 characters without spaces, such as a UUID.',
		);
	}
	const care = { ifMatch: headers.get('if-match'), ifNoneMatch: headers.get('if-none-match'), key };
	return Object.values(care).every((one) => one === null) ? null : care;
}

interface Careful {
	care: Care;
	person: SignedIn;
	event: RequestEvent;
	/** What tells one request from another, beside its address. */
	sent: string;
	/** Nobody else could write for as long as it takes: it is done between two transactions, and not in one. */
	atLength?: boolean | undefined;
}

/**
 * The comparison, what is done and the note of what was answered are one transaction: nobody writes in between, and a
 * crash leaves all of it or nothing. Whoever sends the same at the same time waits for its turn.
 * @param act does it, with the database that it is handed
 */
export async function writeWithCare(
	{ care, person, event, sent, atLength = false }: Careful,
	act: (event: RequestEvent) => Promise<Kept>,
): Promise<Response> {
	const asked = care.key === null ? null : keyedFor(event, care.key, sent);
	const inOne = (db: Database) => ({ ...event, locals: { ...event.locals, db } });
	const answeredBefore = async (db: Database, tx: Transaction) => {
		const before = asked && (await keptFor(tx, asked));
		if (!before) return null;
		if (typeof before === 'string') return before;
		await refuseUnseen(before, person, inOne(db));
		return { ...before, headers: { ...before.headers, 'idempotency-replayed': 'true' } };
	};
	const begin = async (db: Database, tx: Transaction) => {
		const before = await answeredBefore(db, tx);
		if (!before) await refuseUnmatched(care, person, inOne(db));
		return before;
	};
	const end = async (tx: Transaction, answered: Kept) => {
		if (asked) await keep(tx, asked, answered);
		return answered;
	};
	const { db: all } = event.locals;
	const actAlone = async () => {
		const answered = await act(event);
		return asOne(all, (_, tx) => end(tx, answered));
	};
	const done = atLength
		? ((await asOne(all, begin)) ?? (await actAlone()))
		: await asOne(all, async (db, tx) => (await begin(db, tx)) ?? end(tx, await act(inOne(db))));
	if (done === 'another') return problem('key-used-before');
	if (done === 'forgotten') {
		return problem('conflict', 'This was done before. What was answered then is not kept any longer.');
	}
	return responseOf(done);
}

export const responseOf = ({ status, headers, text }: Kept): Response =>
	new Response(text, {
		status,
		headers: { ...(text === null ? {} : { 'content-type': 'application/json' }), ...headers },
	});

function keyedFor(event: RequestEvent, key: string, sent: string): Keyed {
	const { request, url } = event;
	const secret = tokenIn(event) ?? sessionId(event) ?? '';
	return keyed(secret, key, [request.method, url.pathname + url.search, sent]);
}

async function refuseUnmatched(
	{ ifMatch, ifNoneMatch }: Care,
	person: SignedIn,
	event: RequestEvent,
): Promise<void> {
	if (ifMatch === null && ifNoneMatch === null) return;
	const reading = await readingOf(event.route.id);
	const tag = reading && tagOf(await asItIs(reading, person, event));
	const matches = (list: string) => tag !== null && names(list, tag);
	if ((ifMatch === null || matches(ifMatch)) && (ifNoneMatch === null || !matches(ifNoneMatch))) return;
	changedMeanwhile();
}

/** What was answered once is not shown again to somebody who may not see it any more: they are refused as they would be now. */
async function refuseUnseen(before: Kept, person: SignedIn, event: RequestEvent): Promise<void> {
	if (before.text === null) return;
	const made = before.headers.location === undefined ? null : routeOf(before.headers.location);
	const at = made ?? { route: event.route.id, params: event.params };
	const reading = await readingOf(at.route);
	if (reading)
		await asItIs(reading, person, { ...event, params: { ...event.params, ...at.params } } as RequestEvent);
}
