import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { planOf } from '../../../tests/support/insights.ts';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { startProject } from '../../../tests/support/projects.ts';
import type { Person } from '../accounts/person.ts';
import { lesson } from '../lessons/tables.server.ts';
import { projectEnding } from '../projects/endings/tables.server.ts';
import { ENDINGS, type Ending } from '../projects/project.ts';
import { season } from '../projects/seasons/tables.server.ts';
import { project } from '../projects/tables.server.ts';
import { endedBySeason, readEndings } from './endings.server.ts';
import { endings, type Ended } from './endings.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery, type Scope } from './scope.ts';

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
const SPRING = { slug: 'spring', name: 'Hack week 7', startsOn: '2026-04-13' };
const AUTUMN = { slug: 'autumn', name: 'Hack week 8', startsOn: '2026-10-12' };
const ended = (how: Ending, projects: number, taught = projects, of: Ended['season'] = SPRING): Ended => ({
	...{ season: of, how, projects, taught },
});

test('to stop with a lesson is told with those that left one', async () => {
	const scope = await scopeFor(company.owner);
	const said = (...rows: Ended[]) => endings(rows, scope).finding;
	expect(said(ended('shipped', 3, 2), ended('stopped', 4))).toBe(
		'Seven projects ended, and six of them left a lesson, four of these by stopping.',
	);
	expect(said(ended('stopped', 5))).toBe('Five projects ended, and each of them left a lesson, by stopping.');
	expect(said(ended('adopted', 5, 1))).toBe('Five projects ended, and one of them left a lesson.');
	expect(said(ended('parked', 5, 0))).toBe(
		'Five projects ended, and what they taught is not written down yet.',
	);
	expect(endings([ended('shipped', 4)], scope)).toMatchObject({ finding: null, drawn: null });
});

test('seasons come in the order of time, and what was in none comes last', async () => {
	const rows = [
		ended('parked', 1, 1, null),
		ended('shipped', 2, 2, AUTUMN),
		ended('shipped', 2),
		ended('stopped', 1),
	];
	const { drawn, numbers } = endings(rows, await scopeFor(company.owner));
	expect(drawn).toMatchObject({
		columns: [
			{ label: 'Shipped' },
			{ label: 'Adopted' },
			{ label: 'Continues' },
			{ label: 'Parked' },
			{ label: 'Stopped' },
		],
		rows: [
			{ name: 'Hack week 7', counts: [2, 0, 0, 0, 1], total: 3, href: '/projects/seasons/spring' },
			{ name: 'Hack week 8', counts: [2, 0, 0, 0, 0], total: 2 },
			{ name: 'Outside of a season', counts: [0, 0, 0, 1, 0], total: 1 },
		],
	});
	expect(numbers.rows.map(({ cells }) => cells.at(-1))).toEqual([3, 2, 1]);
});

test('what ended in the time, as far as one may read it', async () => {
	const { db, member, outsider } = company;
	const seasonId = await transact(db, async (tx) => {
		const [made] = await tx
			.insert(season)
			.values({
				...{ ...SPRING, title: '', about: '', kind: 'week' as const, endsOn: '2026-04-17', zone: 'UTC' },
				...{ phases: [], days: [], times: [], awards: [], madeBy: member.id, madeAt: 0 },
			})
			.returning({ id: season.id });
		return made?.id ?? 0;
	});
	const end = async (how: Ending, at: number, rest: { visibility?: 'team'; taught?: boolean } = {}) => {
		const { visibility = 'workspace', taught = false } = rest;
		const { id } = await startProject(db, member, { team: 'payments', visibility });
		await transact(db, async (tx) => {
			await tx.update(project).set({ seasonId }).where(eq(project.entryId, id));
			await tx.insert(projectEnding).values({ entryId: id, how, endedBy: member.id, endedAt: at });
			if (taught) await tx.insert(lesson).values({ entryId: id, position: 0, text: 'It is slow.' });
		});
	};
	await end('shipped', TODAY - DAY);
	await end('stopped', TODAY - 60 * DAY, { taught: true });
	await end('stopped', TODAY - 70 * DAY);
	await end('stopped', TODAY - 400 * DAY);
	await end('parked', TODAY - DAY, { visibility: 'team' });
	await end('parked', TODAY - DAY, { visibility: 'team', taught: true });
	const rows = await endedBySeason(db.read, outsider, await scopeFor(outsider));
	expect(rows.toSorted((a, b) => a.how.localeCompare(b.how))).toEqual([
		{ season: SPRING, how: 'shipped', projects: 1, taught: 0 },
		{ season: SPRING, how: 'stopped', projects: 2, taught: 1 },
	]);
	expect((await readEndings(db, member, await scopeFor(member))).finding).toBe(
		'Five projects ended, and two of them left a lesson, one of these by stopping.',
	);
	const plan = await planOf(db, endedBySeason(db.read, outsider, await scopeFor(outsider)));
	expect(plan).toMatch(/SEARCH entry USING (INTEGER PRIMARY KEY|COVERING INDEX entry_seen)/);
	expect(plan).not.toMatch(/SCAN (entry|lesson|project)\b/);
});

test('whatever the numbers, it reads', async () => {
	const scope = await scopeFor(company.owner);
	const row = fc
		.record({
			season: fc.constantFrom(SPRING, AUTUMN, null),
			how: fc.constantFrom(...ENDINGS),
			...{ taught: fc.nat(12), rest: fc.nat(9) },
		})
		.map(({ rest, ...one }) => ({ ...one, projects: rest + one.taught }));
	fc.assert(fc.property(fc.array(row, { maxLength: 15 }), (rows) => readsWell(endings(rows, scope))));
});
