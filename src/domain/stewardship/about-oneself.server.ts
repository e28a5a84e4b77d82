import { and, asc, desc, eq, isNull, or } from 'drizzle-orm';
import type { Database } from '#lib/db/open.server.ts';
import { leave } from '../accounts/days-off/tables.server.ts';
import type { Person } from '../accounts/person.ts';
import { identity } from '../accounts/providers/tables.server.ts';
import { passkey } from '../accounts/second-factors/tables.server.ts';
import { apiToken, membership, person, session, team } from '../accounts/tables.server.ts';
import { auditEvent } from '../audit/tables.server.ts';
import { chatIdentity } from '../chat/tables.server.ts';
import { namesIn, typeMentions } from '../entries/discussion/mentions.server.ts';
import { comment, thread } from '../entries/discussion/tables.server.ts';
import { reference } from '../entries/kinds.ts';
import { entry, facilitatorOffer, verdict } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { feed } from '../feeds/tables.server.ts';
import { incomingAddress, incomingMessage } from '../incoming/tables.server.ts';
import { movingRun } from '../moving/tables.server.ts';
import { insightLetterWish } from '../insights/letter/wish.server.ts';
import { changeCheck, lessonTurn, thanks } from '../lessons/tables.server.ts';
import { logReminder, rhythmPart, skip } from '../log/tables.server.ts';
import { quietHoursOf } from '../notifications/choosing.server.ts';
import { digestWishOf } from '../notifications/digest/wish.server.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { browsersOf } from '../notifications/push/subscriptions.server.ts';
import { wishesOf } from '../notifications/wishes.server.ts';
import { personalAccount } from '../postmortems/what-i-saw/tables.server.ts';
import { keptBy } from '../recall/keeping.server.ts';
import { weekOf } from '../recall/wish.server.ts';
import { savedView } from '../search/tables.server.ts';
import { attempt, enrolment, lessonDone, reflection } from '../training/tables.server.ts';
import { storyConsent, storyQuestion } from '../stories/tables.server.ts';
import { drill, drillAnswer, drillRun, drillSeat } from '../training/drills/tables.server.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

export async function account(db: Database, who: Person) {
	const [row] = await db.read.select().from(person).where(eq(person.id, who.id));
	const teams = await db.read
		.select({ team: team.slug, name: team.name, leads: membership.isLead, since: membership.since })
		.from(membership)
		.innerJoin(team, eq(team.id, membership.teamId))
		.where(eq(membership.personId, who.id));
	const identities = await db.read
		.select({ issuer: identity.issuer, label: identity.label, linkedAt: identity.linkedAt })
		.from(identity)
		.where(eq(identity.personId, who.id));
	const passkeys = await db.read
		.select({ name: passkey.name, createdAt: passkey.createdAt })
		.from(passkey)
		.where(eq(passkey.personId, who.id));
	const offers = await db.read.select().from(facilitatorOffer).where(eq(facilitatorOffer.personId, who.id));
	return {
		name: who.name,
		email: who.email,
		zone: who.zone,
		role: who.role,
		createdAt: iso(row?.createdAt ?? null),
		emailVerifiedAt: iso(row?.emailVerifiedAt ?? null),
		offersToFacilitate: offers.length > 0,
		teams: teams.map((one) => ({ ...one, since: iso(one.since) })),
		identities: identities.map((one) => ({ ...one, linkedAt: iso(one.linkedAt) })),
		passkeys: passkeys.map((one) => ({ ...one, createdAt: iso(one.createdAt) })),
	};
}

export async function sessions(db: Database, who: Person) {
	const rows = await db.read
		.select({
			device: session.device,
			via: session.via,
			startedOn: session.startedOn,
			lastSeenOn: session.lastSeenOn,
		})
		.from(session)
		.where(eq(session.personId, who.id));
	return rows.map((one) => ({ ...one, startedOn: iso(one.startedOn), lastSeenOn: iso(one.lastSeenOn) }));
}

export async function tokens(db: Database, who: Person) {
	const rows = await db.read.select().from(apiToken).where(eq(apiToken.personId, who.id));
	return rows.map(({ name, scopes, createdAt, expiresAt, lastUsedOn, revokedAt }) => ({
		name,
		scopes,
		createdAt: iso(createdAt),
		expiresAt: iso(expiresAt),
		lastUsedOn: iso(lastUsedOn),
		revokedAt: iso(revokedAt),
	}));
}

export async function views(db: Database, who: Person) {
	const rows = await db.read.select().from(savedView).where(eq(savedView.personId, who.id));
	return rows.map(({ name, address, shared, createdAt }) => ({
		name,
		address,
		shared,
		createdAt: iso(createdAt),
	}));
}

/** As the inbox shows them: of what they may see at this moment. */
export async function notifications(db: Database, who: Person) {
	const asked = { limit: 10_000 };
	const told = [...(await inbox(db, who, { ...asked, snoozed: true })), ...(await inbox(db, who, asked))];
	return told.map(({ sentence, title, href, at, readAt }) => ({
		sentence,
		title,
		href,
		at: iso(at),
		readAt: iso(readAt),
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
			createdAt: iso(createdAt),
		})),
	};
}

/** Where somebody else did it, neither who nor from where. */
export async function auditLines(db: Database, who: Person) {
	const rows = await db.read
		.select()
		.from(auditEvent)
		.where(
			or(
				eq(auditEvent.actorId, who.id),
				and(eq(auditEvent.subjectKind, 'person'), eq(auditEvent.subjectId, String(who.id))),
			),
		)
		.orderBy(desc(auditEvent.id));
	return rows.map(({ at, actorId, act, subjectKind, subjectId, details, address, device }) => {
		const line = { at: iso(at), act, subject: { kind: subjectKind, id: subjectId }, details };
		return actorId === who.id ? { ...line, byMe: true, address, device } : { ...line, byMe: false };
	});
}

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
		at: iso(row.comment.at),
		editedAt: iso(row.comment.editedAt),
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
		createdAt: iso(row.account.createdAt),
		releasedAt: iso(row.account.releasedAt),
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
		at: iso(row.verdict.at),
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

/** What they keep, to meet it again, and how often that is. */
export async function keptLessons(db: Database, who: Person) {
	const { aWeek, stopped } = await weekOf(db.read, who);
	const kept = await keptBy(db.read, who);
	return {
		aWeek,
		stopped,
		lessons: kept.map(({ named, text, keptAt, dueAt }) => ({
			from: named.replace('\u2011', '-'),
			text,
			keptAt: iso(keptAt),
			comesBackAt: iso(dueAt),
		})),
	};
}

/** What they saw of changes, and how they said that lessons stand. */
export async function looked(db: Database, who: Person) {
	const checks = await db.read
		.select({
			id: changeCheck.changeId,
			outcome: changeCheck.outcome,
			sentence: changeCheck.sentence,
			at: changeCheck.at,
		})
		.from(changeCheck)
		.where(eq(changeCheck.personId, who.id))
		.orderBy(asc(changeCheck.id));
	const turns = await db.read
		.select({
			id: lessonTurn.lessonId,
			state: lessonTurn.state,
			sentence: lessonTurn.sentence,
			at: lessonTurn.at,
		})
		.from(lessonTurn)
		.where(eq(lessonTurn.personId, who.id))
		.orderBy(asc(lessonTurn.id));
	return {
		changes: checks.map(({ id, at, ...said }) => ({ change: `C-${id}`, ...said, at: iso(at) })),
		lessons: turns.map(({ id, at, ...said }) => ({ lesson: `L-${id}`, ...said, at: iso(at) })),
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
		asked: asked.map((one) => ({ ...one, at: iso(one.at) })),
	};
}

/** What they are of; the address of none is kept. */
export async function feeds(db: Database, who: Person) {
	const rows = await db.read.select().from(feed).where(eq(feed.personId, who.id));
	return rows.map(({ of, createdAt, lastAskedDay }) => ({ of, createdAt: iso(createdAt), lastAskedDay }));
}

/** Where programs send things to be made into drafts of theirs, and what came in the last thirty days; no keys. */
export async function incoming(db: Database, who: Person) {
	const addresses = await db.read.select().from(incomingAddress).where(eq(incomingAddress.createdBy, who.id));
	const messages = await db.read
		.select({ message: incomingMessage })
		.from(incomingMessage)
		.innerJoin(incomingAddress, eq(incomingAddress.id, incomingMessage.addressId))
		.where(eq(incomingAddress.createdBy, who.id));
	return addresses.map(({ id, name, makes, fields, createdAt }) => ({
		...{ name, makes, fields, createdAt: iso(createdAt) },
		messages: messages
			.filter(({ message }) => message.addressId === id)
			.map(({ message: { receivedAt, body, state, became } }) => ({
				...{ receivedAt: iso(receivedAt), body, state, became },
			})),
	}));
}

/** What they moved in or out, and how that went. */
export async function moved(db: Database, who: Person) {
	const rows = await db.read.select().from(movingRun).where(eq(movingRun.personId, who.id));
	return rows.map(({ work, dryRun, state, counts, startedAt, endedAt }) => ({
		...{ work, dryRun, state, counts },
		startedAt: iso(startedAt),
		endedAt: iso(endedAt),
	}));
}

export async function chats(db: Database, who: Person) {
	const rows = await db.read.select().from(chatIdentity).where(eq(chatIdentity.personId, who.id));
	return rows.map(({ chatTeam, chatUser, since }) => ({ chatTeam, chatUser, since: iso(since) }));
}

/** Where they sat in drills, and what they said there, alone and with others. */
export async function drills(db: Database, who: Person) {
	const of = { drill: drill.title, of: entry.number, startedAt: drillRun.startedAt };
	const seats = await db.read
		.select({ ...of, seat: drillSeat.seat })
		.from(drillSeat)
		.innerJoin(drillRun, eq(drillRun.id, drillSeat.runId))
		.innerJoin(drill, eq(drill.id, drillRun.drillId))
		.innerJoin(entry, eq(entry.id, drill.entryId))
		.where(and(eq(drillSeat.personId, who.id), visibleTo(who)));
	const said = await db.read
		.select({ run: drillRun, answer: drillAnswer })
		.from(drillAnswer)
		.innerJoin(drillRun, eq(drillRun.id, drillAnswer.runId))
		.where(eq(drillAnswer.personId, who.id))
		.orderBy(asc(drillAnswer.runId), asc(drillAnswer.step));
	return {
		seats: seats.map(({ of: number, startedAt, ...one }) => ({
			...one,
			of: reference('postmortem', number),
			startedAt: iso(startedAt),
		})),
		answers: said.map(({ run, answer: { see, would, sure, step } }) => ({
			startedAt: iso(run.startedAt),
			together: run.together,
			step: step + 1,
			...{ see, would, sure },
		})),
	};
}

/** The courses somebody began, what they answered, and the lines they wrote for themselves. */
export async function coursesTaken(db: Database, who: Person) {
	const times = await db.read
		.select({ enrolment, of: entry.number, title: entry.title })
		.from(enrolment)
		.innerJoin(entry, eq(entry.id, enrolment.entryId))
		.where(eq(enrolment.personId, who.id))
		.orderBy(asc(enrolment.id));
	const mine = <Table extends typeof attempt | typeof reflection | typeof lessonDone>(table: Table) =>
		eq(table.enrolmentId, enrolment.id);
	const of = eq(enrolment.personId, who.id);
	const answers = await db.read
		.select({ attempt })
		.from(attempt)
		.innerJoin(enrolment, mine(attempt))
		.where(of)
		.orderBy(asc(attempt.id));
	const lines = await db.read
		.select({ reflection })
		.from(reflection)
		.innerJoin(enrolment, mine(reflection))
		.where(of);
	const read = await db.read
		.select({ lessonDone })
		.from(lessonDone)
		.innerJoin(enrolment, mine(lessonDone))
		.where(of);
	return times.map(
		({
			enrolment: { id, state, reason, openedOn, startedOn, dueOn, completedOn, version },
			of: number,
			title,
		}) => ({
			course: reference('course', number),
			title,
			...{ state, reason, version, openedOn, startedOn, dueOn, completedOn },
			lessons: read.flatMap(({ lessonDone: one }) =>
				one.enrolmentId === id ? [{ lesson: one.lessonKey, day: one.day }] : [],
			),
			answers: answers.flatMap(({ attempt: one }) =>
				one.enrolmentId === id
					? [
							{
								question: one.itemKey,
								try: one.number,
								answer: one.answer,
								right: one.right,
								confidence: one.confidence,
							},
						]
					: [],
			),
			lines: lines.flatMap(({ reflection: one }) =>
				one.enrolmentId === id ? [{ at: one.key, text: one.text }] : [],
			),
		}),
	);
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
			askedAt: iso(askedAt),
			answeredAt: iso(answeredAt),
		})),
		questions: questions.map(({ question: { text, at, answeredOn, declinedOn }, entry: of }) => ({
			of: reference(of.kind, of.number),
			text,
			at: iso(at),
			answeredOn,
			declinedOn,
		})),
	};
}
