import { and, eq, isNull } from 'drizzle-orm';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { tell } from '../../notifications/notifications.server.ts';
import type { ApplicationRow } from './answering.server.ts';
import { application } from './tables.server.ts';

export interface Somebody {
	id: number;
	zone: string;
}

export interface Waiting {
	row: ApplicationRow;
	asker: Somebody;
	/** Null while nobody answers for the opening. */
	contact: Somebody | null;
	/** The others who look after it. */
	others: Somebody[];
}

/** In their working hours, and not away. */
export type IsHere = (one: Somebody) => boolean;

type Told =
	| 'opening-answer-due'
	| 'opening-silent'
	| 'application-silent'
	| 'opening-passed-on'
	| 'application-passed-on';

export const tellOf = (tx: Transaction, { id, entryId }: ApplicationRow, one: { to: Somebody; kind: Told }) =>
	tell(tx, { to: [one.to.id], kind: one.kind, entryId, by: null, subject: String(id) });

/** In one transaction with the mark that it was done, so that nothing is told twice or for what is answered. */
export async function once(
	db: Database,
	{ id }: ApplicationRow,
	mark: 'remindedAt' | 'silentAt' | 'handedOnAt',
	act: (tx: Transaction) => Promise<void>,
): Promise<void> {
	await transact(db, async (tx) => {
		const still = and(eq(application.id, id), eq(application.state, 'asked'), isNull(application[mark]));
		const marked = await tx
			.update(application)
			.set({ [mark]: now() })
			.where(still)
			.returning({ id: application.id });
		if (marked.length > 0) await act(tx);
	});
}
