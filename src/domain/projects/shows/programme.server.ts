import { and, asc, eq, isNotNull, max } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { findEntry } from '../../entries/entries.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { KIND } from '../project.ts';
import { seasonOf, seasonToHost, mayHost } from '../seasons/seasons.server.ts';
import { peopleOn } from '../seasons/season-projects.server.ts';
import { findByMember, moveTo, rowOf } from '../state.server.ts';
import { project } from '../tables.server.ts';
import type { Slot } from './show.ts';
import { showSlot } from './tables.server.ts';

/** What is shown, in its order, as far as somebody may see it. */
export async function programmeOf(db: Reader, who: Person, seasonId: number) {
	const rows = await db
		.select({
			entryId: entry.id,
			number: entry.number,
			title: entry.title,
			pitch: project.pitch,
			state: project.state,
			minutes: showSlot.minutes,
			recording: showSlot.recording,
			shownAt: showSlot.shownAt,
		})
		.from(showSlot)
		.innerJoin(entry, eq(entry.id, showSlot.entryId))
		.innerJoin(project, eq(project.entryId, entry.id))
		.where(and(eq(showSlot.seasonId, seasonId), isNotNull(entry.publishedAt), visibleTo(who)))
		.orderBy(asc(showSlot.position), asc(entry.id));
	const people = await peopleOn(db, seasonId);
	let startsAfter = 0;
	return rows.map((row) => {
		const before = startsAfter;
		startsAfter += row.minutes;
		const on = people.get(row.entryId) ?? [];
		return {
			...row,
			people: on.map(({ id, name }) => ({ id, name })),
			/** Minutes from the beginning of the show. */
			startsAfter: before,
			mine: on.some(({ id }) => id === who.id),
		};
	});
}

export type ShowSlot = Awaited<ReturnType<typeof programmeOf>>[number];

/** The people of a project put it into the show of its season, last; said again, minutes and link change. */
export async function bring(db: Database, who: Person, slug: string, input: Slot): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonOf(tx, who, slug);
		const { id: entryId } = await findByMember(tx, who, input.number);
		const { seasonId: its } = await rowOf(tx, entryId);
		if (its !== seasonId) conflict('It belongs to another season, and is shown there.');
		const { minutes, recording } = input;
		await tx
			.insert(showSlot)
			.values({ seasonId, entryId, position: await after(tx, seasonId), minutes, recording })
			.onConflictDoUpdate({
				target: [showSlot.seasonId, showSlot.entryId],
				set: { minutes, recording },
			});
	});
}

async function after(tx: Transaction, seasonId: number): Promise<number> {
	const [last] = await tx
		.select({ position: max(showSlot.position) })
		.from(showSlot)
		.where(eq(showSlot.seasonId, seasonId));
	return (last?.position ?? 0) + 1;
}

/** Its people, or a host, take it out; what was shown stays. */
export async function takeOut(db: Database, who: Person, slug: string, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonOf(tx, who, slug);
		const found = (await mayHost(tx, who, seasonId))
			? await findEntry(tx, who, KIND, number)
			: await findByMember(tx, who, number);
		const slot = await slotOf(tx, seasonId, found.id);
		if (slot.shownAt !== null) conflict('It was shown already: it stays in the programme.');
		await tx.delete(showSlot).where(isSlot(seasonId, found.id));
	});
}

/** A host changes places with the neighbour, among all that is shown. */
export async function moveSlot(
	db: Database,
	who: Person,
	slug: string,
	{ number, by }: { number: number; by: 'earlier' | 'later' },
): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonToHost(tx, who, slug);
		const { id: entryId } = await findEntry(tx, who, KIND, number);
		const rows = await tx
			.select({ entryId: showSlot.entryId })
			.from(showSlot)
			.where(eq(showSlot.seasonId, seasonId))
			.orderBy(asc(showSlot.position), asc(showSlot.entryId));
		const order = rows.map((row) => row.entryId);
		const from = order.indexOf(entryId);
		if (from === -1) missing('This place in the show');
		const to = from + (by === 'earlier' ? -1 : 1);
		if (to < 0 || to >= order.length) return;
		order.splice(to, 0, ...order.splice(from, 1));
		for (const [index, id] of order.entries())
			await tx
				.update(showSlot)
				.set({ position: index + 1 })
				.where(isSlot(seasonId, id));
	});
}

/** A host says that it was shown. What has ended already stays so. */
export async function markShown(db: Database, who: Person, slug: string, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const { id: seasonId } = await seasonToHost(tx, who, slug);
		const { id: entryId } = await findEntry(tx, who, KIND, number);
		const slot = await slotOf(tx, seasonId, entryId);
		if (slot.shownAt !== null) return;
		await tx.update(showSlot).set({ shownAt: now() }).where(isSlot(seasonId, entryId));
		const { state } = await rowOf(tx, entryId);
		if (state === 'forming' || state === 'building') await moveTo(tx, entryId, 'shown');
	});
}

const isSlot = (seasonId: number, entryId: number) =>
	and(eq(showSlot.seasonId, seasonId), eq(showSlot.entryId, entryId));

async function slotOf(db: Reader, seasonId: number, entryId: number) {
	const [slot] = await db.select().from(showSlot).where(isSlot(seasonId, entryId));
	return slot ?? missing('This place in the show');
}
