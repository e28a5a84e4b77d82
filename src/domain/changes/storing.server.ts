import type { Transaction } from '#lib/db/open.server.ts';
import { refreshRoom } from '#lib/live/rooms.server.ts';
import type { Person } from '../accounts/person.ts';
import type { Found } from '../entries/entries.server.ts';
import type { Change } from '../lessons/lesson.ts';
import { learnedFrom, setLearned } from '../lessons/lessons.server.ts';
import { roomOf } from '../postmortems/live/room-name.ts';
import { reviseFound } from '../postmortems/postmortems.server.ts';
import { readContent } from '../postmortems/stored.server.ts';

/** What of a change is not written in the text, but is said where changes are looked after. */
export type Said = Partial<Pick<Change, 'owner' | 'due' | 'state' | 'reason' | 'doneOn' | 'link'>>;

/**
 * Stores what was said of changes where they are written: a post-mortem has them in its text, so that text gets a
 * version; the log leaves them to themselves. That somebody may is decided by whoever calls.
 */
export async function storeSaid(
	tx: Transaction,
	who: Person,
	entry: Found,
	said: ReadonlyMap<number, Said>,
): Promise<void> {
	if (entry.kind === 'postmortem') {
		const { changes } = await readContent(tx, entry);
		const content = { changes: changes.map((one) => ({ ...one, ...said.get(one.id) })) };
		await reviseFound(tx, who, entry, { content, sharing: {}, autosaved: false });
		return;
	}
	const { lessons, changes } = await learnedFrom(tx, entry.id);
	const given = changes.map((one) => ({ ...one, ...said.get(one.id) }));
	await setLearned(tx, who, entry.id, { lessons, changes: given });
}

/** Whoever has its text open to write in it sees it too. */
export async function afterStoring({ id, kind }: Pick<Found, 'id' | 'kind'>): Promise<void> {
	if (kind === 'postmortem') await refreshRoom(roomOf(id));
}
