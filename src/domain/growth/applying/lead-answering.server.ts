import { and, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { note } from '../../audit/audit.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { readLeadStep } from './lead-rule.server.ts';
import type { LeadWord } from './lead-step.ts';
import { contactOf } from './opening.server.ts';
import { application } from './tables.server.ts';

/** The lead who is asked says yes, yes from a day on, or that they would like to talk; there is no other answer. */
export async function giveWord(db: Database, who: Person, { id, answer, from }: LeadWord): Promise<void> {
	if (from !== null && from < isoDay(now(), who.zone))
		invalid({ from: 'That day has passed. Give a later one.' });
	await transact(db, async (tx) => {
		const [row] = await tx
			.select()
			.from(application)
			.where(and(eq(application.id, id), eq(application.leadId, who.id)));
		if (!row || row.state === 'withdrawn' || !(await readLeadStep(tx)).on) missing('What you were asked');
		if (row.state !== 'asked') conflict('It was answered in the meantime.');
		await tx
			.update(application)
			.set({ leadAnswer: answer, leadFrom: from, leadAnsweredAt: row.leadAnsweredAt ?? now() })
			.where(eq(application.id, id));
		const subject = String(id);
		await settle(tx, { kind: ['lead-asked', 'lead-nudged'], subject });
		const { entryId, personId } = row;
		const told = { entryId, by: who.id, subject };
		await tell(tx, { ...told, to: [personId], kind: 'lead-answered' });
		const contact = await contactOf(tx, entryId);
		if (contact) await tell(tx, { ...told, to: [contact.id], kind: 'opening-lead-answered' });
		await note(tx, who, { act: 'lead-word-given' });
	});
}
