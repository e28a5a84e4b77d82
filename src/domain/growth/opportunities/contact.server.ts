import { and, asc, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import { conflict, forbidden } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isGuest, mayAdminister } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { leadsOf, membersOf } from '../../accounts/tending.server.ts';
import { note } from '../../audit/audit.server.ts';
import { findEntry, type Found } from '../../entries/entries.server.ts';
import { subjectOf } from '../../entries/kinds.ts';
import { authorIds } from '../../entries/parts.server.ts';
import { author, entry } from '../../entries/tables.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { refreshWays } from '../../search/searchable.server.ts';
import { rowOf } from './content.server.ts';
import { KIND } from './opportunity.ts';
import { stillStands, waiting } from './standing.server.ts';
import { opportunity } from './tables.server.ts';

/** Somebody who looks after an opening, is here, and is no guest answers for it. Beside `opportunity`. */
export const ANSWERED: SQL<number> = sql<number>`EXISTS (SELECT 1 FROM ${person}
	JOIN ${author} ON ${author.personId} = ${person.id} AND ${author.entryId} = ${opportunity.entryId}
	WHERE ${person.id} = ${opportunity.contactId} AND ${person.deactivatedAt} IS NULL AND ${person.role} <> 'guest')`;

/** Whether nobody answers for it, and somebody is looked for who does. */
export async function isOrphaned(db: Reader, entryId: number): Promise<boolean> {
	const [row] = await db
		.select({ answered: ANSWERED })
		.from(opportunity)
		.where(eq(opportunity.entryId, entryId));
	return row?.answered !== 1;
}

/** Nobody answers for it any more: those who could are asked, once. */
export async function lookForHeirs(tx: Transaction, entryId: number): Promise<void> {
	const changed = await tx
		.update(opportunity)
		.set({ contactId: null, orphanedAt: now() })
		.where(and(eq(opportunity.entryId, entryId), isNull(opportunity.orphanedAt)))
		.returning({ entryId: opportunity.entryId });
	if (changed.length === 0) return;
	await settle(tx, { kind: ['opening-stands', 'opening-rests'], entryId });
	await tell(tx, { to: await heirsOf(tx, entryId), kind: 'opening-orphaned', entryId, by: null });
}

/** Who looks after it as well; or who leads its team, or is in it; or who runs the workspace. */
async function heirsOf(tx: Transaction, entryId: number): Promise<number[]> {
	const others = await here(tx, await authorIds(tx, entryId));
	if (others.length > 0) return others;
	const [found] = await tx.select({ teamId: entry.teamId }).from(entry).where(eq(entry.id, entryId));
	const teamId = found?.teamId ?? null;
	if (teamId !== null) {
		const leads = await leadsOf(tx, teamId);
		if (leads.length > 0) return leads;
		const members = await here(tx, await membersOf(tx, [teamId]));
		if (members.length > 0) return members;
	}
	const rows = await tx
		.select({ id: person.id })
		.from(person)
		.where(and(sql`${person.role} IN ('owner', 'admin')`, isNull(person.deactivatedAt)));
	return rows.map(({ id }) => id);
}

/** Those who have not left, and are no guests. */
async function here(tx: Transaction, ids: readonly number[]): Promise<number[]> {
	const rows = await tx
		.select({ id: person.id })
		.from(person)
		.where(
			and(
				sql`${person.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
				isNull(person.deactivatedAt),
				ne(person.role, 'guest'),
			),
		);
	return rows.map(({ id }) => id);
}

/** Whoever looks after it as well, anybody of its team, and whoever runs the workspace, as far as they see it. */
export const mayTakeOver = (who: Person, found: Pick<Found, 'isAuthor' | 'teamId'>): boolean =>
	!isGuest(who) &&
	(found.isAuthor || mayAdminister(who) || (found.teamId !== null && who.teams.includes(found.teamId)));

/** Somebody answers for an opening for which nobody did. */
export async function takeOver(db: Database, who: Person, number: number): Promise<void> {
	await transact(db, async (tx) => {
		const found = await findEntry(tx, who, KIND, number);
		if (!(await isOrphaned(tx, found.id))) {
			const { contactId } = await rowOf(tx, found.id);
			if (contactId === who.id) return;
			conflict('Somebody answers for it already.');
		}
		if (!mayTakeOver(who, found)) forbidden('Its team takes it over, or whoever looks after it as well.');
		await answeredBy(tx, found, who.id, who.id);
		await note(tx, who, { act: 'opening-taken-over', subject: subjectOf(found) });
	});
}

/** From now on they look after it and answer, also those who wait already. */
export async function answeredBy(
	tx: Transaction,
	found: Pick<Found, 'id'>,
	personId: number,
	by: number,
): Promise<void> {
	const authors = await authorIds(tx, found.id);
	if (!authors.includes(personId)) {
		await tx.insert(author).values({ entryId: found.id, personId, position: authors.length });
		await refreshWays(tx, found.id);
	}
	await tx
		.update(opportunity)
		.set({ contactId: personId, orphanedAt: null })
		.where(eq(opportunity.entryId, found.id));
	await stillStands(tx, found.id);
	await settle(tx, { kind: 'opening-orphaned', entryId: found.id });
	await tellWhoAnswers(tx, found.id, personId, by);
	const many = await waiting(tx, found.id);
	const subject = String(many);
	if (many > 0)
		await tell(tx, { to: [personId], kind: 'opening-waits', entryId: found.id, by: null, subject });
}

/** Whoever is to answer, and did not say so themselves, hears of it. */
export async function tellWhoAnswers(tx: Transaction, entryId: number, personId: number, by: number) {
	await tell(tx, { to: [personId], kind: 'opening-handed', entryId, by });
}

/** Whoever leaves the workspace answers no more, in the transaction in which they leave. */
export async function leaveOpenings(tx: Transaction, personId: number): Promise<void> {
	const theirs = await tx
		.select({ id: opportunity.entryId })
		.from(opportunity)
		.where(eq(opportunity.contactId, personId))
		.orderBy(asc(opportunity.entryId));
	for (const { id } of theirs) await lookForHeirs(tx, id);
}
