import { z } from 'zod';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden } from '#lib/errors.ts';
import { changeSettings } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../audit/audit.server.ts';

export const Maintenance = z.object({
	sentence: z
		.string()
		.trim()
		.min(1, 'Say in a sentence why, and until when.')
		.max(300, 'A sentence can be 300 characters at the most.'),
});

/** From the next request on everybody reads, and only owners write. */
export async function beginMaintenance(
	db: Database,
	who: Person,
	{ sentence }: z.output<typeof Maintenance>,
): Promise<void> {
	ownersOnly(who);
	await transact(db, async (tx) => {
		await changeSettings(tx, { maintenance: { since: now(), sentence } });
		await note(tx, who, { act: 'maintenance-on' });
	});
}

export async function endMaintenance(db: Database, who: Person): Promise<void> {
	ownersOnly(who);
	await transact(db, async (tx) => {
		await changeSettings(tx, { maintenance: null });
		await note(tx, who, { act: 'maintenance-off' });
	});
}

function ownersOnly(who: Person): void {
	if (who.role !== 'owner') forbidden('Only owners begin and end maintenance.');
}
