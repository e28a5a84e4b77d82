import { describe, expect, it } from 'vitest';
import { toldWords } from './told-words.ts';

const now = Date.parse('2026-11-26T10:00Z');
const said = (day: string, zone = 'UTC') => toldWords(Date.parse(`${day}T23:30Z`), zone, now);

describe('when somebody told a story last', () => {
	it('is said by its month, with the year where that is another one', () => {
		expect(toldWords(null, 'UTC', now)).toBe('You have not told one yet.');
		expect(said('2026-03-14')).toBe('You last told a story in March.');
		expect(said('2025-03-14')).toBe('You last told a story in March 2025.');
		expect(said('2026-11-02')).toBe('You last told a story this month.');
		expect(said('2026-10-31')).toBe('You last told a story in October.');
		expect(said('2026-10-31', 'Europe/Berlin')).toBe('You last told a story this month.');
	});
});
