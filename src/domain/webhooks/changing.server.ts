import { and, eq } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { missing } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import type { Act } from '../audit/acts.ts';
import { note } from '../audit/audit.server.ts';
import { areAt, tendedPlace, type Place } from './place.server.ts';
import { webhook } from './tables.server.ts';

export async function findAt(db: Reader, teamId: number | null, id: number) {
	const [found] = await db
		.select()
		.from(webhook)
		.where(and(eq(webhook.id, id), areAt(teamId)));
	return found ?? missing('This webhook');
}

/** By whoever tends the place, and noted. */
export async function change(
	db: Database,
	who: Person,
	place: Place,
	id: number,
	act: WebhookAct,
	to: (
		tx: Transaction,
	) => Partial<typeof webhook.$inferInsert> | Promise<Partial<typeof webhook.$inferInsert>>,
): Promise<void> {
	const { teamId } = await tendedPlace(db, who, place);
	await transact(db, async (tx) => {
		await findAt(tx, teamId, id);
		await tx
			.update(webhook)
			.set(await to(tx))
			.where(eq(webhook.id, id));
		await noteIt(tx, who, act, id);
	});
}

type WebhookAct = Exclude<Extract<Act, `webhook-${string}`>, 'webhook-all-sent-again'>;

export function noteIt(tx: Transaction, who: Person, act: WebhookAct, id: number): Promise<void> {
	return note(tx, who, { act, subject: { kind: 'webhook', id } });
}
