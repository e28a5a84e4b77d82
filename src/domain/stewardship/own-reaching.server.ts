import { eq } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import { leave } from '../accounts/days-off/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { team } from '../accounts/tables.server.ts';
import { insightLetterWish } from '../insights/letter/wish.server.ts';
import { logReminder, rhythmPart, skip } from '../log/tables.server.ts';
import { quietHoursOf } from '../notifications/choosing.server.ts';
import { digestWishOf } from '../notifications/digest/wish.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { browsersOf } from '../notifications/push/subscriptions.server.ts';
import { wishesOf } from '../notifications/wishes.server.ts';

/** As the inbox shows them: of what they may see at this moment. */
export async function notifications(db: Database, who: Person) {
	const asked = { limit: 10_000 };
	const told = [...(await inbox(db, who, { ...asked, snoozed: true })), ...(await inbox(db, who, asked))];
	return told.map(({ sentence, title, href, at, readAt }) => ({
		sentence,
		title,
		href,
		at: isoTime(at),
		readAt: isoTime(readAt),
	}));
}

/** What they chose about what reaches them; of browsers, which and since when. */
export async function reaching(db: Database, who: Person) {
	return {
		wanted: await wishesOf(db.read, who.id),
		quietHours: await quietHoursOf(db.read, who),
		digest: await digestWishOf(db.read, who),
		insights: await insightLetterWish(db.read, who),
		browsers: (await browsersOf(db.read, who, undefined)).map(({ device, createdAt }) => ({
			device,
			createdAt: isoTime(createdAt),
		})),
	};
}

/** What somebody set for themselves: days on which no team asks them, those they passed over, and their part in each rhythm. */
export async function rhythms(db: Database, who: Person) {
	const days = await db.read.select().from(leave).where(eq(leave.personId, who.id));
	const skipped = await db.read
		.select({ team: team.slug, day: skip.day })
		.from(skip)
		.innerJoin(team, eq(team.id, skip.teamId))
		.where(eq(skip.personId, who.id));
	const parts = await db.read
		.select({ team: team.slug, part: rhythmPart.part })
		.from(rhythmPart)
		.innerJoin(team, eq(team.id, rhythmPart.teamId))
		.where(eq(rhythmPart.personId, who.id));
	const asked = await db.read
		.select({ team: team.slug, day: logReminder.day, at: logReminder.at })
		.from(logReminder)
		.innerJoin(team, eq(team.id, logReminder.teamId))
		.where(eq(logReminder.personId, who.id));
	return {
		leave: days.map(({ fromDay, toDay }) => ({ fromDay, toDay })),
		skipped,
		parts,
		asked: asked.map((one) => ({ ...one, at: isoTime(one.at) })),
	};
}
