import { parseMoment } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Transaction } from '#lib/db/open.server.ts';
import { findEntry } from '../entries/entries.server.ts';
import { WELCOME_SHELF } from '../stories/shelves/shelf.ts';
import {
	entryOfMonth,
	failureLine,
	gathering,
	gatheringPart,
	shelf,
	shelfEntry,
} from '../stories/shelves/tables.server.ts';
import type { Cast } from './cast.server.ts';
import type { Stored } from './stories.server.ts';
import {
	EVENINGS,
	FAILURES,
	OF_THE_MONTH,
	WELCOME_BOOKS,
	type WrittenGathering,
} from './stories/gatherings.ts';
import type { WrittenStory } from './stories/telling.ts';
import { workingDay } from './working-days.ts';

type Written = ReadonlyMap<WrittenStory, Stored>;

const ABOUT =
	'Six things that went wrong here, told by the people they happened to. Most of us read them in our first weeks.';

/** Where the stories stand, and the evenings on which they are told and read. */
export async function addShelves(tx: Transaction, stored: Written, cast: Cast): Promise<void> {
	await addWelcome(tx, stored, cast);
	await addFailures(tx, stored, cast);
	for (const evening of EVENINGS) await addEvening(tx, evening, stored, cast);
	const { postmortem, by, why } = OF_THE_MONTH;
	const chooses = await cast.personOf(by);
	const { id: entryId } = await findEntry(tx, chooses, 'postmortem', cast.numberOf(postmortem));
	const month = cast.today.slice(0, 7);
	await tx.insert(entryOfMonth).values({ month, entryId, why, chosenBy: chooses.id }).onConflictDoNothing();
}

/** Where a workspace has one of its own, that one stays as it is. */
async function addWelcome(tx: Transaction, stored: Written, { personOf }: Cast): Promise<void> {
	const { slug, name } = WELCOME_SHELF;
	const { id: madeBy } = await personOf('noor');
	const [made] = await tx
		.insert(shelf)
		.values({ slug, name, about: ABOUT, madeBy, madeAt: now() })
		.onConflictDoNothing()
		.returning({ id: shelf.id });
	if (!made) return;
	const rows = WELCOME_BOOKS.flatMap(({ story, week, note }, position) => {
		const entryId = stored.get(story)?.id;
		return entryId === undefined ? [] : [{ shelfId: made.id, entryId, position, week, note }];
	});
	await tx.insert(shelfEntry).values(rows);
}

async function addFailures(tx: Transaction, stored: Written, { personOf, today }: Cast): Promise<void> {
	const { id: personId } = await personOf('freya');
	const thisYear = Number(today.slice(0, 4));
	await tx.insert(failureLine).values(
		FAILURES.map(({ yearsAgo, text, learned, story }, position) => ({
			...{ personId, position, text, learned },
			year: thisYear - yearsAgo,
			entryId: story === undefined ? null : (stored.get(story)?.id ?? null),
		})),
	);
}

async function addEvening(
	tx: Transaction,
	{ by, ago, at: clock, parts, ...evening }: WrittenGathering,
	stored: Written,
	{ personOf, numberOf, today }: Cast,
): Promise<void> {
	const plans = await personOf(by);
	const at = parseMoment(`${workingDay(today, ago)}T${clock}`, plans.zone) ?? now();
	const [made] = await tx
		.insert(gathering)
		.values({ ...evening, at, madeBy: plans.id })
		.returning({ id: gathering.id });
	for (const [position, part] of parts.entries()) {
		const teller = part.story?.by ?? part.by;
		const read =
			part.postmortem === undefined
				? undefined
				: await findEntry(tx, plans, 'postmortem', numberOf(part.postmortem));
		const told = part.story === undefined ? undefined : stored.get(part.story);
		await tx.insert(gatheringPart).values({
			gatheringId: made?.id ?? 0,
			position,
			personId: teller === undefined ? null : (await personOf(teller)).id,
			entryId: told?.id ?? read?.id ?? null,
			title: part.title ?? told?.title ?? read?.title ?? '',
			minutes: part.minutes,
		});
	}
}
