import { asc, eq } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { reference, type Kind } from '../entries/kinds.ts';
import { entry } from '../entries/tables.server.ts';
import { ownContinuations } from './endings/continuations.server.ts';
import { projectAsking, projectFollower, projectInterest, projectMember } from './tables.server.ts';

const NUMBERED = { kind: entry.kind, number: entry.number };
const named = ({ kind, number }: { kind: Kind; number: number }) => reference(kind, number);

/** What somebody was on, keeps in mind, follows and asked about: theirs to take along. */
export async function ownProjects(db: Database, who: Person) {
	const memberships = await db.read
		.select({
			of: NUMBERED,
			need: projectMember.need,
			from: projectMember.joinedAt,
			to: projectMember.leftAt,
		})
		.from(projectMember)
		.innerJoin(entry, eq(entry.id, projectMember.entryId))
		.where(eq(projectMember.personId, who.id))
		.orderBy(asc(projectMember.id));
	const interests = await db.read
		.select({ of: NUMBERED, at: projectInterest.at })
		.from(projectInterest)
		.innerJoin(entry, eq(entry.id, projectInterest.entryId))
		.where(eq(projectInterest.personId, who.id));
	const follows = await db.read
		.select({ of: NUMBERED, at: projectFollower.at })
		.from(projectFollower)
		.innerJoin(entry, eq(entry.id, projectFollower.entryId))
		.where(eq(projectFollower.personId, who.id));
	const askings = await db.read
		.select({ of: NUMBERED, words: projectAsking.words, at: projectAsking.at, answer: projectAsking.answer })
		.from(projectAsking)
		.innerJoin(entry, eq(entry.id, projectAsking.entryId))
		.where(eq(projectAsking.personId, who.id))
		.orderBy(asc(projectAsking.id));
	return {
		on: memberships.map(({ of, need, from, to }) => ({
			of: named(of),
			need,
			from: isoTime(from),
			to: isoTime(to),
		})),
		inMind: interests.map(({ of, at }) => ({ of: named(of), at: isoTime(at) })),
		follows: follows.map(({ of, at }) => ({ of: named(of), at: isoTime(at) })),
		asked: askings.map(({ of, words, at, answer }) => ({ of: named(of), words, at: isoTime(at), answer })),
		toGoOn: await ownContinuations(db, who),
	};
}
