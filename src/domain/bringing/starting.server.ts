import { eq, and, desc, sql } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { conflict, invalid } from '#lib/errors.ts';
import type { Person } from '../accounts/person.ts';
import { findTeam } from '../accounts/teams.server.ts';
import { isUnderway } from '../moving/run.ts';
import { runOf, startRun, type Run } from '../moving/runs.server.ts';
import { movingRun } from '../moving/tables.server.ts';
import type { Choices } from './found.ts';
import { IMPORT, type Asked } from './importing.server.ts';
import { refuseGuests, stagedOf } from './staging.server.ts';
import { UNDO } from './undoing.server.ts';

/** Begins to bring in what was put aside, or to say what would come of it. */
export async function startImport(
	db: Database,
	who: Person,
	{ staged, choices, dryRun }: { staged: string; choices: Choices; dryRun: boolean },
): Promise<Run> {
	refuseGuests(who);
	await stagedOf(db, who, staged);
	if (choices.visibility === 'team' && choices.team === null)
		invalid({ team: 'Choose the team that can read them.' });
	return transact(db, async (tx) => {
		if (choices.team !== null && (await findTeam(tx, choices.team)) === null) {
			invalid({ team: 'There is no team of that name.' });
		}
		const [last] = await runsOfImport(tx, who, staged);
		if (last && isUnderway(last)) conflict('It is being brought in already.');
		if (last && !last.dryRun && last.state === 'done') conflict('It is here already.');
		return startRun(tx, who, { work: IMPORT, dryRun, asked: { staged, choices } });
	});
}

/** Begins to take away what an import made and nobody touched since. */
export async function startUndoing(db: Database, who: Person, { key }: { key: string }): Promise<Run> {
	return transact(db, async (tx) => {
		const run = await runOf(tx, who, key);
		if (run.work !== IMPORT || run.dryRun || isUnderway(run))
			conflict('There is nothing of it to be taken away.');
		return startRun(tx, who, {
			work: UNDO,
			asked: { of: run.id, staged: (run.asked as { staged?: string }).staged },
		});
	});
}

/** All that was begun with the same files, the newest first. */
export function runsOfImport(db: Reader, who: Person, staged: string): Promise<Run[]> {
	return db
		.select()
		.from(movingRun)
		.where(and(eq(movingRun.personId, who.id), eq(sql`json_extract(${movingRun.asked}, '$.staged')`, staged)))
		.orderBy(desc(movingRun.id));
}

export interface RecentImport {
	key: string;
	at: number;
	state: Run['state'];
	counts: Run['counts'];
}

/** What one brought in lately, the newest first; what was only looked at is not among it. */
export async function recentImports(db: Reader, who: Person): Promise<RecentImport[]> {
	const runs = await db
		.select()
		.from(movingRun)
		.where(and(eq(movingRun.personId, who.id), eq(movingRun.work, IMPORT), eq(movingRun.dryRun, false)))
		.orderBy(desc(movingRun.id))
		.limit(8);
	return runs.map(({ asked, startedAt, state, counts }) => ({
		...{ key: (asked as unknown as Asked).staged, at: startedAt, state, counts },
	}));
}
