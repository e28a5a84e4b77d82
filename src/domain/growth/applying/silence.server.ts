import { and, eq } from 'drizzle-orm';
import { plusWorkingDays } from '#lib/civil-hours.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { told } from '../../notifications/notifications.server.ts';
import { HANDED_ON_AFTER } from './application.ts';
import { application } from './tables.server.ts';
import { once, tellOf, type IsHere, type Waiting } from './telling.server.ts';

/** Its day has passed without an answer: whoever asked hears so. */
export async function markSilence(db: Database, { row, asker }: Waiting, isHere: IsHere) {
	if (!isHere(asker)) return;
	row.silentAt = now();
	await once(db, row, 'silentAt', async (tx) => {
		await tellOf(tx, row, { to: asker, kind: 'application-silent' });
	});
}

/** Some days later the others can answer as well, as soon as one of them is here. */
export async function handOn(db: Database, { row, asker, others }: Waiting, today: string, isHere: IsHere) {
	if (row.handedOnAt !== null || today <= plusWorkingDays(row.answerBy, HANDED_ON_AFTER)) return;
	// Whom nobody can help hears nothing more: what they were told still holds.
	if (!others.some(isHere)) return;
	row.handedOnAt = now();
	await once(db, row, 'handedOnAt', async (tx) => {
		await tellOf(tx, row, { to: asker, kind: 'application-passed-on' });
	});
}

/** Those who can answer, each as soon as they are here and have not heard of it. */
export async function tellOfSilence(db: Database, { row, contact, others }: Waiting, isHere: IsHere) {
	const late = [
		...(row.silentAt !== null && contact ? [{ to: contact, kind: 'opening-silent' as const }] : []),
		...(row.handedOnAt === null ? [] : others.map((to) => ({ to, kind: 'opening-passed-on' as const }))),
	].filter(({ to }) => isHere(to));
	if (late.length === 0) return;
	const { entryId } = row;
	const subject = String(row.id);
	const kinds = ['opening-silent', 'opening-passed-on'] as const;
	const { has } = await told(db.read, { kinds, entryIds: [entryId], subjects: [subject] });
	for (const one of late) {
		if (has({ kind: one.kind, entryId, subject }, one.to.id)) continue;
		await transact(db, async (tx) => {
			const still = and(eq(application.id, row.id), eq(application.state, 'asked'));
			const [open] = await tx.select({ id: application.id }).from(application).where(still);
			if (open) await tellOf(tx, row, one);
		});
	}
}
