import { DAY, isoDay, namedDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { counted } from '#lib/numbers.ts';
import type { Person } from '../../accounts/person.ts';
import { myChanges } from '../../lessons/today.server.ts';
import { unreadCount } from '../inbox.server.ts';

/** What waits for somebody, in one line of Markdown; null where nothing does. */
export async function waitingLine(db: Database, who: Person): Promise<string | null> {
	const at = now();
	const soon = isoDay(at + 7 * DAY, who.zone);
	const due = (await myChanges(db, who)).filter((change) => change.due !== null && change.due <= soon);
	const unread = await unreadCount(db, who);
	const [first] = due;
	const parts = [
		unread === 0 ? '' : `[${counted(unread, 'thing')} in your inbox](/inbox)`,
		first?.due == null
			? ''
			: `${counted(due.length, 'change')} of yours, ${due.length === 1 ? 'due' : 'the first due'} ${namedDay(Date.parse(`${first.due}T12:00Z`), 'UTC', at)}`,
	].filter(Boolean);
	return parts.length === 0 ? null : `Waiting for you: ${parts.join('; ')}.`;
}
