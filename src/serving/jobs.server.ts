import { clearOldAudit } from '#domain/audit/clearing.server.ts';
import { deliverChat } from '#domain/chat/delivering.server.ts';
import { CHAT } from '#domain/chat/way.ts';
import { tellWeeks } from '#domain/chat/week.server.ts';
import { tendTalks } from '#domain/growth/conversations/reminding.server.ts';
import { askOfGoals } from '#domain/growth/goals/asking.server.ts';
import { countDelays } from '#domain/growth/applying/delays.server.ts';
import { tendApplications } from '#domain/growth/applying/reminding.server.ts';
import { queueInsightLetters } from '#domain/insights/letter/queueing.server.ts';
import { remindOfLog } from '#domain/log/reminding.server.ts';
import { remindOfChanges } from '#domain/changes/reminding.server.ts';
import { deliverPush } from '#domain/notifications/push/sending.server.ts';
import { PUSH } from '#domain/notifications/push/way.ts';
import { tellOfTokens } from '#domain/notifications/token-ends.server.ts';
import { queueDigests } from '#domain/notifications/digest/queueing.server.ts';
import { tendOpenings } from '#domain/growth/opportunities/resting.server.ts';
import { backUpWhenDue } from '#domain/operation/backups.server.ts';
import { clearOldMessages } from '#domain/incoming/receiving.server.ts';
import { clearOldSignals } from '#domain/postmortems/alerts/clearing.server.ts';
import { tellOfRipeIdeas } from '#domain/postmortems/meeting/ripening.server.ts';
import { remind } from '#domain/postmortems/reminding.server.ts';
import { chooseForTeams } from '#domain/recall/met-again.server.ts';
import { cleanWhenDue } from '#domain/stories/unsigned/cleaning.server.ts';
import { tellOfUnsignedAnswers } from '#domain/stories/unsigned/telling-of-answers.server.ts';
import { tellOfUnsigned } from '#domain/stories/unsigned/telling-of-waiting.server.ts';
import { carryOn } from '#domain/moving/carrying.server.ts';
import { MOVING_JOB } from '#domain/moving/runs.server.ts';
import { tendMentorships } from '#domain/growth/mentoring/reminding.server.ts';
import { askOfProjects } from '#domain/projects/endings/asking.server.ts';
import { tryWhatIsNew } from '#domain/pulse/attacks/trying.server.ts';
import { tendPulse } from '#domain/pulse/tending.server.ts';
import { rememberMissingTerms } from '#domain/search/terms.server.ts';
import { tendStories } from '#domain/stories/reminding.server.ts';
import { askOfPlans } from '#domain/training/enrolling/intentions.server.ts';
import { hideWholeCodes } from '#domain/training/enrolling/certificate-codes.server.ts';
import { openEnrolments } from '#domain/training/enrolling/opening.server.ts';
import { countShares } from '#domain/projects/allowance/shares.server.ts';
import { countShown } from '#domain/growth/matching/exposure.server.ts';
import { remindOfCourses } from '#domain/training/enrolling/reminding.server.ts';
import { deliverWebhooks } from '#domain/webhooks/delivering.server.ts';
import { WEBHOOK } from '#domain/webhooks/way.ts';
import type { Database } from '#lib/db/open.server.ts';
import { running } from '#lib/db/running.server.ts';
import type { Job } from '#lib/jobs/jobs.server.ts';
import { deliver } from '#lib/mail/delivery.server.ts';
import { MAIL_JOB } from '#lib/mail/outbox.server.ts';
import { clearKeptAnswers } from '#lib/web/kept-answers/keeping.server.ts';
import { WORKS } from './works.server.ts';

/** While a backup is restored there is no database, and nothing is done. */
function job(
	name: string,
	work: (db: Database, stopping: AbortSignal) => Promise<unknown>,
	inEach = false,
): Job {
	return {
		name,
		inEach,
		run: async (stopping) => {
			if (running.db) await work(running.db, stopping);
		},
	};
}

/** What has to be done because time passed. */
export const JOBS: readonly Job[] = [
	job(MAIL_JOB, deliver, true),
	job(WEBHOOK.name, deliverWebhooks, true),
	job('the week, for chats', tellWeeks),
	job(CHAT.name, deliverChat, true),
	job(PUSH.name, deliverPush, true),
	job('letters of what was learned', queueDigests),
	job('letters of how learning goes', queueInsightLetters),
	job('tokens that end soon', tellOfTokens),
	job('reminders', remind),
	job('teams that ask themselves', remindOfLog),
	job('changes and checks that are due', remindOfChanges),
	job('stories to report back on, and those that are over', tendStories),
	job('codes of certificates that stood whole in the database', hideWholeCodes),
	job('courses that are asked of people', openEnrolments),
	job('reminders of courses', remindOfCourses),
	job('how plans went', askOfPlans),
	job('what became of projects', askOfProjects),
	job('openings: whether they stand, and who answers for them', tendOpenings),
	job('how mentorships go, and who waits for a place', tendMentorships),
	job('regular talks of two: reminders, and the next day', tendTalks),
	job('goals that were silent, of those who want to be asked', askOfGoals),
	job('openings that somebody asked for', tendApplications),
	job('days that leads let pass, counted for groups once a week', countDelays),
	job('learning time, counted for groups once a week', countShares),
	job('in how many lists openings stood', countShown, true),
	job('rounds of the pulse: opening, reminders, closing', tendPulse),
	job('attempts to unmask what the pulse released', tryWhatIsNew),
	job('stories without a name that wait', tellOfUnsigned),
	job('answers of those who told without a name', tellOfUnsignedAnswers),
	job('cleaning after stories without a name', cleanWhenDue),
	job('terms of what was written before they were kept', rememberMissingTerms),
	job('what each team meets again this week', chooseForTeams),
	job('ideas that have rested', tellOfRipeIdeas),
	job('what alerts said long ago', clearOldSignals),
	job('messages that came long ago', clearOldMessages),
	job('what the audit log has kept long enough', clearOldAudit),
	job('answers that were kept for a day', clearKeptAnswers),
	job('backups', (db) => backUpWhenDue(db)),
	{ ...job(MOVING_JOB, (db, stopping) => carryOn(db, WORKS, stopping)), apart: true },
];
