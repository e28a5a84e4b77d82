import { desc, eq, isNull } from 'drizzle-orm';
import { isoDay, plusDays } from '#lib/dates.ts';
import { conflict } from '#lib/errors.ts';
import { now } from '#lib/db/clock.ts';
import { emptyLog, refuseWhereKept } from '#lib/db/cleaning.server.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { readSettings } from '#lib/settings.server.ts';
import type { Person } from '../accounts/person.ts';
import { adminsOnly } from '../accounts/workspace.server.ts';
import { note } from '../audit/audit.server.ts';
import { cutsOf, EVERYBODY, type Cutting } from './cuts.ts';
import { inTurn } from './items.ts';
import { leastAsked, tooFew, type Bounding, type Forecast, type Opening } from './opening.ts';
import { rosterNow } from './roster.server.ts';
import { makeKey } from './round-key.server.ts';
import { preparePlaces, shuffled } from './sealing.server.ts';
import { itemsOf, type PulseSettings } from './settings.ts';
import { readPulseSettings } from './settings.server.ts';
import { pulseAsked, pulseRound } from './tables.server.ts';

/**
 * Opens a round for everybody who is here: from now on it stands who is asked what, and of whom together anything can ever
 * be told.
 * @param who null where its time has come
 * @returns its id
 */
export async function openRound(db: Database, who: Person | null, { kind }: Opening): Promise<number> {
	if (who) adminsOnly(who);
	refuseWhereKept(
		db,
		'Rounds of the pulse are opened where Kintsugi keeps its own file: here a database server keeps more than can be destroyed.',
	);
	const id = await transact(db, (tx) => openWithin(tx, db.folder, who, kind));
	await emptyLog(db);
	return id;
}

export async function openWithin(
	tx: Transaction,
	folder: string,
	who: Person | null,
	kind: Opening['kind'],
): Promise<number> {
	if (await openOne(tx)) conflict('A round is open already; the next one begins after it has closed.');
	const settings = await readPulseSettings(tx);
	const { fewest, fewestComments, scale, daysOpen } = settings;
	const { cuts, partOf } = await cuttingNow(tx, settings);
	if (partOf.size < leastAsked(settings)) conflict(tooFew(partOf.size, settings));
	const today = isoDay(now(), (await readSettings(tx)).zone);
	const [made] = await tx
		.insert(pulseRound)
		.values({
			...{ kind, scale, fewest, fewestComments, cuts },
			...(await itemsFor(tx, settings, kind)),
			openedOn: today,
			closesOn: plusDays(today, daysOpen),
			openedBy: who?.id ?? null,
		})
		.returning({ id: pulseRound.id });
	if (!made) throw new Error('The round was not stored.');
	const { id } = made;
	const asked = [...partOf].map(([personId, part]) => ({ roundId: id, personId, part }));
	await inPieces(asked, (some) => tx.insert(pulseAsked).values(some));
	await preparePlaces(tx, { round: id, key: makeKey(folder, id) }, shuffled([...partOf.keys()]));
	await note(tx, who, { act: 'pulse-opened', subject: { kind: 'round', id } });
	return id;
}

async function itemsFor(tx: Transaction, settings: PulseSettings, kind: Opening['kind']) {
	const { source, items } = itemsOf(settings);
	if (kind === 'full') return { source, items: [...items] };
	const [lately] = await tx
		.select({ items: pulseRound.items })
		.from(pulseRound)
		.where(eq(pulseRound.kind, 'short'))
		.orderBy(desc(pulseRound.id))
		.limit(1);
	return {
		source,
		items: inTurn(
			items,
			(lately?.items ?? []).map((one) => one.id),
		),
	};
}

async function inPieces<One>(these: readonly One[], each: (some: One[]) => Promise<unknown>): Promise<void> {
	for (let at = 0; at < these.length; at += 500) await each(these.slice(at, at + 500));
}

async function cuttingNow(db: Reader, { fewest }: Bounding): Promise<Cutting> {
	const { roster, teams } = await rosterNow(db);
	return cutsOf(roster, teams, fewest);
}

/** What could be shown at best of a round that was opened now, for those who decide whether to. */
export async function forecast(db: Database, who: Person, settings: Bounding): Promise<Forecast> {
	adminsOnly(who);
	const { cuts, partOf, rolledUp } = await cuttingNow(db.read, settings);
	const inPart = Map.groupBy(partOf.values(), (part) => part);
	const peopleOf = (parts: readonly number[]) =>
		parts.reduce((sum, part) => sum + (inPart.get(part)?.length ?? 0), 0);
	const enough = partOf.size >= leastAsked(settings);
	const teams = cuts.filter(({ key }) => key !== EVERYBODY);
	const inTeams = new Set(teams.flatMap(({ parts }) => parts));
	return {
		...{ people: partOf.size, fewest: leastAsked(settings), enough, rolledUp },
		cuts: enough ? cuts.map(({ key, name, parts }) => ({ key, name, people: peopleOf(parts) })) : [],
		inNone: peopleOf((cuts[0]?.parts ?? []).filter((part) => !inTeams.has(part))),
	};
}

/** The one that is open. */
export async function openOne(db: Reader) {
	const [open] = await db.select().from(pulseRound).where(isNull(pulseRound.closedOn));
	return open ?? null;
}
