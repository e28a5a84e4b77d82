import { eq } from 'drizzle-orm';
import * as Y from 'yjs';
import { now } from '#lib/db/clock.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { openRoom } from '#lib/live/rooms.server.ts';
import { readSharing } from '../../entries/sharing.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { typedOf } from '../editing/typed-of.ts';
import type { Typed } from '../editing/typed.ts';
import { readContent } from '../stored.server.ts';
import { liveDocument } from '../tables.server.ts';
import { roomOf } from './room-name.ts';
import { complete, keyedAs, typedIn, withoutOffered, write } from './shared.ts';

/** The document in which a post-mortem is written, and how far it and the entry have come together. */
export interface Held {
	doc: Y.Doc;
	lineage: string;
	/** The version of the entry that is in it. */
	version: number;
	/** What the form shows of that version. */
	base: Typed;
}

/** With everything that was saved elsewhere since it was open last. */
export async function openDocument(db: Database, entryId: number) {
	return transact(db, async (tx) => {
		const { version, typed, published, updatedAt } = await savedForm(tx, entryId);
		const there = await storedDocument(tx, entryId);
		if (there) return { held: there, published, updatedAt };
		const held = { doc: new Y.Doc(), lineage: randomName(12), version, base: typed };
		write(held.doc, null, typed);
		await putDocument(tx, entryId, held);
		return { held, published, updatedAt };
	});
}

/** The document of a new post-mortem, with the rows under the keys that its first page gave them. */
export async function plantDocument(db: Database, entryId: number, written: Typed): Promise<void> {
	await transact(db, async (tx) => {
		const { version, typed } = await savedForm(tx, entryId);
		const doc = new Y.Doc();
		write(doc, null, withoutOffered(written));
		await putDocument(tx, entryId, { doc, lineage: randomName(12), version, base: typed });
	});
}

/** What its writers have in front of them, whether it is saved for its readers or not. */
export async function formNow(db: Database, entryId: number): Promise<Typed> {
	const room = await openRoom(roomOf(entryId));
	if (room) return typedIn(room.doc);
	const held = await storedDocument(db.read, entryId);
	return held ? typedIn(held.doc) : (await savedForm(db.read, entryId)).typed;
}

export async function savedForm(db: Reader, entryId: number) {
	const [found] = await db.select().from(entry).where(eq(entry.id, entryId));
	if (!found) throw new Error(`There is no entry ${entryId}.`);
	const typed = typedOf(await readContent(db, found), await readSharing(db, found));
	const { version, updatedAt, publishedAt } = found;
	return { version, typed, updatedAt, published: publishedAt !== null };
}

/** Brings in what was saved by another road: a form without a script, the API, an older version put back. */
export function bringIn(held: Held, { version, typed }: { version: number; typed: Typed }): Held {
	const { doc, base } = held;
	write(doc, keyedAs(doc, base), keyedAs(doc, typed), { echo: true, origin: 'elsewhere' });
	return { ...held, version, base: typed };
}

export async function putDocument(tx: Transaction, entryId: number, held: Held): Promise<void> {
	const { doc, lineage, version, base } = held;
	const row = { lineage, version, base, state: Buffer.from(Y.encodeStateAsUpdate(doc)), at: now() };
	await tx
		.insert(liveDocument)
		.values({ entryId, ...row })
		.onConflictDoUpdate({ target: liveDocument.entryId, set: row });
}

async function storedDocument(db: Reader, entryId: number): Promise<Held | null> {
	const [row] = await db.select().from(liveDocument).where(eq(liveDocument.entryId, entryId));
	if (!row) return null;
	const doc = new Y.Doc();
	Y.applyUpdate(doc, row.state);
	complete(doc);
	const held = { doc, lineage: row.lineage, version: row.version, base: row.base };
	const saved = await savedForm(db, entryId);
	return saved.version === row.version ? held : bringIn(held, saved);
}
