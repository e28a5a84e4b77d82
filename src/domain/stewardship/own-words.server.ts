import { and, asc, eq, isNull } from 'drizzle-orm';
import { isoTime } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../accounts/person.ts';
import { namesIn, typeMentions } from '../entries/discussion/mentions.server.ts';
import { comment, thread } from '../entries/discussion/tables.server.ts';
import { reference } from '../entries/kinds.ts';
import { entry, verdict } from '../entries/tables.server.ts';
import { thanks } from '../lessons/tables.server.ts';
import { personalAccount } from '../postmortems/what-i-saw/tables.server.ts';
import { storyConsent, storyQuestion } from '../stories/tables.server.ts';

export async function comments(db: Database, who: Person) {
	const rows = await db.read
		.select({ comment, entry: { kind: entry.kind, number: entry.number } })
		.from(comment)
		.innerJoin(thread, eq(thread.id, comment.threadId))
		.innerJoin(entry, eq(entry.id, thread.entryId))
		.where(and(eq(comment.personId, who.id), isNull(comment.removedAt)))
		.orderBy(asc(comment.at));
	const names = await namesIn(
		db.read,
		rows.map((row) => row.comment.text),
	);
	return rows.map((row) => ({
		in: reference(row.entry.kind, row.entry.number),
		at: isoTime(row.comment.at),
		editedAt: isoTime(row.comment.editedAt),
		text: typeMentions(row.comment.text, names),
	}));
}

export async function accounts(db: Database, who: Person) {
	const rows = await db.read
		.select({ account: personalAccount, entry: { kind: entry.kind, number: entry.number } })
		.from(personalAccount)
		.innerJoin(entry, eq(entry.id, personalAccount.entryId))
		.where(eq(personalAccount.personId, who.id));
	return rows.map((row) => ({
		of: reference(row.entry.kind, row.entry.number),
		role: row.account.role,
		text: row.account.text,
		withName: row.account.withName,
		createdAt: isoTime(row.account.createdAt),
		releasedAt: isoTime(row.account.releasedAt),
	}));
}

export async function reviews(db: Database, who: Person) {
	const rows = await db.read
		.select({ verdict, entry: { kind: entry.kind, number: entry.number } })
		.from(verdict)
		.innerJoin(entry, eq(entry.id, verdict.entryId))
		.where(eq(verdict.personId, who.id));
	return rows.map((row) => ({
		of: reference(row.entry.kind, row.entry.number),
		verdict: row.verdict.verdict,
		sentence: row.verdict.sentence,
		version: row.verdict.version,
		at: isoTime(row.verdict.at),
	}));
}

export async function thanked(db: Database, who: Person) {
	const rows = await db.read
		.select({ thanks, entry: { kind: entry.kind, number: entry.number } })
		.from(thanks)
		.innerJoin(entry, eq(entry.id, thanks.entryId))
		.where(eq(thanks.personId, who.id));
	return rows.map((row) => ({
		of: reference(row.entry.kind, row.entry.number),
		kind: row.thanks.kind,
		sentence: row.thanks.sentence,
		day: row.thanks.day,
	}));
}

/** What they said of words about them, and what they asked; of an answer, that there is one. */
export async function storiesOfOthers(db: Database, who: Person) {
	const consents = await db.read
		.select({ consent: storyConsent, entry: { kind: entry.kind, number: entry.number } })
		.from(storyConsent)
		.innerJoin(entry, eq(entry.id, storyConsent.entryId))
		.where(eq(storyConsent.personId, who.id));
	const questions = await db.read
		.select({ question: storyQuestion, entry: { kind: entry.kind, number: entry.number } })
		.from(storyQuestion)
		.innerJoin(entry, eq(entry.id, storyQuestion.entryId))
		.where(eq(storyQuestion.personId, who.id))
		.orderBy(asc(storyQuestion.id));
	return {
		consents: consents.map(({ consent: { state, passage, note, askedAt, answeredAt }, entry: of }) => ({
			of: reference(of.kind, of.number),
			state,
			passage,
			note,
			askedAt: isoTime(askedAt),
			answeredAt: isoTime(answeredAt),
		})),
		questions: questions.map(({ question: { text, at, answeredOn, declinedOn }, entry: of }) => ({
			of: reference(of.kind, of.number),
			text,
			at: isoTime(at),
			answeredOn,
			declinedOn,
		})),
	};
}
