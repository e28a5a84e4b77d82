import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { facilitatedBy, requestsTo } from '#domain/entries/facilitation.server.ts';
import { mentorshipsWaitingFor } from '#domain/growth/mentoring/waiting.server.ts';
import { answersOf } from '#domain/growth/applying/waiting.server.ts';
import { newsFrom } from '#domain/lessons/last-looked.server.ts';
import { myChanges, myDrafts, newsSince, readFirst } from '#domain/lessons/today.server.ts';
import { askedNow, writableTeams } from '#domain/log/asked.server.ts';
import { latestIncidents } from '#domain/log/incidents.server.ts';
import { myExpected } from '#domain/postmortems/expected.server.ts';
import { declineFacilitation, takeFacilitation } from '#domain/postmortems/facilitator.server.ts';
import { comingMeetings } from '#domain/postmortems/meeting/coming.server.ts';
import { reviewsAskedOf } from '#domain/postmortems/review.server.ts';
import { askedOf } from '#domain/pulse/rounds.server.ts';
import { oneMetAgain } from '#domain/recall/anniversaries.server.ts';
import { meeting } from '#domain/recall/meeting.server.ts';
import { thisWeeksReading } from '#domain/stories/shelves/first-weeks.server.ts';
import { comingGatherings } from '#domain/stories/shelves/gatherings.server.ts';
import { ofTheMonth } from '#domain/stories/shelves/of-the-month.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { DAY } from '#lib/dates.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** So far ahead Today looks. */
const THREE_WEEKS = 21 * DAY;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const since = await newsFrom(db, person);
	const at = now();
	const asked = await askedNow(db, person, at);
	return {
		since: since.day,
		news: await newsSince(db, person, since.at),
		readFirst: since.day === null ? await readFirst(db, person) : [],
		/** Of somebody who is new: what the Welcome shelf has for their week. */
		weeksReading: await thisWeeksReading(db, person, takenOf),
		ofTheMonth: await ofTheMonth(db, person),
		coming: await comingMeetings(db, person),
		gatherings: await comingGatherings(db, person, { within: THREE_WEEKS, limit: 3 }),
		incidents: mayBegin(person) ? await latestIncidents(db, person) : [],
		asked,
		/** What the teams ask, in case an answer is to another; where none does, the two questions are enough. */
		writable: asked.length > 0 ? await writableTeams(db, person, { at }) : [],
		drafts: await myDrafts(db, person),
		expected: await myExpected(db, person),
		// These wait until they are answered, whether they were read or not.
		reviews: await reviewsAskedOf(db, person),
		requests: await requestsTo(db.read, person),
		facilitating: await facilitatedBy(db.read, person),
		answers: await answersOf(db.read, person),
		changes: await myChanges(db, person),
		mentorships: await mentorshipsWaitingFor(db, person),
		pulse: await pulseFor(db, person),
		met: await oneMetAgain(db, person),
		/** One that they keep and that is back, as a question. */
		keptAgain: (await meeting(db, person)).card?.question ?? null,
	};
};

/** The round that waits for their answer; gone with it. */
async function pulseFor(db: Database, person: Person) {
	const round = await askedOf(db, person);
	return round && { id: round.id, closesOn: round.closesOn };
}

const Request = z.object({ number: z.coerce.number().int() });

export const actions: Actions = {
	facilitate: form(Request, async (person, { number }, { locals }) => {
		await takeFacilitation(locals.db, person, number);
		redirect(303, `/postmortems/${number}`);
	}),
	decline: form(Request, async (person, { number }, { locals }) => {
		await declineFacilitation(locals.db, person, number);
		redirect(303, '/');
	}),
};
