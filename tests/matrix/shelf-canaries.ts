import { and, eq } from 'drizzle-orm';
import type { Person } from '#domain/accounts/person.ts';
import { entry } from '#domain/entries/tables.server.ts';
import { NewLine } from '#domain/stories/shelves/failure-line.ts';
import { addLine } from '#domain/stories/shelves/failures.server.ts';
import { NewGathering } from '#domain/stories/shelves/gathering.ts';
import { monthOf } from '#domain/stories/shelves/of-the-month.server.ts';
import { makeGathering } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { NewShelf, WELCOME } from '#domain/stories/shelves/shelf.ts';
import { changeShelf } from '#domain/stories/shelves/shelves.server.ts';
import {
	entryOfMonth,
	failureLine,
	gatheringPart,
	shelf,
	shelfEntry,
} from '#domain/stories/shelves/tables.server.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import type { Company } from '../support/people.ts';
import type { Somebody } from './canaries.ts';

/** Why something stands on the Welcome shelf; a word for each state. */
const noted = (state: string) => `zqshelved${state}`;
/** What a shelf and an evening are called, and a line of a failure CV: for all but guests. */
const COMMON = ['zqshelfabout', 'zqevening', 'zqfailure'];
const CHOSEN = 'zqofthemonth';

/** What is not published stands on no shelf, not even for its author; and guests know of no shelf. */
export function shelfWords(
	states: Record<string, readonly Somebody[]>,
	everybody: readonly Somebody[],
): { word: string; may: Somebody[] }[] {
	const ofWorkspace = (who: readonly Somebody[]) => who.filter((one) => one !== 'guest');
	const isOut = (state: string) => !['draft', 'removed', 'withdrawn'].includes(state);
	return [
		...Object.entries(states).map(([state, may]) => ({
			word: noted(state),
			may: isOut(state) ? ofWorkspace(may) : [],
		})),
		...COMMON.map((word) => ({ word, may: [...everybody] })),
		{ word: CHOSEN, may: ofWorkspace(states.team ?? []) },
	];
}

/** All of them on the Welcome shelf, in the running order of an evening and behind a line, whoever may read them. */
export async function arrangeShelves(
	{ db, admin, member }: Company,
	{ numbers, curator }: { numbers: Record<string, number>; curator: Person },
): Promise<void> {
	await changeShelf(db, curator, WELCOME, NewShelf.parse({ name: 'Welcome', about: 'zqshelfabout' }));
	const when = `${isoDay(now() + 7 * DAY, 'UTC')}T17:00`;
	const evening = { kind: 'talks', title: 'zqevening', when, zone: 'UTC' };
	const { id: gatheringId } = await makeGathering(db, member, NewGathering.parse(evening));
	await addLine(db, admin, NewLine.parse({ year: '2019', text: 'zqfailure' }));
	await transact(db, async (tx) => {
		const [{ id: shelfId = 0 } = {}] = await tx.select().from(shelf).where(eq(shelf.slug, WELCOME));
		for (const [position, [state, number]] of Object.entries(numbers).entries()) {
			const isIt = and(eq(entry.kind, 'postmortem'), eq(entry.number, number));
			const [{ id: entryId = 0 } = {}] = await tx.select().from(entry).where(isIt);
			await tx.insert(shelfEntry).values({ shelfId, entryId, position, week: 1, note: noted(state) });
			await tx
				.insert(gatheringPart)
				.values({ gatheringId, position, entryId, personId: member.id, title: '', minutes: 5 });
			if (state !== 'team') continue;
			await tx.update(failureLine).set({ entryId });
			const month = monthOf(now(), member.zone);
			await tx.insert(entryOfMonth).values({ month, entryId, why: CHOSEN, chosenBy: member.id });
		}
	});
}
