import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readsWell } from '../../../tests/support/reads-well.ts';
import { DAY, MINUTE } from '#lib/dates.ts';
import { CHANGE_KINDS, CHANGE_TYPES } from '../lessons/lesson.ts';
import { changesMade } from './changes.ts';
import { checksThatHeld } from './checks.ts';
import { incidentDurations } from './durations.ts';
import { recurringFactors } from './factors.ts';
import { learningSpeed } from './learning-speed.ts';
import type { Scope } from './scope.ts';

const RUNS = { numRuns: 150 };
const FROM = Date.parse('2025-12-01T00:00Z');
const MONTHS = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'];
const periods = MONTHS.map((label, index) => ({
	...{ label, said: `${label} of this time` },
	...{ from: Date.UTC(2025, 11 + index), until: Date.UTC(2025, 12 + index) },
}));
const UNTIL = periods.at(-1)?.until ?? FROM;
const scope: Scope = {
	query: { range: 'year', team: null, topic: null, severity: null },
	...{ from: FROM, until: UNTIL, zone: 'UTC', name: 'December 2025 to November 2026' },
	...{ periods, weeks: [], team: null, teamIds: null, topic: null },
};

const few = fc.nat({ max: 12 });
const day = fc.integer({ min: 0, max: 364 }).map((days) => FROM + days * DAY);
const dayName = day.map((at) => new Date(at).toISOString().slice(0, 10));
const names = fc.constantFrom('Ledger', 'Payments', 'Edge', 'Data platform', 'Mobile');

const ofTeam = fc.record({
	team: fc.option(names.map((name) => ({ slug: name.toLowerCase(), name }))),
	...{ isOwn: fc.boolean(), people: few, made: few, tried: few, waiting: few, brought: few },
	...{ dropped: few, reasons: few },
});
test('of changes, all of which are in the picture', () => {
	fc.assert(
		fc.property(fc.array(ofTeam, { maxLength: 20 }), (all) => {
			const rows = all.map((row) => ({
				...row,
				reasons: Math.min(row.reasons, row.dropped),
				brought: Math.min(row.brought, row.waiting),
			}));
			const insight = changesMade(rows, scope);
			readsWell(insight);
			if (insight.drawn?.chart !== 'parts') return;
			const drawn = insight.drawn.groups.flatMap(({ counts }) => counts);
			const kept = rows.flatMap(({ made, tried, waiting }) => [made, tried, waiting]);
			expect(sum(drawn)).toBe(sum(kept));
			expect(insight.drawn.groups.length).toBeLessThanOrEqual(9);
		}),
		RUNS,
	);
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const ofKind = fc.record({
	...{ kind: fc.constantFrom(...CHANGE_KINDS), type: fc.option(fc.constantFrom(...CHANGE_TYPES)) },
	...{ held: few, partly: few, didNot: few, unsure: few, unlooked: few, late: few },
});
test('of checks', () => {
	fc.assert(
		fc.property(fc.array(ofKind, { maxLength: 8 }), (rows) => readsWell(checksThatHeld(rows, scope))),
		RUNS,
	);
});

const within = fc.integer({ min: 0, max: 364 }).map((days) => FROM + days * DAY);
const seen = fc.record({
	name: fc.constantFrom('Retries amplify', 'Absence looks like health', 'Scope was a comment'),
	folded: fc.string(),
	times: fc.array(within, { minLength: 1, maxLength: 9 }),
	mends: fc.array(dayName, { maxLength: 3 }),
});
test('of factors', () => {
	fc.assert(
		fc.property(
			fc.array(seen, { maxLength: 9 }),
			fc.nat({ max: 40 }),
			fc.nat({ max: 60 }),
			(all, more, after) => {
				const postmortems = Math.max(0, ...all.map(({ times }) => times.length)) + more;
				readsWell(recurringFactors(all, { postmortems, at: UNTIL + after * DAY }, scope));
			},
		),
		RUNS,
	);
});

const time = fc.option(fc.nat({ max: 50_000 }));
const lasted = fc.record({
	...{ number: fc.nat(), title: fc.constant('The queue'), happened: within },
	severity: fc.option(fc.integer({ min: 1, max: 4 })),
	...{ started: time, noticed: time, mitigated: time, resolved: time },
});
test('of durations', () => {
	const at = (minutes: number | null, happened: number) =>
		minutes === null ? null : happened + minutes * MINUTE;
	fc.assert(
		fc.property(fc.array(lasted, { maxLength: 40 }), (all) =>
			readsWell(
				incidentDurations(
					all.map(({ started, noticed, mitigated, resolved, ...one }) => ({
						...one,
						...{ started: at(started, one.happened), noticed: at(noticed, one.happened) },
						...{ mitigated: at(mitigated, one.happened), resolved: at(resolved, one.happened) },
					})),
					scope,
				),
			),
		),
		RUNS,
	);
});

const learned = fc.record({
	...{ number: fc.nat(), title: fc.constant('The queue'), published: within },
	days: fc.nat({ max: 90 }),
});
test('of the way from incident to learning', () => {
	fc.assert(
		fc.property(fc.array(learned, { maxLength: 40 }), (all) =>
			readsWell(
				learningSpeed(
					all.map(({ days, ...one }) => ({ ...one, ended: one.published - days * DAY })),
					scope,
				),
			),
		),
		RUNS,
	);
});
