import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { CHANNELS, MATTERS } from './channels.ts';
import { chooseDigest } from './digest/wish.server.ts';
import { clockMinutes } from './minutes.ts';
import type { Quiet } from './quiet.ts';
import { noticeWish, quietHours } from './tables.server.ts';

const Weekday = z.coerce.number().int().min(1).max(7);
const Time = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 22:00.')
	.transform(clockMinutes);
const listOf = <Item extends z.ZodType>(item: Item) =>
	z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));

/** What somebody wants to hear of, and how: each box that is ticked is `mentions.mail`. */
export const ChosenNotices = z.object({
	wanted: listOf(z.templateLiteral([z.enum(MATTERS), '.', z.enum(CHANNELS)])),
});

export async function chooseNotices(
	db: Database,
	who: Person,
	{ wanted }: z.output<typeof ChosenNotices>,
): Promise<void> {
	const rows = MATTERS.flatMap((matter) =>
		CHANNELS.map((channel) => ({
			personId: who.id,
			matter,
			channel,
			wanted: wanted.includes(`${matter}.${channel}`),
		})),
	);
	await transact(db, async (tx) => {
		await tx.delete(noticeWish).where(eq(noticeWish.personId, who.id));
		await tx.insert(noticeWish).values(rows);
	});
}

export const ChosenQuiet = z
	.object({ from: Time, to: Time, days: listOf(Weekday) })
	.refine(({ days }) => days.length < 7, {
		path: ['days'],
		error: 'With every day quiet nothing would ever come. Leave one, or choose above what comes at all.',
	});

/** Hours and days of their own clock in which nothing reaches for them. */
export async function chooseQuiet(
	db: Database,
	who: Person,
	{ from, to, days }: z.output<typeof ChosenQuiet>,
): Promise<void> {
	const row = { fromMinute: from, toMinute: to, days: [...new Set(days)].sort() };
	await transact(db, (tx) =>
		tx
			.insert(quietHours)
			.values({ personId: who.id, ...row })
			.onConflictDoUpdate({ target: quietHours.personId, set: row }),
	);
}

export async function quietHoursOf(db: Reader, who: Person): Promise<Quiet | null> {
	const [row] = await db.select().from(quietHours).where(eq(quietHours.personId, who.id));
	return row ?? null;
}

export const ChosenDigestForm = z.object({
	every: z.enum(['never', 'day', 'week']),
	weekday: Weekday,
	time: Time,
});

export async function chooseOwnDigest(
	db: Database,
	who: Person,
	{ every, weekday, time }: z.output<typeof ChosenDigestForm>,
): Promise<void> {
	await transact(db, (tx) => chooseDigest(tx, who, { every, weekday, minute: time }));
}
