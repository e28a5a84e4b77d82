import { and, eq } from 'drizzle-orm';
import { plusWorkingDays } from '#lib/civil-hours.ts';
import { isoDay, plusDays } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { ANSWER_WITHIN, LATEST, SOONEST, type NewApplication } from './application.ts';
import { takeInclination } from './inclinations.server.ts';
import { readLeadStep } from './lead-rule.server.ts';
import { leadsFor, type Lead } from './leads.server.ts';
import { findOpening, noApplication, type Opening } from './opening.server.ts';
import { showableOf } from './showable.server.ts';
import { application } from './tables.server.ts';

/** Somebody asks for an opening. Only they, whoever answers and the lead who is asked know of it. */
export async function apply(
	db: Database,
	who: Person,
	number: number,
	{ words, shows, answerBy, lead: leadId }: NewApplication,
): Promise<{ id: number }> {
	return transact(db, async (tx) => {
		const found = await findOpening(tx, who, number);
		const refusal = noApplication(who, found);
		if (refusal !== null) conflict(refusal);
		if (await openOf(tx, who, found.id))
			conflict('You have asked for it already, and it waits for an answer.');
		const lead = await leadAsked(tx, who, found, leadId);
		const shown = (await showableOf(tx, who)).filter(({ part }) => shows.includes(part));
		const [made] = await tx
			.insert(application)
			.values({
				...{ entryId: found.id, personId: who.id, words, shown, at: now() },
				answerBy: answeredBy(who, found, answerBy),
				...lead?.step,
			})
			.returning({ id: application.id });
		if (!made) throw new Error(`What was asked of entry ${found.id} was not stored.`);
		await takeInclination(tx, who, found.id);
		const told = { by: who.id, subject: String(made.id) };
		const to = found.contact ? [found.contact.id] : [];
		await tell(tx, { ...told, to, kind: 'opening-asked', entryId: found.id });
		if (lead) await tell(tx, { ...told, to: [lead.id], kind: 'lead-asked' });
		return made;
	});
}

/** What somebody asked for and waits for, of that opening. */
export async function openOf(db: Reader, who: Person, entryId: number): Promise<{ id: number } | null> {
	const { id, personId, state } = application;
	const mine = and(eq(application.entryId, entryId), eq(personId, who.id), eq(state, 'asked'));
	const [row] = await db.select({ id }).from(application).where(mine);
	return row ?? null;
}

/** The day in the form, before somebody names another. */
export const usualDay = (who: Person, contact: Person | null): string =>
	plusWorkingDays(isoDay(now(), (contact ?? who).zone), ANSWER_WITHIN);

function answeredBy(who: Person, { contact }: Opening, asked: string | null): string {
	const usual = usualDay(who, contact);
	if (asked === null) return usual;
	const today = isoDay(now(), (contact ?? who).zone);
	if (asked < plusWorkingDays(today, SOONEST))
		invalid({ answerBy: 'Give them two working days at the least.' });
	if (asked > plusDays(today, LATEST)) invalid({ answerBy: 'Two months from now at the most.' });
	return asked;
}

async function leadAsked(tx: Transaction, who: Person, { contact }: Opening, chosen: number | null) {
	const { on, days } = await readLeadStep(tx);
	if (!on) return null;
	const leads = await leadsFor(tx, who, contact?.id);
	const lead = leads.length === 1 && chosen === null ? leads[0] : leads.find(({ id }) => id === chosen);
	if (!lead) {
		if (leads.length === 0) return null;
		return invalid({ lead: 'Choose which of your leads is asked.' });
	}
	return { id: lead.id, step: stepFor(lead, days) };
}

/** What is written down of a lead who is asked from now on. */
export const stepFor = (lead: Lead, days: number) => ({
	leadId: lead.id,
	leadTeamId: lead.teamId,
	leadAskedAt: now(),
	leadAnswerBy: plusWorkingDays(isoDay(now(), lead.zone), days),
});

/** At any time, and without a reason. What they showed of themselves goes at once. */
export async function withdraw(db: Database, who: Person, id: number): Promise<void> {
	await transact(db, async (tx) => {
		const mine = and(eq(application.id, id), eq(application.personId, who.id));
		const [row] = await tx.select().from(application).where(mine);
		if (!row) missing('What you asked for');
		if (row.state === 'withdrawn') return;
		if (row.state === 'declined') conflict('It is answered already.');
		await tx.update(application).set({ state: 'withdrawn', words: '', shown: [] }).where(mine);
		await askedNoMore(tx, row);
		const { entryId, answeredBy: by } = row;
		const told = { entryId, by: who.id, subject: String(id) };
		// Who had said yes counts on them; who had not answered has nothing to do any more.
		if (row.state === 'accepted' && by !== null)
			await tell(tx, { ...told, to: [by], kind: 'application-withdrawn' });
	});
}

/** Nobody has to answer it any more. */
export async function askedNoMore(tx: Transaction, row: typeof application.$inferSelect): Promise<void> {
	const subject = String(row.id);
	const asked = ['opening-asked', 'opening-answer-due', 'opening-silent', 'opening-passed-on'] as const;
	await settle(tx, { kind: asked, entryId: row.entryId, subject });
	await settle(tx, { kind: ['lead-asked', 'lead-nudged'], subject });
}
