import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { writeCalendar, type CalendarEvent } from './calendar.ts';

const AT = Date.parse('2026-11-26T09:00Z');
const read = (events: CalendarEvent[]) => {
	const calendar = new ICAL.Component(
		ICAL.parse(writeCalendar('Northwind', 'kintsugi.example.org', events)) as object[],
	);
	return {
		calendar,
		events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)),
	};
};

describe('a calendar as calendars read it', () => {
	test('a moment is that moment, before and after the clocks change', () => {
		const twice = ['2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z'].map((from, k) => ({
			...{ uid: `log-1-${k}`, summary: 'Payments: what did we learn?', href: null, changedAt: AT },
			when: { from: Date.parse(from), until: Date.parse(from) + 3_600_000 },
		}));
		const { events } = read(twice);
		// Nine in Berlin, on the day before it and on the day itself.
		expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
			'2026-03-28T08:00:00.000Z',
			'2026-03-29T07:00:00.000Z',
		]);
		expect(events.map(({ startDate }) => startDate.zone.tzid)).toEqual(['UTC', 'UTC']);
		expect(events[0]?.endDate.toJSDate().toISOString()).toBe('2026-03-28T09:00:00.000Z');
	});

	test('a day is a day, to its end, and in nobody’s way', () => {
		const { events } = read([
			{
				uid: 'change-101',
				summary: 'Due: C‑101 Limit, it; all',
				href: 'https://x.example/log/1',
				changedAt: AT,
				when: { day: '2028-02-29' },
			},
		]);
		const [event] = events;
		expect(event?.startDate.isDate).toBe(true);
		expect(event?.startDate.toString()).toBe('2028-02-29');
		expect(event?.endDate.toString()).toBe('2028-03-01');
		expect(event?.summary).toBe('Due: C‑101 Limit, it; all');
		expect(event?.uid).toBe('change-101@kintsugi.example.org');
		expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
		expect(event?.component.getFirstPropertyValue('url')).toBe('https://x.example/log/1');
	});

	test('the same is written the same, whenever it is asked for; a line has 75 bytes at the most', () => {
		const one: CalendarEvent = {
			uid: 'change-1',
			summary: 'λ'.repeat(200),
			href: null,
			changedAt: AT,
			when: { day: '2026-12-01' },
		};
		const text = writeCalendar('Northwind', 'kintsugi.example.org', [one]);
		expect(writeCalendar('Northwind', 'kintsugi.example.org', [one])).toBe(text);
		for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		const { calendar, events } = read([one]);
		expect(events[0]?.summary).toBe('λ'.repeat(200));
		expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
		expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Northwind');
	});
});
