import { and, eq } from 'drizzle-orm';
import { forbidden, invalid } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { mayAdminister } from '../accounts/may.ts';
import { stillHere } from '../accounts/people.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { note } from '../audit/audit.server.ts';
import { afterStoring, storeSaid } from '../changes/storing.server.ts';
import { findEntry, type Found } from '../entries/entries.server.ts';
import { authorIds } from '../entries/parts.server.ts';
import { part } from '../entries/tables.server.ts';
import { mayEdit } from '../entries/visibility.server.ts';
import { settle, tell } from '../notifications/notifications.server.ts';
import { refreshWays } from '../search/searchable.server.ts';
import { facilitationsLeft, refuseUnknown, reviewsLeft, waitingFor } from './waiting.server.ts';

/** Somebody else takes on the open changes that the administrator may change; each post-mortem gets a version. */
export async function handOverChanges(
	db: Database,
	who: Person,
	input: { from: number; to: number },
): Promise<{ changes: number }> {
	const waiting = await waitingFor(db, who, input.from);
	if (input.to === input.from) invalid({ to: 'Choose somebody else.' });
	const byEntry = Map.groupBy(waiting.changes, ({ kind, number }) => `${kind} ${number}`);
	const handed = await transact(db, async (tx) => {
		await stillHere(tx, input.to);
		const owner = (await emailsOf(tx, [input.to])).get(input.to) ?? '';
		let changes = 0;
		const entries: Found[] = [];
		for (const [first, ...others] of byEntry.values()) {
			if (!first) continue;
			const found = await findEntry(tx, who, first.kind, first.number);
			if (!mayEdit(who, found)) continue;
			const theirs = [first, ...others];
			await storeSaid(tx, who, found, new Map(theirs.map(({ id }) => [id, { owner }])));
			changes += theirs.length;
			entries.push(found);
		}
		await note(tx, who, {
			act: 'work-handed-over',
			subject: { kind: 'person', id: input.from },
			details: { changes, to: input.to },
		});
		return { changes, entries };
	});
	for (const found of handed.entries) await afterStoring(found);
	return { changes: handed.changes };
}

async function emailsOf(db: Reader, ids: readonly number[]): Promise<Map<number, string>> {
	const rows = await db.select({ id: person.id, email: person.email }).from(person);
	return new Map(rows.filter(({ id }) => ids.includes(id)).map(({ id, email }) => [id, email]));
}

/** Nobody waits for their word or their help any more. The authors are told, and ask somebody else. */
export async function endParts(db: Database, who: Person, personId: number): Promise<void> {
	if (!mayAdminister(who)) forbidden('Only owners and administrators can do that.');
	await transact(db, async (tx) => {
		await refuseUnknown(tx, personId);
		const reviews = await reviewsLeft(tx, personId);
		const facilitations = await facilitationsLeft(tx, personId);
		const ended = [
			...reviews.map((id) => [id, 'reviewer'] as const),
			...facilitations.map((id) => [id, 'facilitator'] as const),
		];
		for (const [entryId, role] of ended) {
			await tx
				.delete(part)
				.where(and(eq(part.entryId, entryId), eq(part.personId, personId), eq(part.role, role)));
			await settle(tx, { kind: 'review-asked', entryId, to: [personId] });
			await refreshWays(tx, entryId);
			await tell(tx, { to: await authorIds(tx, entryId), kind: 'part-ended', entryId, by: who.id });
		}
		await note(tx, who, {
			act: 'parts-ended',
			subject: { kind: 'person', id: personId },
			details: { parts: ended.length },
		});
	});
}
