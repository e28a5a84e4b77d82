import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { writeIncident, type Incident } from '../../../tests/support/incidents.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { ticksFor, timeInWords } from './duration-words.ts';
import { readDurations } from './durations.server.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery } from './scope.ts';

let company: Company;
let release: () => void;
beforeEach(async () => {
	const at = Date.parse('2026-11-19T09:00Z');
	company = await freshCompany(at);
	release = setClock(at);
});
afterEach(async () => {
	release();
	await company.close();
});

const write = (minutes: number, rest: Partial<Incident> = {}) =>
	writeIncident(company.db, company.member, { day: '2026-06-10', minutes, published: '2026-11-18', ...rest });
async function look(who: Person = company.member, query: Partial<Record<keyof ScopeQuery, unknown>> = {}) {
	const scope = await scopeOf(company.db, who, ScopeQuery.parse(query));
	return readDurations(company.db, who, scope);
}

// By hand: of 10, 20, 48, 190 and 40,000 minutes the third is the half, the fourth three quarters.
test('how they lie is told by their middle and their quarters, whatever the longest one is', async () => {
	for (const minutes of [190, 20, 40_000, 48, 10]) await write(minutes, { severity: 2 });
	const insight = await look();
	expect(insight.finding).toBe(
		'Half of the incidents were over within 48 minutes, three in four within 3\u00a0h\u00a010\u00a0min.',
	);
	expect(insight.drawn).toMatchObject({
		chart: 'spread',
		rows: [{ name: 'SEV 2', quartiles: [20, 48, 190], values: { length: 5 } }],
	});
	expect(insight.said).toBe(
		'Five incidents, December 2025 to November 2026: a quarter within 20 minutes, half within 48 minutes, three quarters within 3\u00a0h\u00a010\u00a0min.',
	);
	expect(JSON.stringify(insight.drawn)).toContain('"said":"The queue, 27 d 18 h"');
	expect(JSON.stringify(insight)).not.toContain('mean"');
});

test('each severity has its row, and its quarters from five on; what nobody graded comes last', async () => {
	for (const severity of [3, 1, 3, 3, 3, 3]) await write(30, { severity });
	await write(30);
	const { drawn } = await look();
	expect(drawn).toMatchObject({
		rows: [
			{ name: 'SEV 1', quartiles: null },
			{ name: 'SEV 3', quartiles: [30, 30, 30] },
			{ name: 'Not graded', quartiles: null },
		],
	});
	expect((await look(company.member, { severity: 3 })).drawn).toMatchObject({ rows: { length: 1 } });
	expect((await look(company.member, { severity: 1 })).about).toContain('There is one so far.');
});

test('shorter is said where the first third and the last differ by more than chance, and asked about', async () => {
	for (const minutes of [60, 61, 62, 63, 64]) await write(minutes, { day: '2026-01-10' });
	for (const minutes of [31, 32, 33, 34, 35]) await write(minutes, { day: '2026-11-01' });
	const insight = await look();
	expect(insight.finding).toBe(
		'Incidents are shorter than they were. Half are over within 33 minutes; it was 62 minutes before.',
	);
	expect(insight.headline?.text).toBe('incidents are shorter than they were');
	expect(insight.questions[0]?.text).toBe('Are incidents shorter, or do we write up others than before?');
});

test('stretches are numbers of those of which both ends are known', async () => {
	const at = (time: string) => `2026-06-10T${time}:00Z`;
	const times = { started: at('12:00'), noticed: at('12:40'), mitigated: at('13:00'), resolved: at('13:10') };
	for (let n = 0; n < 5; n++) await write(70, { severity: 1, content: { times } });
	await write(10, { severity: 1, content: { times: { ...times, noticed: null } } });
	const insight = await look();
	expect(insight.numbers.rows.map(({ cells }) => cells)).toEqual([
		['SEV 1', 'From beginning to end', 6, '1 h 10 min', '1 h 10 min', '1 h 10 min'],
		['SEV 1', 'To notice', 5, '40 min', '40 min', '40 min'],
		['SEV 1', 'To mitigate', 5, '20 min', '20 min', '20 min'],
		['SEV 1', 'To resolve', 6, '10 min', '10 min', '10 min'],
	]);
	expect(insight.finding).toBe('Three in four incidents were over within 70 minutes.');
	expect(insight.questions[0]?.text).toContain('before anybody notices');
});

test('what counts is what broke and what one may read; without an end it is told, and in no figure', async () => {
	for (let n = 0; n < 4; n++) await write(30);
	await write(30, { kind: 'near-miss' });
	await writeIncident(company.db, company.member, { day: '2026-06-10' });
	expect(await look()).toMatchObject({ finding: null, drawn: null });
	expect((await look()).about).toContain('There are four so far.');
	const sharing = { visibility: 'restricted' as const, readers: [company.admin.email] };
	await write(30, { sharing });
	expect((await look(company.outsider)).drawn).toBeNull();
	const { drawn, note } = await look(company.admin);
	expect(drawn).toMatchObject({ rows: [{ values: { length: 5 } }] });
	expect(note).toBe('One more has no beginning or no end written down.');
});

test('times in words, and the ticks that hold them', () => {
	const words = [0, 1, 60, 59.7, 89, 90, 112, 120, 1_440, 1_500, 2_880, 10_080, 40_000].map(timeInWords);
	expect(words).toEqual([
		...[
			'one minute',
			'one minute',
			'one hour',
			'one hour',
			'89 minutes',
			'1\u00a0h\u00a030\u00a0min',
			'1\u00a0h\u00a052\u00a0min',
		],
		...['two hours', 'one day', '25 hours', 'two days', 'seven days', '27\u00a0d\u00a018\u00a0h'],
	]);
	const labels = (from: number, to: number) => ticksFor(from, to).map(({ label }) => label);
	expect(labels(12, 300)).toEqual(['ten minutes', 'one hour', 'six hours']);
	expect(labels(60, 60)).toEqual(['one hour', 'six hours']);
	expect(labels(1, 9_999_999)).toContain('ten years');
	expect(labels(9_999_999, 9_999_999)).toEqual(['one year', 'ten years']);
});
