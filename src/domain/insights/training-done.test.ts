import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { stepOf } from '#lib/groups.ts';
import { aCourse } from '../../../tests/support/courses.ts';
import { crowd, taught } from '../../../tests/support/crowd.ts';
import { planOf } from '../../../tests/support/insights.ts';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { drill, drillRun } from '../training/drills/tables.server.ts';
import { enrolment } from '../training/tables.server.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery, type Scope } from './scope.ts';
import { drillsPlayed, readTraining, whoTrained } from './training-done.server.ts';
import { trainingDone, type Trained } from './training-done.ts';

/** A Thursday; what is shown is as it stood on the Sunday before it. */
const TODAY = Date.parse('2026-11-19T09:00Z');
let company: Company;
let clock: () => void;
beforeEach(async () => {
	company = await freshCompany(TODAY);
	clock = setClock(TODAY);
});
afterEach(async () => {
	clock();
	await company.close();
});

const scopeFor = (who: Person, query: object = {}): Promise<Scope> =>
	scopeOf(company.db, who, ScopeQuery.parse(query));
const TRAINED: Trained = {
	ofTeam: false,
	groups: [{ name: 'Everybody', of: 12, finished: 'about half' }],
	...{ asOf: '2026-11-15', begun: 5, finished: null, drills: { runs: 0, incidents: 0 } },
};

test('people in steps and in whole fives, drills as the things that they are', () => {
	const said = (rest: Partial<Trained>) => trainingDone({ ...TRAINED, ...rest }, TODAY);
	expect(said({}).finding).toBe('Of everybody here, about half finished a course in a year.');
	expect(said({}).note).toBe('At least five people began a course in that time.');
	expect(said({ drills: { runs: 1, incidents: 1 } }).note).toMatch(/One drill was played together\.$/);
	expect(said({ drills: { runs: 6, incidents: 4 } }).note).toMatch(
		/Six drills were played together, of four incidents\.$/,
	);
	expect(said({ begun: 40, finished: 25 }).note).toBe(
		'At least 40 people began a course in that time, and at least 25 finished one.',
	);
	expect(said({ groups: [] })).toMatchObject({ finding: null, drawn: null });
	expect(said({ groups: [], ofTeam: true }).about).toBe('Too few people to show without showing who.');
});

/** They begin on one day, and finish on another where one is given. */
function goes(entryId: number, ids: readonly number[], startedOn: string, completedOn: string | null = null) {
	const state = completedOn === null ? ('open' as const) : ('completed' as const);
	return transact(company.db, (tx) =>
		tx.insert(enrolment).values(
			ids.map((personId) => ({
				...{ entryId, personId, state, reason: 'own' as const },
				...{ openedOn: startedOn, startedOn, completedOn },
			})),
		),
	);
}

test('a year of what everybody may read, as it stood on Sunday', async () => {
	const { db, owner, member, payments, platform } = company;
	const eight = await crowd(db, 8, { teamId: payments.id });
	const six = await crowd(db, 6, { teamId: platform.id, called: 'Other' });
	const open = await aCourse(db, owner, { title: 'For all' });
	const kept = await aCourse(db, member, { title: 'For us', team: 'payments', visibility: 'team' });
	await goes(open.id, eight.slice(0, 7), '2026-10-01', '2026-11-15');
	await goes(open.id, eight.slice(7), '2026-10-01', '2026-11-16');
	await goes(open.id, six.slice(0, 1), '2025-01-01', '2025-11-16');
	await goes(open.id, six.slice(1, 2), '2026-10-01');
	await goes(kept.id, six.slice(2), '2026-10-01', '2026-11-01');
	// Payments has nine people with Inês, of whom seven finished; Platform has eight, of whom none did; Maren is in neither.
	const all = await readTraining(db, owner, await scopeFor(owner));
	expect(all.numbers.rows.map(({ cells }) => cells)).toEqual([
		['Everybody', 18, 'about half'],
		['Payments', 9, 'most or all'],
	]);
	expect(all.note).toBe('At least five people began a course in that time, and at least five finished one.');
	// Platform would leave Maren alone beside it, and is not shown in its own view either.
	expect((await readTraining(db, owner, await scopeFor(owner, { team: 'platform' }))).drawn).toBeNull();
	const ofTeam = await readTraining(db, owner, await scopeFor(owner, { team: 'payments' }));
	expect(ofTeam).toMatchObject({
		finding: 'Of those in Payments, most or all finished a course in a year.',
		note: '',
	});
});

test('drills are those that were played together to the end, of what one may read', async () => {
	const { db, owner, member, outsider } = company;
	const one = await taught(db, member, TODAY - 90 * DAY, { kind: 'postmortem' });
	const hidden = await taught(db, member, TODAY - 90 * DAY, {
		...{ kind: 'postmortem', team: 'payments', visibility: 'team' },
	});
	const play = (entryId: number, rest: Partial<typeof drillRun.$inferInsert> = {}) =>
		transact(db, async (tx) => {
			const [made] = await tx
				.insert(drill)
				.values({
					...{ entryId, title: 'A night', scene: '', moments: [], steps: [], zone: 'UTC' },
					...{ madeBy: member.id, madeAt: TODAY },
				})
				.returning({ id: drill.id });
			await tx.insert(drillRun).values({
				...{ key: `${made?.id ?? 0}`, drillId: made?.id ?? 0, together: true, startedBy: member.id },
				...{ startedAt: TODAY - DAY, endedAt: TODAY - DAY + 1, ...rest },
			});
		});
	await play(one.id);
	await play(one.id);
	await play(one.id, { together: false });
	await play(one.id, { endedAt: null });
	await play(one.id, { startedAt: TODAY - 400 * DAY });
	await play(hidden.id);
	const [played] = await drillsPlayed(db.read, outsider, await scopeFor(outsider));
	expect(played).toEqual({ runs: 2, incidents: 1 });
	const [theirs] = await drillsPlayed(db.read, member, await scopeFor(member));
	expect(theirs).toEqual({ runs: 3, incidents: 2 });
	const plan = await planOf(db, drillsPlayed(db.read, owner, await scopeFor(owner)));
	expect(plan).not.toMatch(/SCAN (entry|lesson)\b/);
	expect(await planOf(db, whoTrained(db.read, '2026-11-15'))).toMatch(
		/SEARCH enrolment USING INDEX enrolment_person \(person_id=\?\)/,
	);
});

test('whatever the numbers, it reads', () => {
	const group = fc.record({
		of: fc.integer({ min: 5, max: 300 }),
		part: fc.double({ min: 0, max: 1, noNaN: true }),
	});
	const fives = fc.option(fc.integer({ min: 1, max: 80 }).map((many) => 5 * many));
	const runs = fc.nat(20);
	fc.assert(
		fc.property(fc.array(group, { maxLength: 5 }), fives, fives, runs, (drawn, begun, finished, many) => {
			const groups = drawn.map(({ of, part }, k) => ({
				...{ name: k === 0 ? 'Everybody' : `Team ${k}`, of },
				finished: stepOf(Math.round(part * of), of),
			}));
			const drills = { runs: many, incidents: Math.ceil(many / 2) };
			readsWell(trainingDone({ ofTeam: false, groups, asOf: '2026-11-15', begun, finished, drills }, TODAY));
		}),
	);
});
