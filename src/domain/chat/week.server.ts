import { CalendarDateTime, toZoned } from '@internationalized/date';
import { and, inArray, isNull, lte, sql } from 'drizzle-orm';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { queue } from '#lib/outbox/queue.server.ts';
import { outbox } from '#lib/outbox/tables.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import { WEEK } from './composing.server.ts';
import { chatPlace } from './tables.server.ts';
import { CHAT } from './way.ts';

const FRIDAY = 5;
const HOUR_OF_DAY = 16;

/**
 * The week goes out on Friday at four, by the clock of the workspace: once, and not at all where this ran on no
 * Friday or the day after.
 */
export async function tellWeeks(db: Database): Promise<void> {
	const { zone } = await readSettings(db.read);
	const last = lastFriday(now(), zone);
	if (last.at < now() - DAY) return;
	const wanted = sql`EXISTS (SELECT 1 FROM json_each(${chatPlace.news}) WHERE value = 'week')`;
	// Asked every minute: nothing is written where nothing is new.
	const keyOf = (id: number) => `chat:${id}:${WEEK}:${last.day}`;
	const places = await db.read
		.select({ id: chatPlace.id })
		.from(chatPlace)
		.where(and(isNull(chatPlace.pausedAt), lte(chatPlace.createdAt, last.at), wanted));
	const keys = places.map(({ id }) => keyOf(id));
	const queued = await db.read.select({ key: outbox.key }).from(outbox).where(inArray(outbox.key, keys));
	const fresh = places.filter(({ id }) => !queued.some(({ key }) => key === keyOf(id)));
	if (fresh.length === 0) return;
	await transact(db, (tx) =>
		queue(
			tx,
			CHAT,
			fresh.map(({ id }) => ({
				kind: WEEK,
				key: keyOf(id),
				about: { placeId: id, at: last.at },
			})),
		),
	);
}

/** The last Friday at four that is over. */
export function lastFriday(at: number, zone: string): { day: string; at: number } {
	for (let back = 0; ; back++) {
		const day = isoDay(at - back * DAY, zone);
		const noon = new Date(`${day}T12:00Z`);
		if (noon.getUTCDay() !== FRIDAY) continue;
		const four = new CalendarDateTime(
			noon.getUTCFullYear(),
			noon.getUTCMonth() + 1,
			noon.getUTCDate(),
			HOUR_OF_DAY,
		);
		const moment = toZoned(four, zone).toDate().getTime();
		if (moment <= at) return { day, at: moment };
	}
}
