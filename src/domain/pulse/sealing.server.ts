import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';
import { and, count, eq, inArray } from 'drizzle-orm';
import { inLetters } from '#lib/db/ids.server.ts';
import type { Reader, Transaction } from '#lib/db/open.server.ts';
import { readKey } from './round-key.server.ts';
import { pulseSealed } from './tables.server.ts';

/** The key of an open round. */
export interface Seal {
	round: number;
	key: Buffer;
}

/** What lies in a place of the table: nothing yet, what somebody answered, what somebody wrote, or that they did. */
export type Content =
	| { is: 'nothing' }
	| { is: 'answers'; part: number; given: Record<string, number> }
	| { is: 'comment'; text: string }
	| { is: 'answered' };

/** Every place is as long as this, so that nothing is told by how much was written. */
const CLEAR_BYTES = 2048;
const LENGTH_BYTES = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const AT_ONCE = 200;

/** For each person, two places that are drawn by lot, and one that only who has the key finds, for that they answered. */
const DRAWN = 2;
const IN_ALL = DRAWN + 1;

/** The places of a round, all of them full of nothing, in the order of their names: which is by chance. */
export async function preparePlaces(tx: Transaction, seal: Seal, personIds: readonly number[]) {
	const drawn = Array.from({ length: DRAWN * personIds.length }, (_, at) => drawnName(seal, at));
	const names = [...drawn, ...personIds.map((id) => nameOf(seal, id))].sort();
	for (let at = 0; at < names.length; at += AT_ONCE) {
		await tx.insert(pulseSealed).values(
			names.slice(at, at + AT_ONCE).map((key) => ({
				...{ key, roundId: seal.round },
				sealed: sealed(seal, key, { is: 'nothing' }),
			})),
		);
	}
}

/** Null where the key was lost, or is another one than that with which these places were sealed. */
export async function findSeal(db: Reader, folder: string, round: number): Promise<Seal | null> {
	const key = readKey(folder, round);
	if (!key) return null;
	const name = drawnName({ round, key }, 0);
	const there = await db.select({ key: pulseSealed.key }).from(pulseSealed).where(eq(pulseSealed.key, name));
	return there.length > 0 ? { round, key } : null;
}

/** Into a free place that is drawn by lot. The row is as long as before, so that the file has it where it was. */
export async function putSealed(tx: Transaction, seal: Seal, content: Content): Promise<void> {
	const free = await placesOf(tx, seal);
	while (free.length > 0) {
		const [at = 0] = free.splice(randomInt(free.length), 1);
		const name = drawnName(seal, at);
		if ((await contentOf(tx, seal, name))?.is === 'nothing') return overwrite(tx, seal, name, content);
	}
	throw new Error('There is no place left for an answer.');
}

async function placesOf(db: Reader, { round }: Seal): Promise<number[]> {
	const [found] = await db.select({ many: count() }).from(pulseSealed).where(eq(pulseSealed.roundId, round));
	return Array.from({ length: ((found?.many ?? 0) / IN_ALL) * DRAWN }, (_, at) => at);
}

export async function markAnswered(tx: Transaction, seal: Seal, personId: number): Promise<void> {
	await overwrite(tx, seal, nameOf(seal, personId), { is: 'answered' });
}

/** Who of these people has answered; for themselves, and for whom nobody reminds. */
export async function answeredAmong(
	db: Reader,
	seal: Seal,
	personIds: readonly number[],
): Promise<Set<number>> {
	const answered = new Set<number>();
	for (let at = 0; at < personIds.length; at += AT_ONCE) {
		const names = new Map(personIds.slice(at, at + AT_ONCE).map((id) => [nameOf(seal, id), id]));
		const rows = await db
			.select()
			.from(pulseSealed)
			.where(inArray(pulseSealed.key, [...names.keys()]));
		for (const { key, sealed: text } of rows) {
			const id = names.get(key);
			if (id !== undefined && opened(seal, key, text).is === 'answered') answered.add(id);
		}
	}
	return answered;
}

/** All that was answered and written, in an order by chance. */
export async function unsealAll(db: Reader, seal: Seal): Promise<Content[]> {
	const rows = await db.select().from(pulseSealed).where(eq(pulseSealed.roundId, seal.round));
	return shuffled(rows.map(({ key, sealed: text }) => opened(seal, key, text)));
}

/** By lot, so that each order is as likely. */
export function shuffled<One>(these: readonly One[]): One[] {
	const left = [...these];
	return these.flatMap(() => left.splice(randomInt(left.length), 1));
}

async function contentOf(db: Reader, seal: Seal, name: string): Promise<Content | null> {
	const [row] = await db.select().from(pulseSealed).where(eq(pulseSealed.key, name));
	return row ? opened(seal, name, row.sealed) : null;
}

async function overwrite(tx: Transaction, seal: Seal, name: string, content: Content): Promise<void> {
	await tx
		.update(pulseSealed)
		.set({ sealed: sealed(seal, name, content) })
		.where(and(eq(pulseSealed.key, name), eq(pulseSealed.roundId, seal.round)));
}

const drawnName = (seal: Seal, at: number) => named(seal, `place ${at}`);
const nameOf = (seal: Seal, personId: number) => named(seal, `person ${personId}`);

function named({ round, key }: Seal, what: string): string {
	return inLetters(createHmac('sha256', key).update(`${round} ${what}`).digest());
}

/** AES-256-GCM; the name is authenticated, so that nothing opens in another place. */
function sealed({ key }: Seal, name: string, content: Content): string {
	const text = Buffer.from(JSON.stringify(content));
	if (text.length > CLEAR_BYTES - LENGTH_BYTES) throw new Error('That is longer than a place.');
	const clear = Buffer.alloc(CLEAR_BYTES);
	clear.writeUInt16BE(text.length);
	text.copy(clear, LENGTH_BYTES);
	const nonce = randomBytes(NONCE_BYTES);
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
	const closed = Buffer.concat([cipher.update(clear), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url');
}

function opened({ key }: Seal, name: string, text: string): Content {
	const bytes = Buffer.from(text, 'base64url');
	const nonce = bytes.subarray(0, NONCE_BYTES);
	const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
		.setAAD(Buffer.from(name))
		.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
	const clear = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
	const end = LENGTH_BYTES + clear.readUInt16BE();
	return JSON.parse(clear.subarray(LENGTH_BYTES, end).toString('utf8')) as Content;
}
