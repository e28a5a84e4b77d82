import { mayBegin } from '#domain/accounts/may.ts';
import { facesOf } from '#domain/postmortems/faces.server.ts';
import { fitting } from '#domain/search/fitting.server.ts';
import { USUAL_DAYS } from '#domain/training/enrolling/intending.ts';
import { myPlans } from '#domain/training/enrolling/intentions.server.ts';
import { plusDays } from '#domain/training/enrolling/renewing.ts';
import { withYou } from '#domain/training/enrolling/with-you.server.ts';
import type { PlayedLesson } from '#domain/training/playing.server.ts';
import { now } from '#lib/db/clock.ts';
import { isoDay } from '#lib/dates.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { SignedIn } from '#lib/web/guard.server.ts';

/** What stands beside a lesson: what the reader planned of its course, how many go with them, and what fits it here. */
export async function besideLesson(
	db: Database,
	who: SignedIn,
	{ number, reads, speaks }: Pick<PlayedLesson, 'number' | 'reads' | 'speaks'>,
) {
	return {
		shelf: await fromOurShelf(db, who, speaks),
		/** Others on this course, as a number that tells of nobody. */
		withYou: reads ? await withYou(db, who, number) : null,
		planning: reads ? await planningOf(db, who, number) : null,
	};
}

export type ShelfRow = Awaited<ReturnType<typeof fromOurShelf>>[number];

async function fromOurShelf(db: Database, who: SignedIn, speaks: PlayedLesson['speaks']) {
	const found = await fitting(db.read, who, speaks);
	const postmortems = found.flatMap(({ entry }) => (entry?.kind === 'postmortem' ? [entry.id] : []));
	const cracks = await facesOf(db, postmortems);
	return found.map(({ entry, ...one }) => ({
		...one,
		kind: entry?.kind ?? null,
		/** What draws the vessel of a post-mortem. */
		vessel:
			entry?.kind === 'postmortem' ? { number: entry.number, cracks: cracks.get(entry.id) ?? '' } : null,
	}));
}

export type Planning = Awaited<ReturnType<typeof planningOf>>;

async function planningOf(db: Database, who: SignedIn, course: number) {
	const today = isoDay(now(), who.zone);
	const plans = await myPlans(db.read, who);
	return {
		course,
		/** Those that are still to be asked about. */
		plans: plans.filter((plan) => plan.course === course && plan.went === null),
		tomorrow: plusDays(today, 1),
		suggested: plusDays(today, USUAL_DAYS),
		mayLog: mayBegin(who),
	};
}
