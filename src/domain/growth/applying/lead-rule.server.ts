import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSetting, writeSetting } from '#lib/settings.server.ts';
import type { Person } from '../../accounts/person.ts';
import { adminsOnly } from '../../accounts/workspace.server.ts';
import { note } from '../../audit/audit.server.ts';
import { LeadStep } from './lead-step.ts';

const SETTING = 'growth.leadStep';

/** Whether the company has leads asked at all. */
export const readLeadStep = (db: Reader): Promise<LeadStep> => readSetting(db, SETTING, LeadStep);

/** What was asked before it is switched off holds nobody up any more. */
export async function changeLeadStep(db: Database, who: Person, rule: LeadStep): Promise<void> {
	adminsOnly(who);
	await transact(db, async (tx) => {
		const before = await readLeadStep(tx);
		if (before.on === rule.on && before.days === rule.days) return;
		await writeSetting(tx, SETTING, rule);
		const what = 'whether leads are asked about openings, and for how long';
		await note(tx, who, { act: 'settings-changed', details: { what } });
	});
}
