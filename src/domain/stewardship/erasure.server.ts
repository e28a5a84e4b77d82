import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { conflict, invalid, missing } from '#lib/errors.ts';
import type { Database, Transaction } from '#lib/db/open.server.ts';
import { onceStored, transact } from '#lib/db/transact.server.ts';
import { dropFiles } from '#lib/files/kept-files.server.ts';
import { refreshRoom } from '#lib/live/rooms.server.ts';
import { forgetAnswers } from '#lib/web/kept-answers/keeping.server.ts';
import { leave } from '../accounts/days-off/tables.server.ts';
import { eraseAccount, refuseErasing } from '../accounts/erasing.server.ts';
import type { Person } from '../accounts/person.ts';
import { person } from '../accounts/tables.server.ts';
import { note } from '../audit/audit.server.ts';
import { chatIdentity } from '../chat/tables.server.ts';
import { filesOf } from '../entries/attachments.server.ts';
import { forgetCalled } from '../entries/begun.server.ts';
import { entry, facilitatorAsked, facilitatorOffer, reading, witness } from '../entries/tables.server.ts';
import { feed } from '../feeds/tables.server.ts';
import { forgetMentorships } from '../growth/mentoring/forgetting.server.ts';
import { forgetTalks } from '../growth/conversations/keeping.server.ts';
import { goal, goalReader } from '../growth/goals/tables.server.ts';
import { incomingAddress } from '../incoming/tables.server.ts';
import { lastLooked } from '../lessons/tables.server.ts';
import { logReminder, rhythmPart, skip } from '../log/tables.server.ts';
import { movingRun } from '../moving/tables.server.ts';
import {
	digestWish,
	insightLetter,
	noticeWish,
	notification,
	pushSubscription,
	quietHours,
} from '../notifications/tables.server.ts';
import { roomOf } from '../postmortems/live/room-name.ts';
import { personalAccount } from '../postmortems/what-i-saw/tables.server.ts';
import { learningTime } from '../projects/allowance/tables.server.ts';
import { forgetContinuations } from '../projects/endings/continuations.server.ts';
import { projectAsking, projectFollower, projectInterest } from '../projects/tables.server.ts';
import { awardVote } from '../projects/shows/tables.server.ts';
import { pulseAsked } from '../pulse/tables.server.ts';
import { recallCard, recallWish } from '../recall/tables.server.ts';
import { savedView } from '../search/tables.server.ts';
import { growthProfile, openTo } from '../growth/profile/tables.server.ts';
import { personSkill, proposedSkill, skillsSeen } from '../skills/tables.server.ts';
import { forgetAsking } from '../growth/applying/forgetting.server.ts';
import { forgetOwnLines } from '../stories/shelves/own-lines.server.ts';
import { drillAnswer, drillRun, drillSeat } from '../training/drills/tables.server.ts';
import { courseWaiver, enrolment, sittingSeat } from '../training/tables.server.ts';
import { takeOut } from '../search/searchable.server.ts';
import { storyConsent, storyQuestion } from '../stories/tables.server.ts';
import { draftsOfOne } from './waiting.server.ts';
import { renameInVersions, renewLiveDocuments } from './erased-in-history.server.ts';

export const Erasing = z.object({
	/** Their name as it stands, so that nobody is erased by a slip. */
	confirmed: z.string().trim().max(200),
});

/**
 * What somebody who has left asked for. Their name becomes “Someone who has left”, their address and their zone
 * go, and so does whatever was theirs alone: drafts that nobody else writes, what they saw and did not release,
 * their own views, notifications, and every way in. What they published and said stays, under no name. Text
 * that others wrote freely is not changed: a name in it stays where it stands.
 */
export async function erase(
	db: Database,
	who: Person,
	input: z.output<typeof Erasing> & { personId: number },
): Promise<void> {
	refuseErasing(who);
	const { personId } = input;
	let files: string[] = [];
	let open: number[] = [];
	await transact(db, async (tx) => {
		const [found] = await tx.select().from(person).where(eq(person.id, personId));
		if (found?.erasedAt !== null) missing('This person');
		if (found.deactivatedAt === null) conflict('Deactivate the account first: only who has left is erased.');
		if (input.confirmed !== found.name)
			invalid({ confirmed: `Type the name as it stands here: ${found.name}` });
		const drafts = await draftsOfOne(tx, personId);
		for (const id of drafts) files = [...files, ...(await deleteDraft(tx, id))];
		await deleteOwnThings(tx, personId);
		await forgetAnswers(tx);
		const before = await eraseAccount(tx, personId);
		await renameInVersions(tx, personId, before);
		open = await renewLiveDocuments(tx, who, before.email);
		await note(tx, who, {
			act: 'person-erased',
			subject: { kind: 'person', id: personId },
			details: { drafts: drafts.length },
		});
	});
	await onceStored(() => dropFiles(db.folder, files));
	for (const id of open) await refreshRoom(roomOf(id));
}

/** @returns the names of its files, whose bytes go when all of it has */
async function deleteDraft(tx: Transaction, id: number): Promise<string[]> {
	const files = await filesOf(tx, id);
	await takeOut(tx, id);
	await tx.delete(entry).where(eq(entry.id, id));
	return files.map(({ name }) => name);
}

/** Nobody else's business, wherever it is kept. */
const OWN = [
	...[
		notification,
		noticeWish,
		quietHours,
		digestWish,
		insightLetter,
		pushSubscription,
		reading,
		facilitatorOffer,
		facilitatorAsked,
		witness,
		lastLooked,
	],
	...[recallCard, recallWish, leave, skip, rhythmPart, logReminder, feed, chatIdentity, storyConsent],
	...[drillSeat, drillAnswer],
	...[projectInterest, projectFollower, projectAsking],
	...[personSkill, learningTime, awardVote, pulseAsked],
	...[goal, goalReader],
	...[skillsSeen, proposedSkill, growthProfile, openTo],
	movingRun,
	// With all that somebody did, answered, planned and was given on their way through.
	...[enrolment, sittingSeat, courseWaiver],
];

async function deleteOwnThings(tx: Transaction, personId: number): Promise<void> {
	for (const table of OWN) {
		await tx.delete(table).where(eq(table.personId, personId));
	}
	// What is answered is part of the story, under no name.
	await tx
		.delete(storyQuestion)
		.where(and(eq(storyQuestion.personId, personId), isNull(storyQuestion.answeredOn)));
	await forgetCalled(tx, personId);
	await forgetOwnLines(tx, personId);
	await forgetTalks(tx, personId);
	await forgetContinuations(tx, personId);
	await forgetMentorships(tx, personId);
	await forgetAsking(tx, personId);
	// With what came to them; what was made of it is theirs, as drafts, or was published.
	await tx.delete(incomingAddress).where(eq(incomingAddress.createdBy, personId));
	await tx.delete(savedView).where(and(eq(savedView.personId, personId), eq(savedView.shared, false)));
	// What they did alone; a room belongs to all who were in it.
	await tx.delete(drillRun).where(and(eq(drillRun.startedBy, personId), eq(drillRun.together, false)));
	await tx
		.delete(personalAccount)
		.where(and(eq(personalAccount.personId, personId), isNull(personalAccount.releasedAt)));
}
