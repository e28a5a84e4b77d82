import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, isoDay, plusDays } from '#lib/dates.ts';
import { countDown, countedDown, daysOf, phaseOn, phasesFrom, standingOn, usualPhases } from './phases.ts';
import type { PhaseFrom } from './season.ts';

const WEEK = {
	kind: 'week' as const,
	startsOn: '2026-11-30',
	endsOn: '2026-12-04',
	phases: phasesFrom(usualPhases('2026-11-30', '2026-12-04')),
	days: [{ day: '2026-12-02', name: '', about: 'Midweek mend: ask for help' }],
};
const LANE = { kind: 'lane' as const, startsOn: '2026-01-01', endsOn: null, phases: [], days: [] };

describe('a hack week', () => {
	it.each([
		['2026-10-01', 'ideas', 'ahead', '60', 'days until kick-off'],
		['2026-11-02', 'ideas', 'ahead', '28', 'days until kick-off'],
		['2026-11-29', 'teams', 'ahead', '1', 'day until kick-off'],
		['2026-11-30', 'building', 'running', '4', 'days until the show'],
		['2026-12-04', 'show', 'running', 'Today', 'is the show'],
	])('on %s is about %s and %s', (day, phase, standing, figure, says) => {
		expect(phaseOn(WEEK, day)).toBe(phase);
		expect(standingOn(WEEK, day)).toBe(standing);
		const left = countDown(WEEK, day);
		expect(left && countedDown(left)).toEqual({ figure, says });
	});

	it('is over the day after, and nothing is counted down to', () => {
		expect(phaseOn(WEEK, '2026-12-05')).toBe('after');
		expect(standingOn(WEEK, '2026-12-05')).toBe('over');
		expect(countDown(WEEK, '2026-12-05')).toBeNull();
	});

	it('has a name for each day that people work on, as its hosts call it or as it usually is', () => {
		expect(daysOf(WEEK).map(({ name, isShow }) => `${name}${isShow ? '!' : ''}`)).toEqual([
			'Kick\u2011off',
			'Build',
			'Build',
			'Build',
			'Show!',
		]);
		expect(daysOf(WEEK)[2]?.about).toBe('Midweek mend: ask for help');
		const overTheWeekend = { ...WEEK, endsOn: '2026-12-07' };
		expect(daysOf(overTheWeekend).map(({ day }) => day)).not.toContain('2026-12-05');
		const named = { ...overTheWeekend, days: [{ day: '2026-12-05', name: 'Rest', about: '' }] };
		expect(daysOf(named).map(({ name }) => name)).toContain('Rest');
		expect(daysOf({ ...WEEK, endsOn: '2027-03-01' })).toEqual([]);
	});

	it('shows its first day and its show, also where they are at a weekend', () => {
		const [startsOn, endsOn] = ['2026-11-29', '2026-12-05'];
		const weekend = {
			...WEEK,
			startsOn,
			endsOn,
			phases: phasesFrom(usualPhases(startsOn, endsOn)),
			days: [],
		};
		const shown = daysOf(weekend);
		expect(shown[0]).toMatchObject({ day: startsOn, name: 'Kick\u2011off' });
		expect(shown.at(-1)).toMatchObject({ day: endsOn, name: 'Show', isShow: true });
		expect(shown).toHaveLength(7);
	});
});

describe('a lane', () => {
	it('has no phases, and no end until somebody gives it one', () => {
		expect(phaseOn(LANE, '2026-11-26')).toBeNull();
		expect(standingOn(LANE, '2036-11-26')).toBe('running');
		expect(countDown(LANE, '2026-11-26')).toBeNull();
		expect(countDown({ ...LANE, endsOn: '2026-11-30' }, '2026-11-26')).toEqual({ days: 4, until: 'end' });
		expect(daysOf(LANE)).toEqual([]);
	});
});

it('never goes back to an earlier phase, and what is left never grows towards the same thing', () => {
	const start = Date.parse('2026-03-01T12:00Z');
	const season = fc
		.record({
			from: fc.nat(400),
			lasts: fc.nat(20),
			gaps: fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }),
		})
		.map(({ from, lasts, gaps }) => {
			const startsOn = isoDay(start + from * DAY, 'UTC');
			let day = plusDays(startsOn, -30);
			const phases = phasesFrom(usualPhases(startsOn, startsOn)).map(({ phase }, index): PhaseFrom => {
				day = plusDays(day, gaps[index] ?? 0);
				return { phase, from: day };
			});
			return { kind: 'week' as const, startsOn, endsOn: plusDays(startsOn, lasts), phases };
		});
	fc.assert(
		fc.property(season, fc.nat(500), (one, offset) => {
			const day = isoDay(start + offset * DAY, 'UTC');
			const next = plusDays(day, 1);
			const order = ['ideas', 'teams', 'building', 'show', 'after'];
			const at = (on: string) => order.indexOf(phaseOn(one, on) ?? '');
			expect(at(next)).toBeGreaterThanOrEqual(at(day));
			const [left, then] = [countDown(one, day), countDown(one, next)];
			if (left && then && left.until === then.until) expect(then.days).toBe(left.days - 1);
			if (left) expect(left.days).toBeGreaterThanOrEqual(0);
		}),
	);
});
