import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { mayAdminister } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { note } from '../../audit/audit.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import { ANSWERED, lookForHeirs } from './contact.server.ts';
import { rowOf } from './content.server.ts';
import { ANSWER_WITHIN, OpeningSettings } from './resting.ts';
import { moveTo } from './standing.server.ts';
import { opportunity } from './tables.server.ts';

const SETTING = 'openings';

export const readOpeningSettings = (db: Reader) => readSetting(db, SETTING, OpeningSettings);

export async function changeOpeningSettings(
	db: Database,
	who: Person,
	input: OpeningSettings,
): Promise<void> {
	if (!mayAdminister(who)) forbidden('Only owners and administrators can do that.');
	await transact(db, async (tx) => {
		await writeSetting(tx, SETTING, input);
		await note(tx, who, { act: 'opening-days-set', details: { days: input.askAfterDays } });
	});
}

const isThere = and(isNotNull(entry.publishedAt), isNull(entry.removedAt));

/**
 * Openings for which nobody answers look for somebody who does. Whoever answers is asked once whether it still stands,
 * in a working hour of theirs and not while they are away; what hears nothing rests.
 */
export async function tendOpenings(db: Database): Promise<void> {
	const at = now();
	await findHeirs(db);
	await rest(db, at);
	await askWhether(db, at);
}

async function findHeirs(db: Database): Promise<void> {
	const orphaned = await db.read
		.select({ id: opportunity.entryId })
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.where(
			and(
				isThere,
				sql`${opportunity.state} IN ('open', 'resting')`,
				isNull(opportunity.orphanedAt),
				sql`NOT ${ANSWERED}`,
			),
		);
	for (const { id } of orphaned) await transact(db, (tx) => lookForHeirs(tx, id));
}

/** Those that are due, with whoever is to be asked: after the time, or once the day to ask or the end has passed. */
async function askWhether(db: Database, at: number): Promise<void> {
	const { askAfterDays } = await readOpeningSettings(db.read);
	const { entryId: id, standsAt, asksUntil, endsOn } = opportunity;
	// A day is over everywhere half a day after it is in UTC; whose it is decides below.
	const day = isoDay(at + DAY / 2, 'UTC');
	const rows = await db.read
		.select({ id, standsAt, asksUntil, endsOn, personId: person.id, zone: person.zone })
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.innerJoin(person, eq(person.id, opportunity.contactId))
		.where(
			and(
				...[isThere, eq(opportunity.state, 'open'), isNull(opportunity.askedWhetherAt), sql`${ANSWERED}`],
				or(lte(standsAt, at - askAfterDays * DAY), sql`${asksUntil} < ${day}`, sql`${endsOn} < ${day}`),
			),
		);
	const off = await offAt(
		db.read,
		rows.map(({ zone }) => zone),
		at,
	);
	for (const row of rows) {
		if (off.has(row.personId) || !isCivilHour(at, row.zone)) continue;
		const today = isoDay(at, row.zone);
		const isOver = [row.asksUntil, row.endsOn].some((last) => last !== null && last < today);
		if (isOver || row.standsAt <= at - askAfterDays * DAY)
			await transact(db, (tx) => ask(tx, row, today, at));
	}
}

async function ask(
	tx: Transaction,
	{ id, personId, standsAt }: { id: number; personId: number; standsAt: number },
	today: string,
	at: number,
): Promise<void> {
	const asked = await tx
		.update(opportunity)
		.set({ askedWhetherAt: at })
		.where(
			and(
				eq(opportunity.entryId, id),
				eq(opportunity.state, 'open'),
				eq(opportunity.contactId, personId),
				eq(opportunity.standsAt, standsAt),
				isNull(opportunity.askedWhetherAt),
			),
		)
		.returning({ id: opportunity.entryId });
	if (asked.length === 0) return;
	await tell(tx, { to: [personId], kind: 'opening-stands', entryId: id, by: null, subject: today, at });
}

/** What was asked about a week ago and heard nothing; and that for which nobody answered as long. */
async function rest(db: Database, at: number): Promise<void> {
	const before = at - ANSWER_WITHIN * DAY;
	const rows = await db.read
		.select({ id: opportunity.entryId, contactId: opportunity.contactId, zone: person.zone })
		.from(opportunity)
		.innerJoin(entry, eq(entry.id, opportunity.entryId))
		.leftJoin(person, eq(person.id, opportunity.contactId))
		.where(
			and(
				...[isThere, eq(opportunity.state, 'open')],
				or(lte(opportunity.askedWhetherAt, before), lte(opportunity.orphanedAt, before)),
			),
		);
	const off = await offAt(
		db.read,
		rows.flatMap(({ zone }) => zone ?? []),
		at,
	);
	for (const { id, contactId } of rows) {
		// Whoever is away has not read the question yet.
		if (contactId !== null && off.has(contactId)) continue;
		await transact(db, (tx) => letRest(tx, id, before));
	}
}

async function letRest(tx: Transaction, entryId: number, before: number): Promise<void> {
	const { state, contactId, askedWhetherAt, orphanedAt } = await rowOf(tx, entryId);
	const isDue = [askedWhetherAt, orphanedAt].some((since) => since !== null && since <= before);
	if (state !== 'open' || !isDue) return;
	await moveTo(tx, entryId, 'resting');
	if (contactId !== null) await tell(tx, { to: [contactId], kind: 'opening-rests', entryId, by: null });
}
