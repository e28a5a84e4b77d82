import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '#lib/dates.ts';
import { coach } from '../../coach/coach.ts';
import { EVENT_KINDS } from '../postmortem.ts';
import { BLANK, type Content, type EventKind, type TimelineEvent } from '../postmortem.ts';
import { agenda, POINT_KINDS, type Point } from './agenda.ts';
import { elapsed, spoken } from './clock.ts';
import { LONGEST, SHORTEST } from './meeting.ts';
import { BANK, offered } from './questions.ts';

const BEGAN = Date.parse('2026-11-10T02:00:00Z');
const moment = (id: number, minute: number | null, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
	id,
	at: minute === null ? null : BEGAN + minute * MINUTE,
	kind: 'seen',
	text: `Moment ${id}`,
	role: '',
	evidence: '',
	question: '',
	...more,
});
const withTimeline = (...timeline: TimelineEvent[]): Content => ({ ...BLANK, timeline });
const sum = (points: readonly Point[]) => points.reduce((all, { minutes }) => all + minutes, 0);
const walk = (points: readonly Point[]) => points.filter(({ kind }) => kind === 'timeline');

const anyMoment = fc.record({
	minute: fc.option(fc.integer({ min: 0, max: 600 })),
	kind: fc.constantFrom(...EVENT_KINDS),
	question: fc.constantFrom('', 'Who knew?'),
});
const anyTimeline = fc
	.array(anyMoment, { maxLength: 120 })
	.map((all) =>
		all
			.sort((a, b) => (a.minute ?? 0) - (b.minute ?? 0))
			.map(({ minute, kind, question }, at) => moment(at + 1, minute, { kind, question })),
	);
const anyTimes = fc.record({
	started: fc.constantFrom(null, BEGAN),
	noticed: fc.option(fc.integer({ min: 0, max: 600 }).map((at) => BEGAN + at * MINUTE)),
	declared: fc.constant(null),
	mitigated: fc.constant(null),
	resolved: fc.option(fc.integer({ min: 0, max: 600 }).map((at) => BEGAN + at * MINUTE)),
});

describe('an agenda', () => {
	it('adds up to the minute, gives the timeline half or more, and shows every moment once', () => {
		fc.assert(
			fc.property(
				anyTimeline,
				anyTimes,
				fc.integer({ min: SHORTEST, max: LONGEST }),
				(timeline, times, minutes) => {
					const points = agenda({ timeline, times, zone: 'UTC' }, minutes);
					const told = walk(points);
					expect(sum(points)).toBe(minutes);
					expect(sum(told)).toBeGreaterThanOrEqual(minutes / 2);
					for (const point of points) expect(point.minutes).toBeGreaterThanOrEqual(1);
					expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
					const places = told.flatMap((point) => point.moments);
					expect(places).toEqual(places.map((_, place) => place));
					expect(places.length).toBeGreaterThanOrEqual(timeline.length);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('says something sensible where there is no timeline: it is put together in the meeting', () => {
		const points = agenda(BLANK, 60);
		expect(points.map(({ kind }) => kind)).toEqual(POINT_KINDS.filter((kind) => kind !== 'questions'));
		expect(walk(points)).toMatchObject([{ title: 'Put the timeline together', moments: [] }]);
		expect(points.at(-1)).toMatchObject({ kind: 'poll', minutes: 1 });
	});

	it('is cut at the key moments', () => {
		const content = {
			...withTimeline(moment(7, 0), moment(8, 10, { kind: 'milestone' }), moment(9, 12), moment(4, 80)),
			times: { ...BLANK.times, started: BEGAN, resolved: BEGAN + 80 * MINUTE },
		};
		expect(walk(agenda(content, 60)).map(({ key, title, moments }) => [key, title, moments])).toEqual([
			['timeline-7', 'Broke', [0]],
			['timeline-8', 'Moment 8', [1, 2]],
			['timeline-4', 'Resolved', [3]],
		]);
	});

	it('gives more time to what is open, was decided, or is not told', () => {
		const key = { kind: 'milestone' } as const;
		const plain = [moment(1, 0, key), moment(2, 5), moment(3, 10, key), moment(4, 15)];
		const minutesOf = (timeline: TimelineEvent[]) =>
			walk(agenda(withTimeline(...timeline), 60)).map(({ minutes }) => minutes);
		const [first = 0, second = 0] = minutesOf(plain);
		expect(Math.abs(first - second)).toBeLessThanOrEqual(1);
		for (const more of [
			[moment(1, 0, { ...key, question: 'Who knew?' }), ...plain.slice(1)],
			[moment(1, 0, key), moment(2, 5, { kind: 'decided' }), ...plain.slice(2)],
			[moment(1, -60, key), ...plain.slice(1)],
		]) {
			const [richer = 0, poorer = 0] = minutesOf(more);
			expect(richer).toBeGreaterThan(poorer + 1);
		}
	});

	it('comes back to the open questions, where there are any', () => {
		const points = agenda(withTimeline(moment(1, 0), moment(2, 5, { question: 'Who knew?' })), 60);
		expect(points.find(({ kind }) => kind === 'questions')).toMatchObject({ moments: [1] });
	});
});

describe('the questions', () => {
	const all = Object.values(BANK).flat() as string[];

	it('are forty and more, each once', () => {
		expect(all.length).toBeGreaterThanOrEqual(40);
		expect(new Set(all).size).toBe(all.length);
	});

	it('ask what and how, and judge nobody', () => {
		for (const question of all) {
			expect(question).toMatch(/^(What|How|Which|Who|Whom|Where)\b.*\?$/);
			// The coach lets questions be; said as statements they pass as well.
			expect(coach(question.replace('?', '.')), question).toEqual([]);
			expect(question).not.toMatch(/\b(should|could have|would have|fail|mistake|wrong|why)\b/i);
		}
	});

	it('are the same for the same seed, and another one comes with each turn until all were there', () => {
		const about = { kind: 'timeline', event: 'decided' as EventKind } as const;
		const at = (turn: number) => offered(about, { seed: 'PM-25 timeline-3', turn });
		expect(at(0)).toEqual(at(0));
		expect(at(0)).toHaveLength(3);
		expect(at(1).slice(0, 2)).toEqual(at(0).slice(1));
		const pool = [...BANK.decisions, ...BANK.pressures];
		const seen = new Set(pool.flatMap((_, turn) => at(turn)));
		expect([...seen].sort()).toEqual([...pool].sort());
		expect(offered(about, { seed: 'PM-26 timeline-3' })).not.toEqual(at(0));
		expect(offered({ kind: 'poll', event: null }, { seed: 'PM-25' })).toEqual([]);
	});
});

describe('the clock', () => {
	it('says how far along it is, and hurries nobody', () => {
		expect(elapsed(7.9 * MINUTE, 12)).toEqual({ gone: 7, words: 'of 12 minutes' });
		expect(elapsed(12 * MINUTE, 12).words).toBe('of 12 minutes');
		expect(elapsed(14 * MINUTE, 12).words).toBe('two minutes over');
		expect(elapsed(-MINUTE, 1)).toEqual({ gone: 0, words: 'of 1 minute' });
		expect(spoken(elapsed(13 * MINUTE, 12))).toBe('13 minutes, one minute over');
	});
});
