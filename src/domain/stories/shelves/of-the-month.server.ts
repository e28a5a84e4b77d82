import { and, eq, gte, isNotNull } from 'drizzle-orm';
import { conflict, forbidden, invalid, missing } from '#lib/errors.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { isGuest, mayCurate } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import type { Kind } from '../../entries/kinds.ts';
import { entry } from '../../entries/tables.server.ts';
import { visibleTo } from '../../entries/visibility.server.ts';
import { entryNamed } from './named.server.ts';
import type { Chosen } from './of-the-month.ts';
import { entryOfMonth } from './tables.server.ts';

export interface OfTheMonth {
	/** `2026-11` */
	month: string;
	kind: Kind;
	number: number;
	title: string;
	why: string;
}

/** The month that it is for somebody: `2026-11`. */
export const monthOf = (at: number, zone: string): string => isoDay(at, zone).slice(0, 7);

/** The month after: `2026-12` is followed by `2027-01`. */
export function monthAfter(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** What was chosen for the month that it is, where the one who asks may read it. */
export async function ofTheMonth(db: Database, who: Person): Promise<OfTheMonth | null> {
	const month = monthOf(now(), who.zone);
	return (await chosen(db, who)).find((one) => one.month === month) ?? null;
}

/** What was chosen for this month and later ones. */
export async function chosen(db: Database, who: Person): Promise<OfTheMonth[]> {
	if (isGuest(who)) return [];
	return (
		db.read
			.select({
				month: entryOfMonth.month,
				kind: entry.kind,
				number: entry.number,
				title: entry.title,
				why: entryOfMonth.why,
			})
			.from(entryOfMonth)
			// Crossed, the few months come first, whatever the database knows of how many there are.
			.crossJoin(entry)
			.where(
				and(
					eq(entry.id, entryOfMonth.entryId),
					gte(entryOfMonth.month, monthOf(now(), who.zone)),
					isNotNull(entry.publishedAt),
					visibleTo(who),
				),
			)
			.orderBy(entryOfMonth.month)
	);
}

/** One a month; choosing again takes the place of what was chosen before. */
export async function choose(db: Database, who: Person, input: Chosen): Promise<void> {
	refuseOthers(who);
	if (input.month < monthOf(now(), who.zone)) invalid({ month: 'That month is over.' });
	await transact(db, async (tx) => {
		const found = await entryNamed(tx, who, input.entry, { field: 'entry', kinds: ['postmortem'] });
		const [before] = await tx.select().from(entryOfMonth).where(eq(entryOfMonth.entryId, found.id));
		if (before && before.month !== input.month) {
			conflict(`It is the one of ${before.month} already. Once is enough for each.`);
		}
		const row = { entryId: found.id, why: input.why, chosenBy: who.id };
		await tx
			.insert(entryOfMonth)
			.values({ month: input.month, ...row })
			.onConflictDoUpdate({ target: entryOfMonth.month, set: row });
	});
}

export async function chooseNone(db: Database, who: Person, { month }: { month: string }): Promise<void> {
	refuseOthers(who);
	await transact(db, async (tx) => {
		const gone = await tx.delete(entryOfMonth).where(eq(entryOfMonth.month, month)).returning();
		if (gone.length === 0) missing('What was chosen for that month');
	});
}

function refuseOthers(who: Person): void {
	if (!mayCurate(who)) forbidden('Curators choose what is read together.');
}
