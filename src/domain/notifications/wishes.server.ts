import { and, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#lib/db/open.server.ts';
import { AT_FIRST, MATTERS, type Channel, type Matter } from './channels.ts';
import { noticeWish, quietHours } from './tables.server.ts';
import type { Quiet } from './quiet.ts';

/** What somebody wants of everything that can be told. */
export type Wishes = Record<Matter, Record<Channel, boolean>>;

export async function wishesOf(db: Reader, personId: number): Promise<Wishes> {
	const rows = await db.select().from(noticeWish).where(eq(noticeWish.personId, personId));
	const wanted = (matter: Matter, channel: Channel) =>
		rows.find((row) => row.matter === matter && row.channel === channel)?.wanted ?? AT_FIRST[matter][channel];
	return Object.fromEntries(
		MATTERS.map((matter) => [
			matter,
			{ inbox: wanted(matter, 'inbox'), mail: wanted(matter, 'mail'), push: wanted(matter, 'push') },
		]),
	) as Wishes;
}

/** Whether each of these people wants to hear of a matter on that way. */
export async function whoWants(
	db: Reader,
	{ to, matter, channel }: { to: readonly number[]; matter: Matter; channel: Channel },
): Promise<(personId: number) => boolean> {
	const rows = await db
		.select({ personId: noticeWish.personId, wanted: noticeWish.wanted })
		.from(noticeWish)
		.where(
			and(
				inArray(noticeWish.personId, [...to]),
				eq(noticeWish.matter, matter),
				eq(noticeWish.channel, channel),
			),
		);
	const wishes = new Map(rows.map(({ personId, wanted }) => [personId, wanted]));
	return (personId) => wishes.get(personId) ?? AT_FIRST[matter][channel];
}

/** When nothing reaches for each of these people. */
export async function quietOf(
	db: Reader,
	personIds: readonly number[],
): Promise<(personId: number) => Quiet | null> {
	const rows = await db
		.select()
		.from(quietHours)
		.where(inArray(quietHours.personId, [...personIds]));
	const quiet = new Map(rows.map((row) => [row.personId, row]));
	return (personId) => quiet.get(personId) ?? null;
}
