import { and, eq } from 'drizzle-orm';
import { isoDay } from '#lib/dates.ts';
import { conflict, forbidden, invalid } from '#lib/errors.ts';
import { emptyLog } from '#lib/db/cleaning.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { givenOf, problemsOf, type Answering } from './answering.ts';
import { notForGuests, roundWith } from './rounds.server.ts';
import { answeredAmong, markAnswered, putSealed } from './sealing.server.ts';
import { sealOf } from './starting-anew.server.ts';
import { pulseAsked } from './tables.server.ts';

/**
 * Keeps what somebody answers, in places of the sealed table that are drawn by lot. Nothing else is written, and nobody is
 * told: no time, no session, no line of a log. What the file's own log shows of it is cut off before this returns. Nobody
 * can find it again, so it cannot be changed either.
 */
export async function answer(db: Database, who: Person, id: number, input: Answering): Promise<void> {
	notForGuests(who);
	await transact(db, (tx) => answerWithin(tx, db.folder, who, id, input));
	await emptyLog(db);
}

export async function answerWithin(
	tx: Transaction,
	folder: string,
	who: Person,
	id: number,
	input: Answering,
): Promise<void> {
	const round = await roundWith(tx, id);
	const today = isoDay(now(), (await readSettings(tx)).zone);
	if (round.closedOn !== null || today > round.closesOn) conflict('This round has closed.');
	const part = await partOf(tx, who, id);
	const seal = await sealOf(tx, folder, id);
	if ((await answeredAmong(tx, seal, [who.id])).has(who.id)) {
		conflict('You answered this round. Nobody can find your answer again, so it cannot be changed.');
	}
	const problems = problemsOf(round, input);
	if (Object.keys(problems).length > 0) invalid(problems);
	await putSealed(tx, seal, { is: 'answers', part, given: givenOf(round.items, input) });
	if (input.comment !== '') await putSealed(tx, seal, { is: 'comment', text: input.comment });
	await markAnswered(tx, seal, who.id);
}

async function partOf(tx: Transaction, who: Person, roundId: number): Promise<number> {
	const [asked] = await tx
		.select({ part: pulseAsked.part })
		.from(pulseAsked)
		.where(and(eq(pulseAsked.roundId, roundId), eq(pulseAsked.personId, who.id)));
	if (!asked) forbidden('You came after this round began, so it does not ask you. The next one will.');
	return asked.part;
}
