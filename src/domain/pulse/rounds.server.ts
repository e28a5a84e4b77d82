import { and, count, desc, eq } from 'drizzle-orm';
import { forbidden, missing } from '#lib/errors.ts';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { isGuest } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import type { Item, Scale } from './pulse.ts';
import { openOne } from './opening.server.ts';
import { answeredAmong, findSeal } from './sealing.server.ts';
import { beganAnew } from './starting-anew.server.ts';
import { pulseAsked, pulseRound } from './tables.server.ts';

/** How somebody stands to a round. Nobody else learns it; once it has closed, nobody at all. */
export type Mine = 'waits' | 'answered' | 'came-later' | 'over';

export interface Round {
	id: number;
	kind: 'full' | 'short';
	items: readonly Item[];
	source: string;
	scale: Scale;
	fewest: number;
	fewestComments: number;
	/** Calendar days in the zone of the workspace. */
	openedOn: string;
	closesOn: string;
	/** Null while it is open. */
	closedOn: string | null;
	/** How many were asked; how many answered, nobody is told. */
	asked: number;
	mine: Mine;
	/** Its key was lost, so all were asked again. */
	anew: boolean;
}

type Row = typeof pulseRound.$inferSelect;

/** Everybody here but guests. */
export function notForGuests(who: Person): void {
	if (isGuest(who)) forbidden('The pulse is for those who work here; guests are not asked, and not told.');
}

/** The latest first. */
export async function listRounds(db: Database, who: Person): Promise<Round[]> {
	notForGuests(who);
	const rows = await db.read.select().from(pulseRound).orderBy(desc(pulseRound.id));
	const asked = await db.read
		.select({ round: pulseAsked.roundId, many: count() })
		.from(pulseAsked)
		.groupBy(pulseAsked.roundId);
	const many = new Map(asked.map((row) => [row.round, row.many]));
	return Promise.all(rows.map((row) => shown(db, who, row, many.get(row.id) ?? 0)));
}

export async function roundOf(db: Database, who: Person, id: number): Promise<Round> {
	notForGuests(who);
	const row = await roundWith(db.read, id);
	const [asked] = await db.read.select({ many: count() }).from(pulseAsked).where(eq(pulseAsked.roundId, id));
	return shown(db, who, row, asked?.many ?? 0);
}

export async function roundWith(db: Reader, id: number): Promise<Row> {
	const [row] = await db.select().from(pulseRound).where(eq(pulseRound.id, id));
	if (!row) missing('This round');
	return row;
}

/** The round that waits for somebody's answer. */
export async function askedOf(db: Database, who: Person): Promise<Round | null> {
	if (isGuest(who)) return null;
	const open = await openOne(db.read);
	if (!open) return null;
	const round = await roundOf(db, who, open.id);
	return round.mine === 'waits' ? round : null;
}

async function shown(db: Database, who: Person, row: Row, asked: number): Promise<Round> {
	const { id, kind, items, source, scale, fewest, fewestComments, openedOn, closesOn, closedOn } = row;
	return {
		...{ id, kind, items, source, scale, fewest, fewestComments, openedOn, closesOn, closedOn, asked },
		mine: closedOn === null ? await standing(db, who, id) : 'over',
		anew: (await beganAnew(db.read)).includes(id),
	};
}

async function standing(db: Database, who: Person, id: number): Promise<Mine> {
	const [row] = await db.read
		.select({ part: pulseAsked.part })
		.from(pulseAsked)
		.where(and(eq(pulseAsked.roundId, id), eq(pulseAsked.personId, who.id)));
	if (!row) return 'came-later';
	const seal = await findSeal(db.read, db.folder, id);
	return seal && (await answeredAmong(db.read, seal, [who.id])).has(who.id) ? 'answered' : 'waits';
}
