import { and, eq } from 'drizzle-orm';
import { auditEvent } from '#domain/audit/tables.server.ts';
import { deviceName } from '#lib/device.ts';
import { randomName } from '#lib/db/ids.server.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { queueMail } from '#lib/mail/outbox.server.ts';

/**
 * Asked before a sign-in is noted: those before it know which devices they have had. The first of all is no
 * news to them.
 */
export async function tellOfNewDevice(tx: Transaction, personId: number, device: string): Promise<void> {
	const before = await tx
		.selectDistinct({ device: auditEvent.device })
		.from(auditEvent)
		.where(and(eq(auditEvent.actorId, personId), eq(auditEvent.act, 'sign-in')));
	const name = deviceName(device);
	if (before.length === 0 || before.some((one) => deviceName(one.device) === name)) return;
	const about = { person: personId, device: name };
	await queueMail(tx, { kind: 'new-device', key: `new-device:${randomName(16)}`, about });
}
