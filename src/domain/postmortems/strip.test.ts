import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLANK } from './postmortem.ts';
import { readSeries } from './series.ts';
import { placeLabels, strip } from './strip.ts';

const at = (time: string) => Date.parse(`2026-11-10T${time}Z`);
const times = {
	started: at('02:14'),
	noticed: at('02:37'),
	declared: at('02:46'),
	mitigated: at('03:34'),
	resolved: at('04:06'),
};
const AROUND = { zone: 'UTC', day: '2026-11-10' };
const TABLE =
	'time,Share of EU sign-ins that failed,Alert at\n02:10,0%,40\n02:16,38%,40\n03:34,38%,40\n03:36,4%,40';

test('the milestones stand where their times are, in words for those who do not see it', () => {
	const drawn = strip(times, [{ at: at('02:21') }, { at: null }, { at: at('23:00') }], null, 'UTC');
	expect(drawn?.milestones.map(({ label, time }) => `${label} ${time}`)).toEqual([
		'Broke 02:14',
		'Noticed 02:37',
		'Declared 02:46',
		'Mitigated 03:34',
		'Resolved 04:06',
	]);
	const [first, second] = drawn?.milestones ?? [];
	expect(first && second && first.x < second.x).toBe(true);
	expect(drawn?.moments).toHaveLength(1);
	expect(drawn?.sentence).toBe(
		'Broke at 02:14, noticed at 02:37, declared at 02:46, mitigated at 03:34 and resolved at 04:06, 1 h 52 min in all. One moment lies outside of it.',
	);
});

test('of a few days, days are told', () => {
	const drawn = strip({ ...times, resolved: Date.parse('2026-11-14T04:06Z') }, [], null, 'UTC');
	expect(drawn?.milestones.at(-1)?.time).toBe('14 Nov');
});

test('without two times there is nothing to draw', () => {
	expect(strip(BLANK.times, [], null, 'UTC')).toBeNull();
	expect(strip({ ...BLANK.times, started: at('02:14') }, [{ at: at('02:14') }], null, 'UTC')).toBeNull();
	expect(strip(BLANK.times, [{ at: at('02:14') }, { at: at('03:00') }], null, 'UTC')).not.toBeNull();
});

test('a table of numbers that was given as evidence is drawn; nothing else is', () => {
	const series = readSeries(TABLE, AROUND);
	expect(series).toMatchObject({
		label: 'Share of EU sign-ins that failed',
		unit: '%',
		levels: [{ label: 'Alert at', value: 40, written: '40' }],
	});
	expect(series?.points.map(({ value }) => value)).toEqual([0, 38, 38, 4]);
	expect(strip(times, [], series, 'UTC')?.curve?.points).toHaveLength(4);
	for (const other of [
		'',
		'a,b\n1,2\n3,4\n5,6',
		'time,x\n02:10,1\n02:11,?\n02:12,3',
		'INFO a,b\nWARN c,d',
		'> said, so',
	]) {
		expect(readSeries(other, AROUND)).toBeNull();
	}
});

test('a table passes midnight as the night did', () => {
	const series = readSeries('time;load\n23:58;1\n00:02;2\n00:04;3', AROUND);
	expect(series?.points.map(({ at: when }) => new Date(when).toISOString().slice(5, 16))).toEqual([
		'11-10T23:58',
		'11-11T00:02',
		'11-11T00:04',
	]);
});

test('no table is too odd to be read, and every number drawn is a number', () => {
	const cell = fc.oneof(fc.constantFrom('02:14', '38%', '1e3', '-1', '"', 'x', '', '1 200'), fc.string());
	fc.assert(
		fc.property(fc.array(fc.array(cell, { maxLength: 4 })), fc.constantFrom(',', ';', '\t'), (rows, by) => {
			const series = readSeries(rows.map((row) => row.join(by)).join('\n'), AROUND);
			const drawn = strip(times, [], series, 'UTC');
			for (const { x, y } of drawn?.curve?.points ?? []) expect([x, y].every(Number.isFinite)).toBe(true);
		}),
	);
});

test('words lie on no other word and on no other mark', () => {
	const label = fc.constantFrom('Broke', 'Noticed', 'Declared', 'Mitigated', 'Resolved');
	const mark = fc.record({ x: fc.double({ min: 0.06, max: 0.885, noNaN: true }), label });
	fc.assert(
		fc.property(fc.array(mark, { maxLength: 5 }), fc.constantFrom(632, 346), (marks, width) => {
			const sorted = marks.toSorted((a, b) => a.x - b.x);
			const placed = placeLabels(sorted, width).map(({ side, row }, k) => {
				const { x = 0, label: words = '' } = sorted[k] ?? {};
				const [at, wide] = [x * width, words.length * 6.6];
				return {
					at,
					row,
					from: side === 'after' ? at + 5 : at - 5 - wide,
					to: side === 'after' ? at + 5 + wide : at - 5,
				};
			});
			/** Words that just touch are apart; adding in another order may differ in the last bit. */
			const apart = (left: number, right: number) => left <= right + 1e-9;
			for (const one of placed) {
				for (const other of placed.filter((another) => another !== one && another.row >= one.row)) {
					expect(apart(other.at, one.from) || apart(one.to, other.at)).toBe(true);
					if (other.row === one.row)
						expect(apart(other.to, one.from) || apart(one.to, other.from)).toBe(true);
				}
			}
		}),
	);
});
