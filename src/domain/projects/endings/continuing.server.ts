import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { mayBegin } from '../../accounts/may.ts';
import { personWith } from '../../accounts/people.server.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { authorIds } from '../../entries/parts.server.ts';
import { peopleAsked } from '../../entries/people-asked.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { followersOf } from '../following.server.ts';
import { KIND } from '../project.ts';
import { rowOf, stir } from '../state.server.ts';
import type { AskToGoOn, Decided } from './continuing.ts';
import { leadOn } from './leading-on.server.ts';
import { continuation } from './tables.server.ts';

const isOpen = (entryId: number) => and(eq(continuation.entryId, entryId), isNull(continuation.decision));

/**
 * Whoever was on it, or would carry it, asks for time to go on with what was shown or has ended. Asked twice, the later
 * words stand.
 */
export async function askToGoOn(
	db: Database,
	who: Person,
	number: number,
	{ asks, time, sponsor: typed }: AskToGoOn,
): Promise<void> {
	const [sponsor = null] = await peopleAsked(db, who, typed === '' ? [] : [typed], 'sponsor');
	await transact(db, async (tx) => {
		const { id: entryId } = await findToGoOn(tx, who, number);
		if (sponsor) await refuseSponsor(tx, who, entryId, sponsor);
		await replaceOpen(tx, who, entryId);
		const words = { asks, time, sponsorId: sponsor?.id ?? null };
		const [made] = await tx
			.insert(continuation)
			.values({ entryId, ...words, askedBy: who.id, askedAt: now() })
			.returning({ id: continuation.id });
		if (!made) throw new Error(`What was asked of entry ${entryId} was not stored.`);
		await stir(tx, entryId);
		const told = { entryId, by: who.id, subject: String(made.id) };
		if (sponsor) await tell(tx, { ...told, to: [sponsor.id], kind: 'project-sponsor-asked' });
		const others = (await itsPeople(tx, entryId)).filter((id) => id !== sponsor?.id);
		await tell(tx, { ...told, to: others, kind: 'project-would-go-on' });
	});
}

/** One that was shown or has ended: what is under way needs nobody's word to go on. */
async function findToGoOn(tx: Transaction, who: Person, number: number): Promise<Found> {
	const found = await findEntry(tx, who, KIND, number);
	if (!mayBegin(who)) forbidden('Guests read and discuss; the people of the workspace go on with projects.');
	const { state } = await rowOf(tx, found.id);
	if (state !== 'shown' && state !== 'ended')
		conflict('It is under way, or still an idea: nobody has to agree for it to go on.');
	return found;
}

async function refuseSponsor(tx: Transaction, who: Person, entryId: number, sponsor: Person): Promise<void> {
	if (sponsor.id === who.id) invalid({ sponsor: 'That is you. Ask somebody else, or leave it open.' });
	const sees = and(eq(entry.id, entryId), visibleTo(sponsor));
	const [seen] = await tx.select({ id: entry.id }).from(entry).where(sees);
	if (!seen || !mayBegin(sponsor))
		invalid({ sponsor: `${sponsor.name} cannot read it. Share it with them first, or ask somebody else.` });
}

/** One's own words give way to newer ones, and so do those of somebody who has left. */
async function replaceOpen(tx: Transaction, who: Person, entryId: number): Promise<void> {
	const [before] = await tx.select().from(continuation).where(isOpen(entryId));
	if (!before) return;
	if (before.askedBy !== who.id) {
		const other = await personWith(tx, before.askedBy);
		if (other) conflict(`${other.name} asks for it already. What they hear stands here.`);
	}
	await takeOut(tx, before);
}

async function takeOut(tx: Transaction, { id, entryId }: { id: number; entryId: number }): Promise<void> {
	await tx.delete(continuation).where(eq(continuation.id, id));
	await askedNoMore(tx, entryId, id);
}

const askedNoMore = (tx: Transaction, entryId: number, id: number) =>
	settle(tx, { kind: ['project-sponsor-asked', 'project-would-go-on'], entryId, subject: String(id) });

/** Whoever asks leaves it, while nothing is decided. */
export async function takeBack(db: Database, who: Person, number: number, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const { row } = await openOne(tx, who, number, id);
		if (row.askedBy !== who.id) forbidden('Whoever asks for it takes it back.');
		await takeOut(tx, row);
	});
}

/**
 * Whoever agrees is its sponsor, asked or not; only whoever is asked says not now, or no. What was decided, and why,
 * stays on record.
 * @returns where it goes on; null where it does not
 */
export async function decide(
	db: Database,
	who: Person,
	number: number,
	{ id, decision, reason }: Decided & { id: number },
): Promise<{ number: number | null }> {
	return transact(db, async (tx) => {
		const { found, row } = await openOne(tx, who, number, id);
		if (!mayBegin(who)) forbidden('Guests read and discuss; the people of the workspace sponsor projects.');
		if (row.askedBy === who.id) forbidden('Somebody else decides what you ask for.');
		if (decision !== 'yes' && row.sponsorId !== who.id)
			forbidden('Whoever is asked says not now, or no. Everybody else can agree.');
		const decided = { decision, reason, decidedBy: who.id, decidedAt: now() };
		const sponsored = decision === 'yes' ? { sponsorId: who.id } : {};
		await tx
			.update(continuation)
			.set({ ...decided, ...sponsored })
			.where(eq(continuation.id, id));
		await askedNoMore(tx, found.id, id);
		const to = [...(await itsPeople(tx, found.id)), row.askedBy];
		const subject = `${decision} ${id}`;
		await tell(tx, { to, kind: 'project-goes-on-decided', entryId: found.id, by: who.id, subject });
		return { number: decision === 'yes' ? await leadOn(tx, found, row.askedBy) : null };
	});
}

async function openOne(tx: Transaction, who: Person, number: number, id: number) {
	const found = await findEntry(tx, who, KIND, number);
	const [row] = await tx
		.select()
		.from(continuation)
		.where(and(eq(continuation.id, id), eq(continuation.entryId, found.id)));
	if (!row) missing('What was asked');
	if (row.decision !== null) conflict('It is decided already. It can be asked for again.');
	return { found, row };
}

async function itsPeople(db: Reader, entryId: number): Promise<number[]> {
	return [...(await authorIds(db, entryId)), ...(await followersOf(db, entryId))];
}
