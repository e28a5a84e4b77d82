import { and, desc, eq, isNotNull, lte } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { forbidden, invalid, missing } from '#lib/errors.ts';
import { readSettings } from '#lib/settings.server.ts';
import { mayAdminister } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { leadsOf } from '../accounts/tending.server.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { change } from '../lessons/tables.server.ts';
import type { NewReply, Reply } from './replies.ts';
import { notForGuests } from './rounds.server.ts';
import { pulseReleased, pulseReply, pulseRound } from './tables.server.ts';

/** Whoever leads the team, or one around it, answers for it; of everybody, those who run the workspace. */
export async function mayReply(db: Reader, who: Person, cut: string): Promise<boolean> {
	if (mayAdminister(who)) return true;
	const team = /^team-(\d+)$/.exec(cut)?.[1];
	return team !== undefined && (await leadsOf(db, Number(team))).includes(who.id);
}

/** You said this, so we do that: of something that is shown, and linked to a change that they may see themselves. */
export async function reply(db: Database, who: Person, round: number, input: NewReply): Promise<void> {
	notForGuests(who);
	await transact(db, async (tx) => {
		await refuseHidden(tx, round, input);
		if (!(await mayReply(tx, who, input.cut))) {
			forbidden('Whoever leads the team says what is done about it, and whoever runs the workspace.');
		}
		if (input.change !== null && !(await seesChange(tx, who, input.change))) {
			invalid({ change: 'There is no change of that number here, or it is not shared with you.' });
		}
		const { zone } = await readSettings(tx);
		await tx.insert(pulseReply).values({
			...{ roundId: round, cut: input.cut, item: input.item, words: input.words },
			...{ changeId: input.change, personId: who.id, day: isoDay(now(), zone) },
		});
	});
}

/** By whoever wrote it, and by whoever may write one there. */
export async function takeBackReply(db: Database, who: Person, round: number, id: number): Promise<void> {
	notForGuests(who);
	await transact(db, async (tx) => {
		const these = and(eq(pulseReply.id, id), eq(pulseReply.roundId, round));
		const [found] = await tx.select().from(pulseReply).where(these);
		if (!found) missing('This reply');
		if (found.personId !== who.id && !(await mayReply(tx, who, found.cut))) {
			forbidden('Whoever wrote it takes it back.');
		}
		await tx.delete(pulseReply).where(these);
	});
}

/** What was replied to this round and to those before it, of one cut: the latest first. */
export async function repliesTo(db: Reader, who: Person, round: number, cut: string): Promise<Reply[]> {
	const rows = await db
		.select({ it: pulseReply, name: person.name })
		.from(pulseReply)
		.innerJoin(person, eq(person.id, pulseReply.personId))
		.where(and(lte(pulseReply.roundId, round), eq(pulseReply.cut, cut)))
		.orderBy(desc(pulseReply.roundId), desc(pulseReply.id))
		.limit(MOST);
	const may = await mayReply(db, who, cut);
	return rows.map(({ it: { id, roundId, item, words, changeId, personId, day }, name }) => ({
		...{ id, round: roundId, cut, item, words, changeId, day },
		by: { id: personId, name },
		mayTakeBack: may || personId === who.id,
	}));
}

const MOST = 50;

async function refuseHidden(db: Reader, round: number, { cut, item }: NewReply): Promise<void> {
	const [shown] = await db
		.select({ n: pulseReleased.n })
		.from(pulseReleased)
		.innerJoin(pulseRound, eq(pulseRound.id, pulseReleased.roundId))
		.where(
			and(
				...[eq(pulseReleased.roundId, round), isNotNull(pulseRound.closedOn)],
				...[eq(pulseReleased.cut, cut), eq(pulseReleased.item, item)],
			),
		);
	if (!shown) missing('This result');
}

async function seesChange(db: Reader, who: Person, id: number): Promise<boolean> {
	const [found] = await db
		.select({ id: change.id })
		.from(change)
		.innerJoin(entry, eq(entry.id, change.entryId))
		.where(and(eq(change.id, id), visibleTo(who)));
	return found !== undefined;
}
