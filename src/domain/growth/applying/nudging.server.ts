import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { offAt } from '../../accounts/days-off/asking.server.ts';
import { isOwner } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { settle, tell } from '../../notifications/notifications.server.ts';
import { readLeadStep } from './lead-rule.server.ts';
import { waitsForLead } from './passing-on.server.ts';
import { application } from './tables.server.ts';

/**
 * Whoever was asked last and has let their days pass hears of it once more, unless they are away. Owners learn neither who
 * that is, nor how many, nor that somebody is away.
 */
export async function nudgeLeads(db: Database, who: Person): Promise<void> {
	if (!isOwner(who)) forbidden('Only owners remind those who are asked.');
	await transact(db, async (tx) => {
		await settle(tx, { kind: 'leads-silent', to: [who.id] });
		if (!(await readLeadStep(tx)).on) return;
		const rows = await tx
			.select({ id: application.id, lead: { id: person.id, zone: person.zone } })
			.from(application)
			.innerJoin(person, eq(person.id, application.leadId))
			.where(and(waitsForLead, isNull(application.leadAnswerBy)));
		const off = await offAt(
			tx,
			rows.map(({ lead }) => lead.zone),
			now(),
		);
		for (const { id, lead } of rows)
			if (!off.has(lead.id))
				await tell(tx, { to: [lead.id], kind: 'lead-nudged', by: null, subject: String(id) });
	});
}
