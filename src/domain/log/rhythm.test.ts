import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockTime, DAY, HOUR, isoDay, MINUTE } from '#lib/dates.ts';
import { asksOn, dayOfAnswer, nextWindow, openWindow, plusDays, windowOf, type Hours } from './rhythm.ts';

const at = (moment: string) => Date.parse(moment);
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 16);

/** Every evening at four, until two in the night. */
const EVENINGS: Hours = {
	every: 'day',
	days: [1, 2, 3, 4, 5, 6, 7],
	opensAt: 16 * 60,
	lasts: 10 * 60,
	sprintFrom: null,
	sprintWeeks: 2,
	since: '2026-01-01',
};
const NIGHTS: Hours = { ...EVENINGS, opensAt: 2 * 60 + 30, lasts: 60 };

describe('the days', () => {
	const asked = (hours: Hours, from: string, days: number) =>
		Array.from({ length: days }, (_, k) => plusDays(from, k)).filter((day) => asksOn(hours, day));

	test('of the week that were chosen, from the first one on that it holds', () => {
		const hours: Hours = { ...EVENINGS, days: [1, 4], since: '2026-11-05' };
		expect(asked(hours, '2026-11-01', 14)).toEqual(['2026-11-05', '2026-11-09', '2026-11-12']);
	});

	test('of a sprint: in its last week', () => {
		const hours: Hours = {
			...EVENINGS,
			every: 'sprint',
			days: [5],
			sprintFrom: '2026-11-02',
			sprintWeeks: 3,
		};
		expect(asked(hours, '2026-10-01', 80)).toEqual(['2026-11-20', '2026-12-11']);
	});

	test('none where it is asked for', () => {
		expect(asked({ ...EVENINGS, every: 'demand' }, '2026-11-01', 30)).toEqual([]);
		expect(nextWindow({ ...EVENINGS, every: 'demand' }, 'UTC', at('2026-11-01T00:00Z'))).toBeNull();
	});
});

describe('an answer belongs to the day whose window is open', () => {
	test.each([
		['2026-11-19T15:59Z', null, '2026-11-19'],
		['2026-11-19T16:00Z', '2026-11-19', '2026-11-19'],
		['2026-11-20T00:30Z', '2026-11-19', '2026-11-19'],
		['2026-11-20T01:59Z', '2026-11-19', '2026-11-19'],
		['2026-11-20T02:00Z', null, '2026-11-20'],
	])('at %s', (moment, open, day) => {
		expect(openWindow(EVENINGS, 'UTC', at(moment))?.day ?? null).toBe(open);
		expect(dayOfAnswer(EVENINGS, 'UTC', at(moment))).toBe(day);
	});

	test('and without a rhythm to the one of the calendar where its writer is', () => {
		expect(dayOfAnswer(null, 'Asia/Kolkata', at('2026-11-19T20:00Z'))).toBe('2026-11-20');
	});
});

describe('when the clocks change', () => {
	const window = (hours: Hours, day: string, zone: string) => {
		const { opens, closes } = windowOf(hours, day, zone);
		return [iso(opens), iso(closes)];
	};

	test('a window across the night is an hour shorter, or longer, and ends at the same hour', () => {
		const late = { ...EVENINGS, opensAt: 22 * 60, lasts: 6 * 60 };
		expect(window(late, '2026-03-28', 'Europe/Berlin')).toEqual(['2026-03-28T21:00', '2026-03-29T02:00']);
		expect(window(late, '2026-10-24', 'Europe/Berlin')).toEqual(['2026-10-24T20:00', '2026-10-25T03:00']);
	});

	test('an hour that does not exist opens as much later, and is open as long', () => {
		expect(window(NIGHTS, '2026-03-29', 'Europe/Berlin')).toEqual(['2026-03-29T01:30', '2026-03-29T02:30']);
		expect(window(NIGHTS, '2026-03-08', 'America/New_York')).toEqual([
			'2026-03-08T07:30',
			'2026-03-08T08:30',
		]);
	});

	test('an hour that comes twice opens once, with the first, and closes with the second', () => {
		expect(window(NIGHTS, '2026-10-25', 'Europe/Berlin')).toEqual(['2026-10-25T00:30', '2026-10-25T02:30']);
		const half = { ...NIGHTS, lasts: 15 };
		expect(window(half, '2026-10-25', 'Europe/Berlin')).toEqual(['2026-10-25T00:30', '2026-10-25T01:45']);
	});

	test('half an hour, at midnight, and in the south', () => {
		expect(window({ ...NIGHTS, opensAt: 130 }, '2026-10-04', 'Australia/Lord_Howe')).toEqual([
			'2026-10-03T15:40',
			'2026-10-03T16:40',
		]);
		expect(window({ ...NIGHTS, opensAt: 30 }, '2026-09-06', 'America/Santiago')).toEqual([
			'2026-09-06T04:30',
			'2026-09-06T05:30',
		]);
	});

	test('a day that an island leapt over is never open', () => {
		const { opens, closes } = windowOf({ ...EVENINGS, since: '2011-01-01' }, '2011-12-30', 'Pacific/Apia');
		expect(closes).toBe(opens);
	});
});

// Zones that change their clocks by an hour or half of one, at midnight, in the south, at the date line, and never.
const ZONES = [
	...['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'America/Santiago', 'Australia/Lord_Howe'],
	...[
		'Pacific/Chatham',
		'America/St_Johns',
		'Africa/Cairo',
		'Asia/Beirut',
		'Atlantic/Azores',
		'Africa/Casablanca',
	],
	...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Tokyo', 'Antarctica/Troll', 'UTC'],
];

const aRhythm = fc.record({
	every: fc.constantFrom('day', 'week', 'sprint'),
	days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
	opensAt: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
	lasts: fc.integer({ min: 1, max: 96 }).map((quarter) => quarter * 15),
	sprintFrom: fc.integer({ min: 0, max: 60 }).map((days) => plusDays('2026-01-01', days)),
	sprintWeeks: fc.integer({ min: 1, max: 6 }),
	since: fc.integer({ min: 0, max: 60 }).map((days) => plusDays('2026-01-01', days)),
});
const aZone = fc.constantFrom(...ZONES);
/** Often one on which a clock changes somewhere. */
const aDay = fc.oneof(
	fc.integer({ min: 1, max: 720 }).map((days) => plusDays('2026-01-01', days)),
	fc.constantFrom('2026-03-08', '2026-03-28', '2026-03-29', '2026-04-05', '2026-04-24', '2026-09-06'),
	fc.constantFrom('2026-09-27', '2026-10-04', '2026-10-24', '2026-10-25', '2026-10-29', '2026-11-01'),
);

/** What a clock on the wall there shows, read from the clock itself: `2026-03-29 02:30`. */
const wall = (moment: number, zone: string) => `${isoDay(moment, zone)} ${clockTime(moment, zone)}`;

/** Looks at a clock on the wall, a quarter of an hour after the other, for when it shows that: all of those moments. */
function looking(shown: string, zone: string): { shows: number[]; after: number; before: string } {
	const [day = ''] = shown.split(' ');
	const shows: number[] = [];
	const noon = at(`${day}T12:00Z`);
	let after = 0;
	let before = '';
	for (let moment = noon - 30 * HOUR; moment < noon + 30 * HOUR; moment += 15 * MINUTE) {
		const here = wall(moment, zone);
		if (here === shown) shows.push(moment);
		if (here < shown && after === 0) before = here;
		if (here > shown && after === 0) after = moment;
	}
	return { shows, after, before };
}

const minutes = (shown: string) => at(`${shown.replace(' ', 'T')}Z`) / MINUTE;

/** Where the clock never shows it: as long after the leap as it would have been after the last that was shown. */
function leapt(shown: string, { after, before }: { after: number; before: string }): number {
	return after + (minutes(shown) - minutes(before) - 15) * MINUTE;
}

const shownAfter = (shown: string, more: number) =>
	new Date((minutes(shown) + more) * MINUTE).toISOString().slice(0, 16).replace('T', ' ');

const clock = (opensAt: number) => new Date(opensAt * MINUTE).toISOString().slice(11, 16);

test('a window opens and closes when a clock on the wall there says so', () => {
	fc.assert(
		fc.property(aRhythm, aZone, aDay, (given, zone, day) => {
			// Asked on no other day, so that nothing ends it early.
			const hours: Hours = {
				...given,
				every: 'sprint',
				sprintFrom: day,
				sprintWeeks: 1,
				days: [],
				since: day,
			};
			const { opens, closes } = windowOf(hours, day, zone);
			const shown = `${day} ${clock(given.opensAt)}`;
			const opening = looking(shown, zone);
			expect(opens).toBe(opening.shows[0] ?? leapt(shown, opening));
			const end = shownAfter(wall(opens, zone), given.lasts);
			const closing = looking(end, zone);
			expect(closes).toBe(closing.shows.at(-1) ?? leapt(end, closing));
			expect(closes).toBeGreaterThan(opens);
		}),
		{ numRuns: 60 },
	);
});

test('windows of one rhythm never overlap, and each is found by whoever looks while it is open, and before', () => {
	fc.assert(
		fc.property(aRhythm, aZone, aDay, (hours, zone, from) => {
			let moment = at(`${from}T00:00Z`);
			for (let k = 0; k < 6; k++) {
				const next = nextWindow(hours, zone, moment);
				if (next === null) return;
				expect(asksOn(hours, next.day)).toBe(true);
				expect(next.opens).toBeGreaterThan(moment);
				expect(openWindow(hours, zone, next.opens)).toEqual(next);
				expect(openWindow(hours, zone, next.closes - MINUTE)).toEqual(next);
				expect(openWindow(hours, zone, next.closes)?.day).not.toBe(next.day);
				// Where the clock is put back two hours, as on a station in Antarctica, a day is that much longer.
				expect(next.closes - next.opens).toBeLessThanOrEqual(DAY + 2 * HOUR);
				moment = next.opens;
			}
		}),
		{ numRuns: 60 },
	);
});

test('day by day, what opens is what a list of the days says', () => {
	fc.assert(
		fc.property(aRhythm, aZone, (hours, zone) => {
			const days = Array.from({ length: 120 }, (_, k) => plusDays('2026-02-01', k));
			const listed = days
				.filter(
					(day) => day >= hours.since && hours.days.includes(new Date(`${day}T12:00Z`).getUTCDay() || 7),
				)
				.filter((day) => {
					if (hours.every !== 'sprint') return true;
					const week = Math.floor((at(day) - at(hours.sprintFrom)) / (7 * DAY));
					return week >= 0 && (week + 1) % hours.sprintWeeks === 0;
				});
			const found: string[] = [];
			let moment = at('2026-01-31T00:00Z');
			for (;;) {
				const next = nextWindow(hours, zone, moment);
				if (next === null || next.day > '2026-05-31') break;
				if (next.day >= '2026-02-01') found.push(next.day);
				moment = next.opens;
			}
			expect(found).toEqual(listed);
		}),
		{ numRuns: 20 },
	);
});
