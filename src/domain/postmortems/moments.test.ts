import { describe, expect, test } from 'vitest';
import { knownUntil, moments, stepsOf, timesUntil } from './moments.ts';
import type { TimelineEvent } from './postmortem.ts';
import type { Times } from './times.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const at = (time: string) => Date.parse(`2026-11-${time.includes('T') ? time : `10T${time}`}:00Z`);
const event = (time: string | null, kind: TimelineEvent['kind'] = 'seen'): TimelineEvent => ({
	at: time === null ? null : at(time),
	kind,
	text: 'x',
	role: '',
	evidence: '',
	question: '',
});
const times = (given: Partial<Record<keyof Times, string>>): Times => ({
	started: given.started ? at(given.started) : null,
	noticed: given.noticed ? at(given.noticed) : null,
	declared: given.declared ? at(given.declared) : null,
	mitigated: given.mitigated ? at(given.mitigated) : null,
	resolved: given.resolved ? at(given.resolved) : null,
});
const told = (events: TimelineEvent[], known: Times, zone = 'UTC') => moments(events, known, zone, NOW);

describe('moments', () => {
	test('the five times name the events of their minute, and count from one to the next', () => {
		const shown = told(
			[event('02:14'), event('02:21'), event('02:37'), event('03:34'), event('04:06')],
			times({ started: '02:14', noticed: '02:37', mitigated: '03:34', resolved: '04:06' }),
		);
		expect(shown.map(({ time, milestone, gap, mending }) => [time, milestone, gap, mending])).toEqual([
			['02:14', 'Broke', null, false],
			['02:21', '', null, false],
			['02:37', 'Noticed', '+23 min', false],
			['03:34', 'Mitigated', '+57 min', true],
			['04:06', 'Resolved', '+32 min', true],
		]);
	});

	test('a time that no event tells of stands by itself, in its place', () => {
		const shown = told(
			[event('02:14'), event(null), event('05:00')],
			times({ started: '02:14', noticed: '03:00' }),
		);
		expect(shown.map(({ event: index, milestone }) => [index, milestone])).toEqual([
			[0, 'Broke'],
			[1, ''],
			[null, 'Noticed'],
			[2, ''],
		]);
		expect(
			told([], times({ started: '02:14', resolved: '02:40' })).map(({ milestone }) => milestone),
		).toEqual(['Broke', 'Resolved']);
	});

	test('two times in one minute share an event, or take one each', () => {
		const both = times({ noticed: '02:37', declared: '02:37' });
		expect(told([event('02:37')], both).map(({ milestone }) => milestone)).toEqual(['Noticed and declared']);
		const two = told([event('02:37', 'milestone'), event('02:37', 'milestone')], both);
		expect(two.map(({ milestone }) => milestone)).toEqual(['Noticed', 'Declared']);
	});

	test('where only the end is known, the mending begins there; without it, never', () => {
		const events = [event('02:14'), event('04:06'), event('05:00')];
		expect(told(events, times({ resolved: '04:06' })).map(({ mending }) => mending)).toEqual([
			false,
			true,
			true,
		]);
		expect(told(events, times({})).some(({ mending }) => mending)).toBe(false);
	});

	test('days are named where they change, as the reader counts them; one day needs no name', () => {
		const night = [event('10T22:30'), event(null), event('10T23:30'), event('11T00:10')];
		expect(told(night, times({})).map(({ day }) => day)).toEqual(['Tue 10 Nov', null, null, 'Wed 11 Nov']);
		expect(told(night, times({}), 'Europe/Helsinki').map(({ day }) => day)).toEqual([null, null, null, null]);
		expect(told(night, times({}), 'Europe/Berlin').map(({ day, time }) => [day, time])).toEqual([
			['Tue 10 Nov', '23:30'],
			[null, null],
			['Wed 11 Nov', '00:30'],
			[null, '01:10'],
		]);
	});
});

describe('as far as a minute', () => {
	const line = [event(null), event('02:14'), event('02:37'), event(null), event('02:37'), event('04:06')];

	test('what lies later is not known; what has no time goes with the one before it', () => {
		expect(['02:00', '02:14', '02:36', '02:37', '05:00'].map((time) => knownUntil(line, at(time)))).toEqual([
			0, 2, 2, 5, 6,
		]);
		expect(knownUntil([], at('02:00'))).toBe(0);
		expect(knownUntil([event(null)], at('02:00'))).toBe(1);
	});

	test('two things in one minute are one step', () => {
		expect(stepsOf(line)).toEqual(['02:14', '02:37', '04:06'].map(at));
	});

	test('a time that lies later is unknown then', () => {
		const then = timesUntil(times({ started: '02:14', noticed: '02:37', resolved: '04:06' }), at('02:37'));
		expect(then).toEqual(times({ started: '02:14', noticed: '02:37' }));
	});
});
