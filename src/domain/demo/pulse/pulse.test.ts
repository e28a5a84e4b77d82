import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshDatabase, type Fresh } from '../../../../tests/support/database.ts';
import { findPerson } from '../../accounts/people.server.ts';
import type { Person } from '../../accounts/person.ts';
import { readPulse } from '../../insights/pulse.server.ts';
import { scopeOf } from '../../insights/scope.server.ts';
import { ScopeQuery } from '../../insights/scope.ts';
import { commentsOf } from '../../pulse/comments.server.ts';
import { repliesTo } from '../../pulse/replies.server.ts';
import { findingsOf, readResults } from '../../pulse/results.server.ts';
import { askedOf, listRounds } from '../../pulse/rounds.server.ts';
import { pulseSealed } from '../../pulse/tables.server.ts';
import { openExample } from '../load.server.ts';

let fresh: Fresh;
let clock: () => void;
let ines: Person;
beforeAll(async () => {
	clock = setClock(Date.parse('2026-11-26T09:12Z'));
	fresh = await freshDatabase();
	await openExample(fresh.db);
	const found = await findPerson(fresh.db.read, 'ines@orrery.example');
	if (!found) throw new Error('Inês is not here.');
	ines = found;
});
afterAll(async () => {
	await fresh.close();
	clock();
});

test('the example has three rounds that closed, and an open one that asks whoever looks around', async () => {
	const { db } = fresh;
	const rounds = await listRounds(db, ines);
	expect(
		rounds.map(({ kind, openedOn, closesOn, closedOn }) => [kind, openedOn, closesOn, closedOn]),
	).toEqual([
		['full', '2026-11-17', '2026-12-04', null],
		['full', '2026-10-08', '2026-10-22', '2026-10-22'],
		['short', '2026-07-16', '2026-07-30', '2026-07-30'],
		['full', '2026-04-09', '2026-04-23', '2026-04-23'],
	]);
	expect((await askedOf(db, ines))?.id).toBe(4);
	const left = await db.read.select().from(pulseSealed).where(eq(pulseSealed.roundId, 3));
	expect(left).toEqual([]);
});

test('its finding is the one of the picture, and so is the insight', async () => {
	const { db } = fresh;
	const finding = 'It got easier to admit a mistake, and harder to ask for help.';
	expect((await findingsOf(db, ines)).get(3)).toBe(finding);
	const insight = await readPulse(db, ines, await scopeOf(db, ines, ScopeQuery.parse({})));
	expect(insight.finding).toBe(finding);
	expect(insight.about).toBe(
		'Pulse of April and October, 20 or more of 26 people. Shown only for groups of five or more.',
	);
});

test('teams are shown where they are large enough, and the others named with where they are counted', async () => {
	const { cuts, small } = await readResults(fresh.db, ines, 3, null);
	expect(cuts.map(({ name }) => name)).toEqual(['Everybody', 'Dispatch', 'Engineering']);
	expect(small).toContainEqual({ into: 'Engineering', names: ['Data platform', 'Edge', 'Ledger', 'Mobile'] });
});

test('it has replies with changes, and what people wrote', async () => {
	const { db } = fresh;
	expect((await repliesTo(db.read, ines, 3, 'all')).map(({ round }) => round)).toEqual([3, 1]);
	const comments = await commentsOf(db, ines, 3);
	expect(comments.are === 'there' && comments.texts.length).toBe(9);
});
