import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { refreshRoom } from '#lib/live/rooms.server.ts';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Person } from '../../accounts/person.ts';
import { roomOf } from '../live/room-name.ts';
import { reviseIn } from '../postmortems.server.ts';
import { readContent } from '../stored.server.ts';
import { agenda } from './agenda.ts';
import type { AskedQuestion, WrittenNote } from './meeting.ts';
import { placeToRun } from './meetings.server.ts';
import { meetingNote } from './tables.server.ts';

/** @returns the save that the next one starts from */
export async function writeNote(
	db: Database,
	who: Person,
	number: number,
	{ point, text, version }: z.output<typeof WrittenNote>,
): Promise<number> {
	return transact(db, async (tx) => {
		const { found, meeting } = await placeToRun(tx, who, number);
		if (!meeting?.startedAt) conflict('The meeting has not begun.');
		const at = and(eq(meetingNote.meetingId, meeting.id), eq(meetingNote.point, point));
		const [before] = await tx.select().from(meetingNote).where(at);
		if (before?.text === text) return before.version;
		if ((before?.version ?? 0) !== version) {
			conflict(
				'Somebody else wrote in this note in the meantime. Both are shown; put them together and save again.',
			);
		}
		const points = agenda(await readContent(tx, found), meeting.minutes);
		const title = points.find(({ key }) => key === point)?.title ?? before?.title;
		if (title === undefined) missing('This point of the agenda');
		const saved = { title, text, version: version + 1 };
		await tx
			.insert(meetingNote)
			.values({ meetingId: meeting.id, point, ...saved })
			.onConflictDoUpdate({ target: [meetingNote.meetingId, meetingNote.point], set: saved });
		return saved.version;
	});
}

/** Stands in the document from now on, at its moment, below what was open there before. */
export async function askAbout(
	db: Database,
	who: Person,
	number: number,
	{ event, question }: z.output<typeof AskedQuestion>,
): Promise<void> {
	const { entryId } = await transact(db, async (tx) => {
		const { found } = await placeToRun(tx, who, number);
		const { timeline } = await readContent(tx, found);
		const about = timeline.find(({ id }) => id === event);
		if (!about) return invalid({ question: 'That moment is not in the timeline any more.' });
		const all = [about.question, question].filter(Boolean).join('\n');
		if (all.length > 2_000)
			return invalid({ question: 'There is no room for more questions at this moment.' });
		const asked = timeline.map((one) => (one.id === event ? { ...one, question: all } : one));
		return reviseIn(tx, who, number, { content: { timeline: asked }, sharing: {}, autosaved: false });
	});
	await refreshRoom(roomOf(entryId));
}
