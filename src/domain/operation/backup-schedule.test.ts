import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#lib/dates.ts';
import { BackupPlan } from './backup-plan.ts';
import { isBackupDue, nextBackup, outdated } from './backup-schedule.ts';

const plan = (given: Partial<BackupPlan> = {}) => BackupPlan.parse(given);
const at = (iso: string) => Date.parse(iso);
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());

describe('when the next one is due', () => {
	test('at the hour of the workspace, on its clock', () => {
		expect(iso(nextBackup(plan(), 'Europe/Berlin', at('2026-11-26T10:00:00Z')))).toBe(
			'2026-11-27T02:00:00.000Z',
		);
		expect(iso(nextBackup(plan(), 'Pacific/Chatham', at('2026-11-26T00:00:00Z')))).toBe(
			'2026-11-26T13:15:00.000Z',
		);
	});

	test('once a week on its day; never where it never is', () => {
		const weekly = plan({ every: 'week', weekday: 1 });
		expect(iso(nextBackup(weekly, 'UTC', at('2026-11-26T10:00:00Z')))).toBe('2026-11-30T03:00:00.000Z');
		expect(nextBackup(plan({ every: 'never' }), 'UTC', 0)).toBeNull();
	});

	// Clocks go back in the night before 5 April in Chatham and 1 November in St John’s, and forward on 27 September and 8 March.
	test.each([
		['Pacific/Chatham', '2026-04-03', 2],
		['Pacific/Chatham', '2026-09-25', 3],
		['America/St_Johns', '2026-10-30', 1],
		['America/St_Johns', '2026-03-06', 2],
	])('in %s, from %s on at %i: once a day through the night that is longer or shorter', (zone, day, hour) => {
		const daily = plan({ hour });
		const made: number[] = [];
		let last = at(`${day}T12:00:00Z`);
		for (let now = last; now < at(`${day}T12:00:00Z`) + 4 * DAY; now += 60_000) {
			if (!isBackupDue(daily, zone, last, now)) continue;
			made.push(now);
			last = now;
		}
		expect(made).toHaveLength(4);
		for (let k = 1; k < made.length; k++) {
			expect(Math.abs((made[k] ?? 0) - (made[k - 1] ?? 0) - DAY)).toBeLessThanOrEqual(HOUR);
		}
	});
});

describe('a clock that jumps', () => {
	const made = at('2026-11-26T03:00:00Z');

	test('back by an hour: none is made twice', () => {
		expect(isBackupDue(plan(), 'UTC', made, made - HOUR)).toBe(false);
		expect(isBackupDue(plan(), 'UTC', made, made + 5 * 60_000)).toBe(false);
		expect(isBackupDue(plan(), 'UTC', made, made + DAY)).toBe(true);
	});

	test('forward by a year and back again: the next night has one', () => {
		const ahead = made + 365 * DAY;
		expect(isBackupDue(plan(), 'UTC', ahead, made + HOUR)).toBe(false);
		expect(isBackupDue(plan(), 'UTC', made + HOUR, made + DAY)).toBe(true);
	});
});

describe('which go', () => {
	const nights = Array.from({ length: 60 }, (_, night) => ({ at: at('2026-11-26T03:00:00Z') - night * DAY }));
	const kept = (given: Partial<BackupPlan>) => {
		const gone = new Set(outdated(nights, plan(given)));
		return nights.filter((one) => !gone.has(one)).map(({ at }) => iso(at)?.slice(5, 10));
	};

	test('the newest stay, and of those before the newest of each week', () => {
		expect(kept({ keep: 7, weeks: 4 })).toEqual([
			...['11-26', '11-25', '11-24', '11-23', '11-22', '11-21', '11-20'],
			...['11-19', '11-15', '11-08', '11-01'],
		]);
		expect(kept({ keep: 1, weeks: 0 })).toEqual(['11-26']);
	});

	test('what is kept does not depend on how often one looks', () => {
		let there: { at: number }[] = [];
		for (const one of [...nights].reverse()) {
			there.push(one);
			const gone = new Set(outdated(there, plan({ keep: 7, weeks: 4 })));
			there = there.filter((other) => !gone.has(other));
		}
		expect(there.length).toBeGreaterThanOrEqual(10);
		expect(there.length).toBeLessThanOrEqual(11);
	});
});
