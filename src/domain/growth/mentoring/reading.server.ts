import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import { proposed } from './changing.server.ts';
import { goalOf, openingOf } from './comes-from.server.ts';
import { AGENDA, savesOf } from './notes.server.ts';
import { findOwn, isOneOf, otherThan, partOf, type MentorshipRow } from './ones.server.ts';
import { hasRoom, placesOf } from './places.server.ts';
import { mentorship, mentorshipCheck, mentorshipMeeting } from './tables.server.ts';

export type ReadMentorship = Awaited<ReturnType<typeof readMentorship>>;

/** One of theirs, with all that the two have in it. */
export async function readMentorship(db: Database, who: Person, id: number) {
	const row = await findOwn(db.read, who, id);
	const [other] = await db.read
		.select({ id: person.id, name: person.name, leftAt: person.deactivatedAt })
		.from(person)
		.where(eq(person.id, otherThan(row, who)));
	if (!other) throw new Error('Nobody is at the other side.');
	const change = await proposed(db.read, id);
	const saves = await savesOf(db.read, id);
	const places = await placesOf(db.read, row);
	return {
		...headOf(row, who),
		other: { id: other.id, name: other.name, isHere: other.leftAt === null },
		words: row.words,
		answer: row.answer,
		/** Who ended it; nobody where that was time, or where one of the two left. */
		endedBy: row.closedBy === null ? null : row.closedBy === who.id ? ('me' as const) : ('other' as const),
		/** Of whoever mentors: there is room for one more. */
		hasRoom: !places.rests && hasRoom(places),
		opening: await openingOf(db, who, row.entryId),
		goal: await goalOf(db.read, who, row),
		change: change && { ...change, mine: change.byId === who.id },
		agenda: {
			words: row.agenda,
			html: renderMarkdown(row.agenda),
			version: row.version,
			saves: saves.get(AGENDA) ?? [],
		},
		meetings: (await meetingsOf(db, id)).map((one) => ({
			...one,
			html: renderMarkdown(one.notes),
			saves: saves.get(one.id) ?? [],
		})),
		...(await checksIn(db, who, id)),
	};
}

/** What a list says of one of them. */
export function headOf(row: MentorshipRow, who: Person) {
	const { id, form, state, aim, rhythm, endsOn, askedAt, agreedAt, closedAt } = row;
	return {
		...{ id, form, state, aim, rhythm, endsOn, askedAt, agreedAt, closedAt },
		mine: partOf(row, who),
		iAsked: row.askedBy === who.id,
	};
}

export const meetingsOf = (db: Database, id: number) =>
	db.read
		.select({
			id: mentorshipMeeting.id,
			on: mentorshipMeeting.on,
			notes: mentorshipMeeting.notes,
			version: mentorshipMeeting.version,
		})
		.from(mentorshipMeeting)
		.where(eq(mentorshipMeeting.mentorshipId, id))
		.orderBy(desc(mentorshipMeeting.on), desc(mentorshipMeeting.id));

/** What somebody was asked and said, and of the other only what they let them read. */
export async function checksIn(db: Database, who: Person, id: number) {
	const rows = await db.read
		.select()
		.from(mentorshipCheck)
		.where(eq(mentorshipCheck.mentorshipId, id))
		.orderBy(asc(mentorshipCheck.askedAt));
	return {
		checks: rows
			.filter(({ personId }) => personId === who.id)
			.map(({ when, words, shared, answeredAt }) => ({ when, words, shared, answeredAt })),
		theirs: rows.flatMap(({ personId, when, words, shared, answeredAt }) =>
			personId !== who.id && shared && answeredAt !== null ? [{ when, words, answeredAt }] : [],
		),
	};
}

export type ListedMentorship = Awaited<ReturnType<typeof listMentorships>>[number];

/** Somebody's own, the latest first. What waits for a place is in the list of whoever asked. */
export async function listMentorships(db: Database, who: Person) {
	const rows = await db.read.select().from(mentorship).where(isOneOf(who)).orderBy(desc(mentorship.id));
	const known = rows.filter(({ state, askedBy }) => state !== 'waiting' || askedBy === who.id);
	const others = await db.read
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(
			inArray(
				person.id,
				known.map((row) => otherThan(row, who)),
			),
		);
	const names = new Map(others.map(({ id, name }) => [id, name]));
	return known.map((row) => {
		const id = otherThan(row, who);
		return { ...headOf(row, who), other: { id, name: names.get(id) ?? '' } };
	});
}
