import { and, asc, desc, eq, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { forbidden } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayAdminister, mayOfferHelp } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person, team } from '../accounts/tables.server.ts';
import type { Kind } from './kinds.ts';
import type { Somebody } from './parts.server.ts';
import { entry, facilitatorAsked, facilitatorOffer, facilitatorWanted } from './tables.server.ts';
import { isAuthor, isFacilitator, sharedWith } from './visibility.server.ts';

/** One's own offer to facilitate what others write. */
export async function offerToFacilitate(
	db: Database,
	who: Person,
	{ offers }: { offers: boolean },
): Promise<void> {
	if (offers && !mayOfferHelp(who)) forbidden('Guests facilitate where they are asked by name.');
	await transact(db, async (tx) => {
		await tx.delete(facilitatorOffer).where(eq(facilitatorOffer.personId, who.id));
		if (offers) await offer(tx, who);
	});
}

export async function offer(tx: Transaction, who: Person): Promise<void> {
	await tx.insert(facilitatorOffer).values({ personId: who.id, since: now() });
}

export async function offersToFacilitate(db: Reader, who: Person): Promise<boolean> {
	const found = await db.select().from(facilitatorOffer).where(eq(facilitatorOffer.personId, who.id));
	return found.length > 0;
}

/** Everybody who offered and is still here. */
export function facilitators(db: Reader): Promise<Somebody[]> {
	return db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(facilitatorOffer)
		.innerJoin(person, eq(person.id, facilitatorOffer.personId))
		.where(and(isNull(person.deactivatedAt), ne(person.role, 'guest')))
		.orderBy(asc(person.name));
}

/** In place of an earlier request. @param named whom it is asked of; nobody: everybody who facilitates */
export async function wantFacilitator(
	tx: Transaction,
	who: Person,
	entryId: number,
	{ named, note }: { named: readonly number[]; note: string },
): Promise<void> {
	await wantNoFacilitator(tx, entryId);
	await tx.insert(facilitatorWanted).values({ entryId, askedBy: who.id, askedAt: now(), note });
	if (named.length > 0) {
		await tx.insert(facilitatorAsked).values(named.map((personId) => ({ entryId, personId })));
	}
}

export async function wantNoFacilitator(tx: Transaction, entryId: number): Promise<void> {
	await tx.delete(facilitatorWanted).where(eq(facilitatorWanted.entryId, entryId));
}

export interface Wanted {
	askedBy: number;
	askedAt: number;
	note: string;
	/** Empty where everybody who facilitates is asked. */
	named: Somebody[];
}

export async function wantedFor(db: Reader, entryId: number): Promise<Wanted | null> {
	const [found] = await db.select().from(facilitatorWanted).where(eq(facilitatorWanted.entryId, entryId));
	if (!found) return null;
	const named = await db
		.select({ id: person.id, name: person.name, email: person.email })
		.from(facilitatorAsked)
		.innerJoin(person, eq(person.id, facilitatorAsked.personId))
		.where(eq(facilitatorAsked.entryId, entryId))
		.orderBy(asc(person.name));
	return { ...found, named };
}

/**
 * Whom the request reaches: those named; else everybody who facilitates and could read the entry once it
 * is published, and where nobody facilitates at all, those who look after the workspace. What is
 * restricted is asked of people by name alone. Never its authors.
 */
function reaches(who: Person): SQL {
	const nobodyNamed = sql`NOT EXISTS (SELECT 1 FROM ${facilitatorAsked}
		WHERE ${facilitatorAsked.entryId} = ${facilitatorWanted.entryId})`;
	const offers = sql`EXISTS (SELECT 1 FROM ${facilitatorOffer} WHERE ${facilitatorOffer.personId} = ${who.id})`;
	const nobodyOffers = sql`NOT EXISTS (SELECT 1 FROM ${facilitatorOffer} JOIN ${person}
		ON ${person.id} = ${facilitatorOffer.personId} WHERE ${person.deactivatedAt} IS NULL)`;
	const facilitates = mayAdminister(who) ? sql`(${offers} OR ${nobodyOffers})` : offers;
	return sql`(${entry.removedAt} IS NULL AND NOT ${isAuthor(who)} AND (${isNamed(who)} OR (${nobodyNamed}
		AND ${entry.visibility} <> 'restricted' AND ${sharedWith(who)} AND ${facilitates})))`;
}

function isNamed(who: Person): SQL<number> {
	return sql<number>`EXISTS (SELECT 1 FROM ${facilitatorAsked}
		WHERE ${facilitatorAsked.entryId} = ${facilitatorWanted.entryId} AND ${facilitatorAsked.personId} = ${who.id})`;
}

export interface FacilitatorRequest {
	kind: Kind;
	number: number;
	/** Only where the entry would be theirs to read once it is published. */
	title: string | null;
	team: string | null;
	by: { id: number; name: string };
	at: number;
	note: string;
	/** They were asked by name, and so can say that they cannot. */
	byName: boolean;
}

/** What somebody is asked to facilitate. Nothing of what is written in it is in here. */
export async function requestsTo(db: Reader, who: Person): Promise<FacilitatorRequest[]> {
	const rows = await db
		.select({
			kind: entry.kind,
			number: entry.number,
			title: entry.title,
			team: team.name,
			shared: sql<number>`coalesce(${sharedWith(who)}, 0)`,
			by: { id: person.id, name: person.name },
			at: facilitatorWanted.askedAt,
			note: facilitatorWanted.note,
			byName: isNamed(who),
		})
		.from(facilitatorWanted)
		// Crossed, the few requests come first, whatever the database knows of how many there are.
		.crossJoin(entry)
		.innerJoin(person, eq(person.id, facilitatorWanted.askedBy))
		.leftJoin(team, eq(team.id, entry.teamId))
		.where(and(eq(entry.id, facilitatorWanted.entryId), reaches(who)))
		.orderBy(asc(facilitatorWanted.askedAt));
	return rows.map(({ shared, ...row }) => ({
		...row,
		title: shared ? row.title : null,
		team: shared ? row.team : null,
		byName: Boolean(row.byName),
	}));
}

/** The request for that entry, where it reaches this person. */
export async function requestFor(
	db: Reader,
	who: Person,
	kind: Kind,
	number: number,
): Promise<{ entryId: number; askedBy: number; askedAt: number } | null> {
	const [found] = await db
		.select({
			entryId: facilitatorWanted.entryId,
			askedBy: facilitatorWanted.askedBy,
			askedAt: facilitatorWanted.askedAt,
		})
		.from(facilitatorWanted)
		.innerJoin(entry, eq(entry.id, facilitatorWanted.entryId))
		.where(and(eq(entry.kind, kind), eq(entry.number, number), reaches(who)));
	return found ?? null;
}

/**
 * Takes one name off those asked; with the last of them the request goes.
 * @returns whether they had been asked by name
 */
export async function declineFor(tx: Transaction, who: Person, entryId: number): Promise<boolean> {
	const declined = await tx
		.delete(facilitatorAsked)
		.where(and(eq(facilitatorAsked.entryId, entryId), eq(facilitatorAsked.personId, who.id)))
		.returning({ id: facilitatorAsked.personId });
	const left = await tx
		.select({ id: facilitatorAsked.personId })
		.from(facilitatorAsked)
		.where(inArray(facilitatorAsked.entryId, [entryId]));
	if (declined.length > 0 && left.length === 0) await wantNoFacilitator(tx, entryId);
	return declined.length > 0;
}

/** Everybody the request reaches, among these people. */
export async function reachedAmong(
	db: Reader,
	people: readonly Person[],
	kind: Kind,
	number: number,
): Promise<Person[]> {
	const reached: Person[] = [];
	for (const one of people) if (await requestFor(db, one, kind, number)) reached.push(one);
	return reached;
}

/** The drafts that somebody facilitates; what was changed last comes first. */
export function facilitatedBy(db: Reader, who: Person) {
	return db
		.select({ source: { kind: entry.kind, number: entry.number, title: entry.title } })
		.from(entry)
		.where(and(isNull(entry.publishedAt), isNull(entry.removedAt), isFacilitator(who)))
		.orderBy(desc(entry.updatedAt))
		.limit(20);
}
