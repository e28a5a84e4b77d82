import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { isCivilHour } from '#lib/civil-hours.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { person } from '../../accounts/tables.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import type { ApplicationRow } from './answering.server.ts';
import { stepFor } from './applying.server.ts';
import { readLeadStep } from './lead-rule.server.ts';
import { nextLeadUp, type Lead } from './leads.server.ts';
import { contactOf } from './opening.server.ts';
import { application } from './tables.server.ts';

/** It waits for a lead, and nobody said anything yet. */
export const waitsForLead = and(
	eq(application.state, 'asked'),
	isNotNull(application.leadAskedAt),
	isNull(application.leadAnswer),
);

/**
 * A lead who says nothing decides nothing: what was asked goes on to the next one up, in that one’s working hours and
 * days, and at the end owners hear that somebody waits, and neither who nor for what.
 */
export async function passOnToLeads(db: Database): Promise<void> {
	const { on, days } = await readLeadStep(db.read);
	if (!on) return;
	const rows = await db.read
		.select({ row: application, zone: person.zone, leftAt: person.deactivatedAt })
		.from(application)
		.leftJoin(person, eq(person.id, application.leadId))
		.where(and(waitsForLead, isNotNull(application.leadAnswerBy)));
	const at = now();
	for (const { row, zone, leftAt } of rows) {
		const isGone = zone === null || leftAt !== null;
		if (!isGone && isoDay(at, zone) <= (row.leadAnswerBy ?? '')) continue;
		await passOn(db, row.id, days);
	}
}

async function passOn(db: Database, id: number, days: number): Promise<void> {
	await transact(db, async (tx) => {
		const [row] = await tx
			.select()
			.from(application)
			.where(and(eq(application.id, id), waitsForLead, isNotNull(application.leadAnswerBy)));
		if (!row) return;
		const next = await above(tx, row);
		if (next === null) await tellOwners(tx, row);
		else if (await isThere(tx, next)) await askNext(tx, row, next, days);
	});
}

/** Neither whoever asks, nor whoever was asked, nor whoever answers for the opening, who is asked already. */
async function above(tx: Transaction, row: ApplicationRow): Promise<Lead | null> {
	if (row.leadTeamId === null) return null;
	const contact = await contactOf(tx, row.entryId);
	const not = [row.personId, row.leadId, contact?.id].filter((id) => id != null);
	return nextLeadUp(tx, row.leadTeamId, not);
}

/** Whoever is away is asked when they are back; their days begin then. */
async function isThere(db: Reader, { id, zone }: Lead): Promise<boolean> {
	const at = now();
	return isCivilHour(at, zone) && !(await offAt(db, [zone], at)).has(id);
}

async function askNext(tx: Transaction, row: ApplicationRow, next: Lead, days: number): Promise<void> {
	await tx
		.update(application)
		.set({ ...stepFor(next, days), passedOn: row.passedOn + 1 })
		.where(eq(application.id, row.id));
	const subject = String(row.id);
	await settle(tx, { kind: ['lead-asked', 'lead-nudged'], subject });
	await tell(tx, { to: [next.id], kind: 'lead-asked', by: row.personId, subject });
	await tellAsker(tx, row, row.passedOn + 1);
}

async function tellOwners(tx: Transaction, row: ApplicationRow): Promise<void> {
	await tx
		.update(application)
		.set({ leadAnswerBy: null, passedOn: row.passedOn + 1 })
		.where(eq(application.id, row.id));
	const owners = await tx
		.select({ id: person.id })
		.from(person)
		.where(and(eq(person.role, 'owner'), isNull(person.deactivatedAt)));
	const others = owners.map(({ id }) => id).filter((id) => id !== row.personId);
	await tell(tx, { to: others, kind: 'leads-silent', by: null });
	await tellAsker(tx, row, row.passedOn + 1);
}

const tellAsker = (tx: Transaction, { id, entryId, personId }: ApplicationRow, times: number) =>
	tell(tx, { to: [personId], kind: 'lead-silent', entryId, by: null, subject: `${id} ${times}` });
