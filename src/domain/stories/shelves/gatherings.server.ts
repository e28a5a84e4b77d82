import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { missing } from '#lib/errors.ts';
import { DAY, MINUTE } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest, mayCurate } from '../../accounts/may.ts';
import type { Person } from '../../accounts/person.ts';
import { person } from '../../accounts/tables.server.ts';
import type { GatheringKind } from './gathering.ts';
import { partsOf, type ShownPart } from './gathering-parts.server.ts';
import { gathering } from './tables.server.ts';

export interface ComingGathering {
	id: number;
	kind: GatheringKind;
	title: string;
	at: number;
	lasts: number;
	place: string;
}

export interface Gathering extends ComingGathering {
	about: string;
	questions: string[];
	parts: ShownPart[];
	madeBy: { id: number; name: string };
	calledOff: boolean;
	mayChange: boolean;
}

const columns = {
	id: gathering.id,
	kind: gathering.kind,
	title: gathering.title,
	at: gathering.at,
	lasts: gathering.lasts,
	place: gathering.place,
};

/** What everybody of the workspace is welcome at, the next one first; what has begun is still coming. */
export async function comingGatherings(
	db: Database,
	who: Person,
	{ within = 60 * DAY, limit = 6 } = {},
): Promise<ComingGathering[]> {
	if (isGuest(who)) return [];
	return db.read
		.select(columns)
		.from(gathering)
		.where(
			and(
				isNull(gathering.calledOffAt),
				gt(sql`${gathering.at} + ${gathering.lasts} * ${MINUTE}`, now()),
				lt(gathering.at, now() + within),
			),
		)
		.orderBy(asc(gathering.at), asc(gathering.id))
		.limit(limit);
}

/** What there was, the last one first. */
export async function pastGatherings(
	db: Database,
	who: Person,
	{ limit = 20 } = {},
): Promise<ComingGathering[]> {
	if (isGuest(who)) return [];
	return db.read
		.select(columns)
		.from(gathering)
		.where(
			and(isNull(gathering.calledOffAt), sql`${gathering.at} + ${gathering.lasts} * ${MINUTE} <= ${now()}`),
		)
		.orderBy(desc(gathering.at), desc(gathering.id))
		.limit(limit);
}

/** What in its running order is not shared with the one who reads does not stand there for them. */
export async function readGathering(db: Database, who: Person, id: number): Promise<Gathering> {
	const row = await gatheringOf(db.read, who, id);
	const [maker] = await db.read
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(eq(person.id, row.madeBy));
	return {
		id: row.id,
		kind: row.kind,
		title: row.title,
		at: row.at,
		lasts: row.lasts,
		place: row.place,
		about: row.about,
		questions: row.questions,
		parts: await partsOf(db.read, who, id),
		madeBy: maker ?? { id: row.madeBy, name: '' },
		calledOff: row.calledOffAt !== null,
		mayChange: mayChange(who, row),
	};
}

export async function gatheringOf(db: Reader, who: Person, id: number) {
	if (isGuest(who)) missing('This gathering');
	const [row] = await db.select().from(gathering).where(eq(gathering.id, id));
	if (!row) missing('This gathering');
	return row;
}

export function mayChange(who: Person, { madeBy }: { madeBy: number }): boolean {
	return madeBy === who.id || mayCurate(who);
}
