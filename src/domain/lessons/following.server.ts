import { eq } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { announce } from '../webhooks/announcing.server.ts';
import { askLater, askNoMore } from './checks.server.ts';
import { change, lesson } from './tables.server.ts';

type Row = typeof change.$inferSelect;
type Entry = Pick<typeof entry.$inferSelect, 'id' | 'version' | 'publishedAt'>;

/** What an entry has taught so far, and what follows from it, before it is written anew. */
export interface Before {
	lessons: ReadonlySet<number>;
	changes: ReadonlyMap<number, Row>;
}

export async function before(tx: Transaction, entryId: number): Promise<Before> {
	const changes = await tx.select().from(change).where(eq(change.entryId, entryId));
	return {
		lessons: new Set(await lessonsOf(tx, entryId)),
		changes: new Map(changes.map((row) => [row.id, row])),
	};
}

async function lessonsOf(tx: Transaction, entryId: number): Promise<number[]> {
	const rows = await tx.select({ id: lesson.id }).from(lesson).where(eq(lesson.entryId, entryId));
	return rows.map(({ id }) => id);
}

/**
 * What follows by itself once an entry is written, by whatever road: who said last how a change stands, when somebody
 * looks whether it held, who is asked for it, and what is news elsewhere.
 */
export async function follow(tx: Transaction, who: Person, entryId: number, was: Before): Promise<void> {
	const [of] = await tx
		.select({ id: entry.id, version: entry.version, publishedAt: entry.publishedAt })
		.from(entry)
		.where(eq(entry.id, entryId));
	if (!of) return;
	const rows = await tx.select().from(change).where(eq(change.entryId, entryId));
	for (const row of rows) await followOne(tx, who, of, was.changes.get(row.id) ?? null, row);
	const left = new Set(rows.map(({ id }) => id));
	for (const gone of was.changes.values()) if (!left.has(gone.id)) await asksNobody(tx, gone);
	if (!isLater(of)) return;
	for (const id of await lessonsOf(tx, entryId)) {
		if (!was.lessons.has(id)) await announce(tx, { event: 'lesson.learned', entryId, lessonId: id });
	}
}

/** Its readers have seen an earlier version of it: what it is published with is told when it is published. */
const isLater = ({ version, publishedAt }: Entry) => publishedAt !== null && version > 1;

async function followOne(tx: Transaction, who: Person, of: Entry, was: Row | null, row: Row): Promise<void> {
	if (was?.state !== row.state) {
		if (was) {
			await tx.update(change).set({ stateBy: who.id, stateAt: now() }).where(eq(change.id, row.id));
			await tellOfState(tx, row);
		}
		if (row.state === 'done') await askLater(tx, row);
		else if (was?.state === 'done') await askNoMore(tx, row);
	} else if (row.state === 'done' && was.doneOn !== row.doneOn) {
		await askLater(tx, row);
	}
	if (was && (row.state !== 'open' || row.ownerId !== was.ownerId || row.due !== was.due)) {
		await asksNobody(tx, was);
	}
	if (was ? of.publishedAt === null : !isLater(of)) return;
	if (!was) await announce(tx, { event: 'change.planned', entryId: of.id, changeId: row.id });
	if (row.ownerId !== was?.ownerId) await askOwner(tx, who, row);
}

async function tellOfState(tx: Transaction, { id, entryId, state }: Row): Promise<void> {
	if (state === 'open') return;
	const event = state === 'done' ? 'change.done' : 'change.dropped';
	await announce(tx, { event, entryId, changeId: id });
}

/** Whoever is named as its owner by somebody else hears of it. */
async function askOwner(tx: Transaction, who: Person, { id, entryId, ownerId, state }: Row): Promise<void> {
	if (ownerId === null || state !== 'open') return;
	await tell(tx, { to: [ownerId], kind: 'change-asked', entryId, by: who.id, subject: String(id) });
}

/** What somebody was asked about it is no news any more. */
async function asksNobody(tx: Transaction, { id, entryId, due }: Row): Promise<void> {
	await settle(tx, { kind: 'change-asked', entryId, subject: String(id) });
	if (due !== null) await settle(tx, { kind: 'change-due', entryId, subject: `${id} ${due}` });
}

/** Owners of what is planned hear of it when its entry is shown to them. */
export async function askOwners(tx: Transaction, who: Person, entryId: number): Promise<void> {
	const rows = await tx.select().from(change).where(eq(change.entryId, entryId));
	for (const row of rows) await askOwner(tx, who, row);
}
