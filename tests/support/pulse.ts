import { and, eq } from 'drizzle-orm';
import { addPerson, personWith } from '#domain/accounts/people.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { membership } from '#domain/accounts/tables.server.ts';
import { Answering } from '#domain/pulse/answering.ts';
import { answer } from '#domain/pulse/answering.server.ts';
import { EVERYBODY } from '#domain/pulse/cuts.ts';
import { pulseReleased } from '#domain/pulse/tables.server.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';

/** More people, in a team or in none; the first of them is `Person 1`. They sign in nowhere, and so have no password. */
export async function morePeople(
	db: Database,
	many: number,
	{ teamId, zone = 'UTC', called = 'person' }: { teamId?: number; zone?: string; called?: string } = {},
): Promise<Person[]> {
	const ids = await transact(db, async (tx) => {
		const made: number[] = [];
		for (let at = 1; at <= many; at++) {
			const email = `${called}-${teamId ?? 'none'}-${at}@example.org`;
			const id = await addPerson(tx, { name: `${called} ${at}`, email, role: 'member', zone });
			if (teamId !== undefined) await tx.insert(membership).values({ teamId, personId: id, since: now() });
			made.push(id);
		}
		return made;
	});
	const people = await Promise.all(ids.map((id) => personWith(db.read, id)));
	return people.filter((one) => one !== null);
}

/** As a form sends it: an answer to each sentence in turn, and what they wrote. */
export function answers(each: readonly (number | null)[], comment = ''): Answering {
	const named = each.map((one, at) => [`q${at + 1}`, one] as const);
	return Answering.parse({ answers: Object.fromEntries(named), comment });
}

/** What was released of everybody, by the ids of the sentences. */
export async function releasedOf(db: Database, round: number) {
	const rows = await db.read
		.select()
		.from(pulseReleased)
		.where(and(eq(pulseReleased.roundId, round), eq(pulseReleased.cut, EVERYBODY)));
	return new Map(rows.map((row) => [row.item, row]));
}

/** Each of these people answers every sentence with the number that is theirs. */
export async function allAnswer(
	db: Database,
	round: number,
	people: readonly Person[],
	with_: (at: number) => readonly (number | null)[],
): Promise<void> {
	for (const [at, who] of people.entries()) await answer(db, who, round, answers(with_(at)));
}
