import { and, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { isOwner } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { readLeadStep } from './lead-rule.server.ts';
import { waitsForLead } from './passing-on.server.ts';
import { application } from './tables.server.ts';

/** Whoever was asked last and has let their days pass hears of it once more. Owners learn neither who that is, nor how many. */
export async function nudgeLeads(db: Database, who: Person): Promise<void> {
	if (!isOwner(who)) forbidden('Only owners remind those who are asked.');
	await transact(db, async (tx) => {
		await settle(tx, { kind: 'leads-silent', to: [who.id] });
		if (!(await readLeadStep(tx)).on) return;
		const rows = await tx
			.select({ id: application.id, leadId: application.leadId })
			.from(application)
			.where(and(waitsForLead, isNotNull(application.leadId), isNull(application.leadAnswerBy)));
		for (const { id, leadId } of rows)
			if (leadId !== null)
				await tell(tx, { to: [leadId], kind: 'lead-nudged', by: null, subject: String(id) });
	});
}
