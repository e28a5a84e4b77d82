import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { crowd, taught } from '../../../tests/support/crowd.ts';
import { planOf } from '../../../tests/support/insights.ts';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { freshCompany, personOf, EMAILS, type Company } from '../../../tests/support/people.ts';
import { membership } from '../accounts/tables.server.ts';
import { lessonsByWeek, readRhythm } from './rhythm.server.ts';
import { gathered, gatheredWithin, type Gathered, type TeamOfPeople } from './rhythm-teams.ts';
import { rhythm } from './rhythm.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery, type Scope } from './scope.ts';

/** A Thursday; the week that runs began on 16 November. */
const TODAY = Date.parse('2026-11-19T09:00Z');
const WEEK = 7 * DAY;

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

const scopeFor = (query: object = {}): Promise<Scope> =>
	scopeOf(company.db, company.outsider, ScopeQuery.parse(query));
const group = (id: number, name: string): Gathered => ({
	...{ team: { id, slug: name.toLowerCase(), name }, teamIds: [id], people: 5 },
});
const OTHERS: Gathered = { team: null, teamIds: [], people: 0 };

describe('what is said', () => {
	/** @param counts of the last weeks, the running one last */
	const wrote = (teamId: number, counts: readonly number[], logged = 1) =>
		counts.map((lessons, k) => ({ teamId, week: 26 - counts.length + k, lessons, logged: lessons * logged }));
	const steady = wrote(1, new Array<number>(26).fill(2));

	test('a team that wrote in six weeks and in one of the last four has gone quiet, and not before', async () => {
		const scope = await scopeFor();
		const groups = [group(1, 'Edge'), group(2, 'Ledger'), OTHERS];
		const said = (counts: number[]) => rhythm([...steady, ...wrote(2, counts)], groups, scope).finding;
		expect(said([1, 1, 1, 1, 1, 1, 0, 1, 0, 0, 0])).toBe('Ledger has gone quiet in the log.');
		for (const others of [
			[1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0], // five weeks are no rhythm
			[1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0], // two of the last four
			[1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1], // this week
		]) {
			expect(said(others)).toMatch(/in a usual week/);
		}
	});

	test('of several it says so, and what is asked of them is what would help', async () => {
		const scope = await scopeFor();
		const gone = [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
		const groups = [group(1, 'Edge'), group(2, 'Ledger'), group(3, 'Mobile'), OTHERS];
		const two = rhythm([...steady, ...wrote(2, gone), ...wrote(3, gone, 0)], groups, scope);
		expect(two.finding).toBe('Ledger and Mobile have gone quiet.');
		expect(two.headline?.text).toBe('two teams have gone quiet');
		expect(two.questions[0]?.text).toBe('What would make the log worth two minutes of a hard week?');
		const all = rhythm([...wrote(2, gone), ...wrote(3, gone)], groups.slice(1), scope);
		expect(all.finding).toBe('It has gone quiet in the log, with every team.');
	});

	test('more and fewer are said where the weeks differ by more than chance', async () => {
		const scope = await scopeFor();
		const rising = wrote(1, [...new Array<number>(9).fill(1), ...new Array<number>(16).fill(4), 0]);
		expect(rhythm(rising, [group(1, 'Edge')], scope).finding).toBe(
			'More lessons are written than before: four in a usual week, where there was one.',
		);
		// By hand: 1 to 8 against 1 to 8 in another order is what it was.
		const same = wrote(1, [
			...[1, 2, 3, 4, 5, 6, 7, 8],
			...new Array<number>(9).fill(4),
			...[8, 7, 6, 5, 4, 3, 2, 1, 0],
		]);
		expect(rhythm(same, [group(1, 'Edge')], scope).finding).toBe('Four lessons come in a usual week.');
	});

	test('of more teams than fit, those with the most are drawn, and the quiet one', async () => {
		const groups = Array.from({ length: 14 }, (_, k) => group(k + 1, `T ${String(k).padStart(2, '0')}`));
		const all = groups.flatMap((_, k) => wrote(k + 1, new Array<number>(26).fill(14 - k)));
		const gone = wrote(14, [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
		const others = all.filter(({ teamId }) => teamId !== 14);
		const { drawn, note, numbers } = rhythm([...others, ...gone], groups, await scopeFor());
		if (drawn?.chart !== 'weeks') throw new Error('Nothing is drawn.');
		expect([drawn.rows.length, drawn.rows.at(0)?.name, drawn.rows.at(-1)?.name]).toEqual([
			12,
			'T 00',
			'T 13',
		]);
		expect(note).toMatch(/Two more teams are in the numbers\.$/);
		expect(numbers.rows).toHaveLength(14);
	});

	test('four lessons are too few', async () => {
		const four = rhythm(wrote(1, [4, 0]), [group(1, 'Edge')], await scopeFor());
		expect(four).toMatchObject({ finding: null, drawn: null });
		expect(four.about).toBe(
			'From five lessons on, this shows how many come in a week. There are four so far.',
		);
	});

	test('whatever the numbers, it reads', async () => {
		const scope = await scopeFor();
		const groups = [group(1, 'Edge'), group(2, 'Ledger'), group(3, 'Mobile'), OTHERS];
		const week = fc.record({
			teamId: fc.constantFrom(1, 2, 3, 4, null),
			week: fc.integer({ min: -1, max: 27 }),
			lessons: fc.integer({ min: 1, max: 40 }),
			logged: fc.integer({ min: 0, max: 1 }),
		});
		fc.assert(
			fc.property(fc.array(week, { maxLength: 60 }), fc.integer({ min: 0, max: 4 }), (weeks, many) =>
				readsWell(rhythm(weeks, groups.slice(0, many), scope)),
			),
		);
	});
});

describe('who is shown', () => {
	const people = (from: number, many: number) => new Set(Array.from({ length: many }, (_, k) => from + k));
	const TEAMS: TeamOfPeople[] = [
		{ id: 1, slug: 'all', name: 'Engineering', parentId: null, people: new Set() },
		{ id: 2, slug: 'ledger', name: 'Ledger', parentId: 1, people: people(10, 3) },
		{ id: 3, slug: 'edge', name: 'Edge', parentId: 1, people: people(20, 5) },
		{ id: 4, slug: 'mobile', name: 'Mobile', parentId: 1, people: people(30, 2) },
		{ id: 5, slug: 'care', name: 'Care', parentId: null, people: people(40, 4) },
	];
	const shown = (rows: Gathered[]) =>
		rows.map(({ team, teamIds }) => `${team?.name ?? '-'} ${teamIds.join(' ')}`);

	test('teams of five; smaller ones with the team around them, or with everybody else; one’s own first', () => {
		expect(shown(gathered(TEAMS, new Set()))).toEqual(['Edge 3', 'Engineering 1 2 4', '- 5']);
		expect(shown(gathered(TEAMS, new Set([1, 2])))[0]).toBe('Engineering 1 2 4');
		// One fewer in Mobile, and what is left of Engineering is four people.
		const fewer = TEAMS.map((one) => (one.id === 4 ? { ...one, people: people(30, 1) } : one));
		expect(shown(gathered(fewer, new Set()))).toEqual(['Edge 3', '- 1 2 4 5']);
	});

	test('inside one team, what would be left over is one row with the rest of it', () => {
		const inside = TEAMS.slice(0, 3);
		const engineering = { id: 1, slug: 'all', name: 'Engineering' };
		expect(shown(gatheredWithin(engineering, inside, new Set()))).toEqual(['Engineering 1 2 3']);
		expect(gatheredWithin(engineering, TEAMS.slice(1, 2), new Set())).toEqual([]);
	});

	test('no row that names a team is of fewer than five people', () => {
		const team = fc.record({ parent: fc.nat(9), people: fc.uniqueArray(fc.nat(30), { maxLength: 9 }) });
		fc.assert(
			fc.property(fc.array(team, { maxLength: 9 }), (drawn) => {
				const teams = drawn.map(({ parent, people: ids }, k) => ({
					...{ id: k + 1, slug: `t${k}`, name: `T ${k}`, people: new Set(ids) },
					parentId: parent < k ? parent + 1 : null,
				}));
				const rows = gathered(teams, new Set());
				for (const { team: shownTeam, teamIds } of rows) {
					const of = new Set(teams.flatMap((one) => (teamIds.includes(one.id) ? [...one.people] : [])));
					if (shownTeam) expect(of.size).toBeGreaterThanOrEqual(5);
				}
				const all = rows.flatMap(({ teamIds }) => [...teamIds]).toSorted((a, b) => a - b);
				expect(all).toEqual(teams.map(({ id }) => id));
			}),
		);
	});
});

describe('from the database', () => {
	test('weeks begin where one is; what one cannot read is not counted', async () => {
		const { db, member, payments } = company;
		await crowd(db, 5, { teamId: payments.id });
		for (let k = 1; k <= 6; k++) await taught(db, member, TODAY - k * WEEK, { team: 'payments' });
		// The last minute of a Sunday in UTC, and the first of the Monday after it.
		await taught(db, member, Date.parse('2026-11-15T23:59Z'), { team: 'payments', lessons: 2 });
		await taught(db, member, Date.parse('2026-11-16T00:00Z'), { team: 'payments', lessons: 3 });
		await taught(db, member, TODAY - WEEK, { team: 'payments', visibility: 'team', lessons: 10 });
		await taught(db, member, TODAY - WEEK, { lessons: 4 });
		await taught(db, member, TODAY - 400 * DAY, { team: 'payments' });
		const { drawn } = await readRhythm(db, company.outsider, await scopeFor());
		if (drawn?.chart !== 'weeks') throw new Error('Nothing is drawn.');
		expect(drawn.rows.map(({ name, total }) => [name, total])).toEqual([
			['Payments', 11],
			['Everybody else', 4],
		]);
		expect(drawn.rows[0]?.counts.slice(-7)).toEqual([1, 1, 1, 1, 1, 3, 3]);
		const theirs = await readRhythm(db, member, await scopeOf(db, member, ScopeQuery.parse({})));
		expect(theirs.drawn).toMatchObject({ rows: [{ name: 'Payments', total: 21 }, {}] });
	});

	test('a team of four is shown to nobody by itself, nor in its own view', async () => {
		const { db, member, payments } = company;
		await crowd(db, 3, { teamId: payments.id });
		for (let k = 1; k <= 6; k++) await taught(db, member, TODAY - k * WEEK, { team: 'payments' });
		const all = await readRhythm(db, company.outsider, await scopeFor());
		expect(all.drawn).toMatchObject({ rows: [{ name: 'Everybody else', total: 6 }] });
		const own = await readRhythm(db, company.outsider, await scopeFor({ team: 'payments' }));
		expect(own).toMatchObject({ drawn: null, about: 'Too few people to show without showing who.' });
		await transact(db, (tx) =>
			tx.insert(membership).values({ teamId: payments.id, personId: company.outsider.id, since: 0 }),
		);
		const five = await readRhythm(
			db,
			await personOf(db, EMAILS.outsider),
			await scopeFor({ team: 'payments' }),
		);
		expect(five.drawn).toMatchObject({ rows: [{ name: 'Payments', total: 6 }] });
	});

	test('each week is one walk along the index of when things were published', async () => {
		const plan = await planOf(company.db, lessonsByWeek(company.db.read, company.outsider, await scopeFor()));
		expect(plan).toMatch(/SEARCH entry USING INDEX entry_published \(published_at>\? AND published_at<\?\)/);
		expect(plan).not.toMatch(/SCAN (entry|lesson)/);
	});
});
