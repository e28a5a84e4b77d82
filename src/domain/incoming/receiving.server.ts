import { and, desc, eq, lte } from 'drizzle-orm';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { fingerprint } from '#lib/db/ids.server.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, missing, refusalIn, signedOut, tooMany } from '#lib/errors.ts';
import { Allowances } from '#lib/allowances.ts';
import { unseal } from '#lib/secret-box.server.ts';
import { personWith } from '../accounts/people.server.ts';
import { team } from '../accounts/tables.server.ts';
import { INCOMING_SECRET } from './addresses.server.ts';
import { incomingWith, ownIncoming } from './finding.server.ts';
import type { Person } from '../accounts/person.ts';
import { carryOut } from './outcome.server.ts';
import { readMessage, withoutSecrets } from './message.ts';
import { deliveryIn, isSigned, type Headers } from './signature.server.ts';
import { incomingMessage, type incomingAddress, type MessageState } from './tables.server.ts';

export interface Sent {
	/** From the address or the Authorization header; null where there was none. */
	key: string | null;
	body: Uint8Array;
	headers: Headers;
}

export interface Receipt {
	/** What became of it. */
	state: MessageState;
	/** It came before, and has done its work. */
	again: boolean;
	problem: string | null;
}

const KEPT = 30 * DAY;
const SHOWN = 30;
/** As for alerts: sixty at once, then one a second. */
const allowances = new Allowances({ most: 60, perSecond: 1 });

/** Takes what a program sends, and makes of it what its address says. The same delivery again does nothing. */
export async function receiveMessage(db: Database, { key, body, headers }: Sent): Promise<Receipt> {
	if (key === null) {
		signedOut('Send the key of the address: in the address itself, or as “Authorization: Bearer kin_in_…”.');
	}
	const address = await incomingWith(db, key);
	const owner = address && (await personWith(db.read, address.createdBy));
	if (!address || !owner) missing('An address with this key');
	const { allowed, seconds } = allowances.take(String(address.id));
	if (!allowed) tooMany('That is more than one message a second. Send the rest in a moment.', seconds);
	refuseUnsigned(db, address.signingSecret, body, headers);
	const read = readMessage(body, headers.get('content-type') ?? '');
	if ('problem' in read) invalid({ body: read.problem });
	const message = withoutSecrets(read.message);
	const delivery = deliveryIn(headers) ?? fingerprint(Buffer.from(body).toString('base64'));
	const kept = await keep(db, address.id, delivery, message);
	if (kept.state === 'made' || kept.state === 'passed') {
		return { state: kept.state, again: true, problem: kept.problem };
	}
	return { ...(await work(db, owner, address, { id: kept.id, body: message })), again: false };
}

function refuseUnsigned(db: Database, sealed: string | null, body: Uint8Array, headers: Headers): void {
	if (sealed === null || isSigned(unseal(db.folder, INCOMING_SECRET, sealed), body, headers)) return;
	signedOut('The signature is not the one that the signing secret of this address makes of this body.');
}

/** The row of a delivery: a new one, or that of the same delivery before. */
function keep(db: Database, addressId: number, delivery: string, body: unknown) {
	return transact(db, async (tx) => {
		const row = { addressId, delivery, body, receivedAt: now(), state: 'kept' as const };
		const [made] = await tx.insert(incomingMessage).values(row).onConflictDoNothing().returning();
		if (made) return made;
		const same = and(eq(incomingMessage.addressId, addressId), eq(incomingMessage.delivery, delivery));
		const [before] = await tx.select().from(incomingMessage).where(same);
		if (!before) throw new Error('A delivery was neither new nor known.');
		return before;
	});
}

type Address = typeof incomingAddress.$inferSelect;

async function work(
	db: Database,
	owner: Person,
	address: Pick<Address, 'teamId' | 'name' | 'makes' | 'fields'>,
	message: { id: number; body: unknown },
): Promise<{ state: MessageState; problem: string | null }> {
	// Nobody has said what is made of it yet: it is the sample to say that by.
	if (Object.keys(address.fields).length === 0) return { state: 'kept', problem: null };
	const became = await tried(db, owner, address, message.body);
	await transact(db, (tx) =>
		tx.update(incomingMessage).set(became).where(eq(incomingMessage.id, message.id)),
	);
	return { state: became.state, problem: became.problem };
}

async function tried(
	db: Database,
	owner: Person,
	{ teamId, name, makes, fields }: Pick<Address, 'teamId' | 'name' | 'makes' | 'fields'>,
	body: unknown,
): Promise<{ state: MessageState; problem: string | null; became: string | null }> {
	try {
		const [of] = await db.read.select({ slug: team.slug }).from(team).where(eq(team.id, teamId));
		const address = { makes, fields, name, team: of?.slug ?? missing('Its team') };
		const made = await carryOut(db, owner, address, body);
		return { problem: null, became: null, ...made };
	} catch (problem) {
		const refusal = refusalIn(problem);
		if (!refusal) throw problem;
		const [field] = Object.values(refusal.fields);
		return { state: 'refused', problem: field ?? refusal.sentence, became: null };
	}
}

/** What came to one's own address, the newest first. */
export async function messagesTo(db: Database, who: Person, slug: string, id: number) {
	await ownIncoming(db, who, slug, id);
	return db.read
		.select()
		.from(incomingMessage)
		.where(eq(incomingMessage.addressId, id))
		.orderBy(desc(incomingMessage.id))
		.limit(SHOWN);
}

/** Once more, by what the address says now; another draft, where there is one already. */
export async function makeAgain(
	db: Database,
	who: Person,
	slug: string,
	{ id, message }: { id: number; message: number },
): Promise<void> {
	const address = await ownIncoming(db, who, slug, id);
	if (Object.keys(address.fields).length === 0) conflict('Say first what is made of it.');
	const [found] = await db.read
		.select()
		.from(incomingMessage)
		.where(and(eq(incomingMessage.id, message), eq(incomingMessage.addressId, id)));
	if (!found) missing('This message');
	await work(db, who, address, found);
}

/** Nobody needs to know for longer what came. */
export async function clearOldMessages(db: Database): Promise<void> {
	await transact(db, (tx) => tx.delete(incomingMessage).where(lte(incomingMessage.receivedAt, now() - KEPT)));
}
