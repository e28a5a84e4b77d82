import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { HOWS } from './how-it-went.ts';
import { begun, LONGEST_DAYS, met } from './scheduling.ts';

const hows = fc.array(fc.constantFrom(...HOWS), { maxLength: 30 });
/** How late somebody comes by, in days. */
const late = fc.integer({ min: 0, max: 90 });

/** A card as it is after these answers. */
function after(answers: readonly (typeof HOWS)[number][], days = 0) {
	let at = Date.UTC(2026, 0, 1);
	let card = begun(at);
	for (const how of answers) {
		at = card.dueAt + days * DAY;
		card = met(card.memory, how, at);
	}
	return { at: card.dueAt + days * DAY, card };
}

describe('when a lesson comes back', () => {
	test('after a few days first, and later each time it was known', () => {
		let card = begun(Date.UTC(2026, 0, 1));
		expect(card.memory.scheduledDays).toBeGreaterThanOrEqual(2);
		expect(card.memory.scheduledDays).toBeLessThan(7);
		for (let k = 0; k < 4; k++) {
			const next = met(card.memory, 'well', card.dueAt);
			expect(next.memory.scheduledDays).toBeGreaterThan(card.memory.scheduledDays);
			card = next;
		}
	});

	test('is a day away at the least and a year at the most, whatever was answered and however late', () => {
		fc.assert(
			fc.property(hows, late, (answers, days) => {
				const { card } = after(answers, days);
				expect(card.dueAt - (card.memory.lastAt ?? 0)).toBe(card.memory.scheduledDays * DAY);
				expect(card.memory.scheduledDays).toBeGreaterThanOrEqual(1);
				expect(card.memory.scheduledDays).toBeLessThanOrEqual(LONGEST_DAYS);
			}),
		);
	});

	test('is sooner the less of it was there; a lapse makes it shorter than it was', () => {
		fc.assert(
			fc.property(hows, late, (answers, days) => {
				const { at, card } = after(answers, days);
				const [lapse = 0, ...others] = HOWS.map((how) => met(card.memory, how, at).memory.scheduledDays);
				expect(others).toEqual([...others].sort((a, b) => a - b));
				expect(lapse).toBeLessThanOrEqual(others[0] ?? 0);
				expect(lapse).toBeLessThanOrEqual(Math.max(1, card.memory.scheduledDays));
				expect(met(card.memory, 'not-at-all', at).memory.lapses).toBe(card.memory.lapses + 1);
			}),
		);
	});

	test('is said also where the clock was ahead when it was last met', () => {
		const { at, card } = after(['well', 'well']);
		const again = met(card.memory, 'well', at - 200 * DAY);
		expect(again.dueAt).toBeGreaterThan(at - 200 * DAY);
	});
});
