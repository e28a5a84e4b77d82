import { describe, expect, test } from 'vitest';
import { afterQuiet, type Quiet } from './quiet.ts';

const night: Quiet = { fromMinute: 22 * 60, toMinute: 7 * 60, days: [] };
const at = (text: string) => Date.parse(text);
const after = (text: string, quiet: Quiet | null, zone: string) =>
	new Date(afterQuiet(at(text), quiet, zone)).toISOString().slice(0, 16);

describe('what is quiet', () => {
	test.each([
		['nothing is', '2026-11-19T23:00Z', null, 'UTC', '2026-11-19T23:00'],
		['the day is not', '2026-11-19T12:00Z', night, 'UTC', '2026-11-19T12:00'],
		['before midnight', '2026-11-19T23:00Z', night, 'UTC', '2026-11-20T07:00'],
		['after midnight', '2026-11-20T03:00Z', night, 'UTC', '2026-11-20T07:00'],
		['its end is over', '2026-11-20T07:00Z', night, 'UTC', '2026-11-20T07:00'],
		['on one’s own clock', '2026-11-20T07:00Z', night, 'America/St_Johns', '2026-11-20T10:30'],
		['with quarters of hours', '2026-11-20T10:00Z', night, 'Pacific/Chatham', '2026-11-20T17:15'],
		[
			'within a day',
			'2026-11-20T13:00Z',
			{ fromMinute: 780, toMinute: 840, days: [] },
			'UTC',
			'2026-11-20T14:00',
		],
		[
			'the weekend, and the night before and after',
			'2026-11-20T22:30Z',
			{ ...night, days: [6, 7] },
			'UTC',
			'2026-11-23T07:00',
		],
		[
			'a day and no hours',
			'2026-11-21T10:00Z',
			{ fromMinute: 0, toMinute: 0, days: [6] },
			'UTC',
			'2026-11-22T00:00',
		],
		[
			'every day: then none',
			'2026-11-21T10:00Z',
			{ ...night, days: [1, 2, 3, 4, 5, 6, 7] },
			'UTC',
			'2026-11-21T10:00',
		],
		['the night that is an hour longer', '2026-10-24T21:00Z', night, 'Europe/Berlin', '2026-10-25T06:00'],
		['the night that is an hour shorter', '2026-03-28T22:00Z', night, 'Europe/Berlin', '2026-03-29T05:00'],
		[
			'an end that is skipped',
			'2026-03-29T00:30Z',
			{ fromMinute: 0, toMinute: 150, days: [] },
			'Europe/Berlin',
			'2026-03-29T01:30',
		],
		[
			'an end that comes twice',
			'2026-10-25T00:10Z',
			{ fromMinute: 0, toMinute: 150, days: [] },
			'Europe/Berlin',
			'2026-10-25T00:30',
		],
	] as const)('%s', (_, moment, quiet, zone, expected) => {
		expect(after(moment, quiet, zone)).toBe(expected);
	});
});
