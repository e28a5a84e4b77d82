import { eq } from 'drizzle-orm';
import type { Person } from '#domain/accounts/person.ts';
import { tryWhatIsNew } from '#domain/pulse/attacks/trying.server.ts';
import { closeRound } from '#domain/pulse/closing.server.ts';
import { openRound } from '#domain/pulse/opening.server.ts';
import { NewReply } from '#domain/pulse/replies.ts';
import { reply } from '#domain/pulse/replies.server.ts';
import { pulseRound } from '#domain/pulse/tables.server.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Company } from '../support/people.ts';
import { allAnswer } from '../support/pulse.ts';

export const ASKED = { closed: 1, open: 2, missing: 999 } as const;

/**
 * A round that has closed, with a reply of the administrator, and one that is open. Their days are such that no minute of
 * the server asks, reminds, closes or tells anything.
 */
export async function askPulse({ db, owner, admin }: Company, people: readonly Person[]): Promise<void> {
	const moved = (id: number, to: Partial<typeof pulseRound.$inferInsert>) =>
		transact(db, (tx) => tx.update(pulseRound).set(to).where(eq(pulseRound.id, id)));
	const closed = await openRound(db, owner, { kind: 'full' });
	await allAnswer(db, closed, people, (at) => Array.from({ length: 7 }, (_, of) => 2 + ((at + of) % 3)));
	await moved(closed, { openedOn: '2020-01-01', closesOn: '2020-01-15' });
	await closeRound(db, owner, closed);
	await moved(closed, { closedOn: '2020-01-15' });
	// Tried long ago: the job which tries has nothing new to try, and whoever asks for it tries it anew.
	const release = setClock(Date.parse('2020-01-16T09:00Z'));
	await tryWhatIsNew(db).finally(release);
	await reply(
		db,
		admin,
		closed,
		NewReply.parse({ cut: 'all', item: 'edmondson-5.1', words: 'Hours to ask.' }),
	);
	const open = await openRound(db, owner, { kind: 'full' });
	await moved(open, { openedOn: '2098-01-01', closesOn: '2098-01-15' });
}
