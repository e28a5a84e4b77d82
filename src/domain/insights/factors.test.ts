import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { writeIncident, type Incident } from '../../../tests/support/incidents.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { readFactors } from './factors.server.ts';
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

const DEFAULT = 'Default changed quietly';
const ABSENCE = 'Absence looks like health';

const write = (day: string, factors: string[], rest: Partial<Incident> = {}) =>
	writeIncident(company.db, company.member, { day, factors, ...rest });
const madeOn = (doneOn: string): Incident['changes'] => [
	{ text: 'Say it aloud', state: 'done', doneOn, answers: [1] },
];
async function look(who: Person = company.member, query: Partial<Record<keyof ScopeQuery, unknown>> = {}) {
	const scope = await scopeOf(company.db, who, ScopeQuery.parse(query));
	return readFactors(company.db, who, scope);
}

/** Between two of them lie 31, 31, 15 and 79 days: 31 in the middle. */
const DEFAULTS = ['2025-12-05', '2026-01-05', '2026-02-05', '2026-02-20', '2026-05-10'];
async function writeDefaults(doneOn: string) {
	for (const day of DEFAULTS.slice(1)) await write(day, [DEFAULT]);
	await write(DEFAULTS[0] ?? '', [DEFAULT], { changes: madeOn(doneOn) });
}

test('what was not seen since its change is set beside what was', async () => {
	await writeDefaults('2026-06-03');
	for (const day of ['2026-02-11', '2026-07-02', '2026-09-02', '2026-11-02']) await write(day, [ABSENCE]);
	const insight = await look();
	expect(insight.finding).toBe(
		'“Default changed quietly” has not been seen since June. “Absence looks like health” has, three times.',
	);
	expect(insight.drawn).toMatchObject({
		chart: 'months',
		rows: [
			{
				...{ name: DEFAULT, href: '/postmortems?factor=default+changed+quietly', total: 5 },
				...{ counts: [1, 1, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0], mends: [6] },
			},
			{ name: ABSENCE, counts: [0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 1], mends: [], total: 4 },
		],
	});
	expect(insight.headline).toEqual({ text: 'one factor keeps coming back', weight: 3 });
	expect(insight.questions.map(({ text }) => text)).toEqual([
		'Where else is “Absence looks like health” true today, and what one change would reach it?',
		'If “Default changed quietly” came back tomorrow, who would notice, and how soon?',
	]);
	expect(insight.numbers.rows[0]?.cells.slice(0, 4)).toEqual([DEFAULT, 5, '2026-05-10', '2026-06-03']);
	expect(insight.numbers.columns.slice(3, 6)).toEqual(['Last change', 'Dec', 'Jan']);
	expect(insight.said).toContain('Default changed quietly in 5, with a change in June 2026;');
});

test('so little time since the change as often lay between two of it says nothing yet', async () => {
	await writeDefaults('2026-10-20');
	expect((await look()).finding).toBe('“Default changed quietly” was seen in all five post-mortems.');
	await writeDefaults('2026-10-18');
	// Twice each: between two of them lies nothing, or 31, 31, 15 and 79 days. A month is the least.
	expect((await look()).finding).toBe(
		'“Default changed quietly” has not been seen since October, when a change was made for it.',
	);
	expect((await look()).headline).toEqual({ text: 'one factor has gone quiet', weight: 2 });
});

test('one that is away since its change has the last place of six, however seldom it was seen', async () => {
	for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) {
		for (const day of ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04']) await write(day, [name]);
	}
	for (const day of ['2026-01-10', '2026-02-10']) await write(day, [DEFAULT]);
	await write('2026-03-10', [DEFAULT], { changes: madeOn('2026-03-20') });
	const { drawn, finding } = await look();
	const names = drawn?.chart === 'months' ? drawn.rows.map(({ name }) => name) : [];
	expect(names).toEqual(['A', 'B', 'C', 'D', 'E', DEFAULT]);
	expect(finding).toBe('“Default changed quietly” has not been seen since March. “A” has, four times.');
});

test('what was seen again is told with how often it was seen before', async () => {
	await writeDefaults('2026-04-01');
	await write('2026-09-01', [DEFAULT]);
	const { finding, questions } = await look();
	expect(finding).toBe(
		'“Default changed quietly” was seen four times up to its change in April, and twice since.',
	);
	await write('2026-09-02', [DEFAULT], { changes: madeOn('2026-09-01') });
	expect((await look()).finding).toBe(
		'“Default changed quietly” was seen six times up to its latest change in September, and once since.',
	);
	expect(questions[0]?.text).toBe(
		'Where have we met “Default changed quietly” without an incident, and what stood in its way?',
	);
});

describe('where no change was made', () => {
	test('the one that was seen most is told of, or two, or how many', async () => {
		for (const day of ['2026-01-10', '2026-02-10', '2026-03-10']) await write(day, ['A', 'B', 'C']);
		await write('2026-04-10', ['A', 'B']);
		await write('2026-05-10', ['A']);
		expect((await look()).finding).toBe('“A” was seen in all five post-mortems.');
		await write('2026-05-11', ['B']);
		expect((await look()).finding).toBe('“A” and “B” were seen five times each.');
		await write('2026-05-12', ['C']);
		await write('2026-05-13', ['C']);
		expect((await look()).finding).toBe('Three factors were seen five times each.');
	});

	test('nothing came twice', async () => {
		for (const name of ['A', 'B', 'C', 'D']) await write('2026-06-10', [name]);
		expect((await look()).about).toContain('There are four so far.');
		await write('2026-06-10', ['E']);
		expect(await look()).toMatchObject({
			...{ finding: null, drawn: null },
			about:
				'No contributing factor was seen twice in five post-mortems. From the second time on, it stands here.',
		});
	});
});

describe('what counts', () => {
	beforeEach(async () => {
		for (const day of DEFAULTS) await write(day, [DEFAULT]);
	});
	const seen = async (...of: Parameters<typeof look>) => {
		const { drawn } = await look(...of);
		return drawn?.chart === 'months' ? drawn.rows[0]?.total : null;
	};

	test('is a factor once in a post-mortem, in what broke or nearly did, under any way to write its name', async () => {
		await write('2026-06-10', ['default-changed quietly', DEFAULT]);
		await write('2026-06-11', [DEFAULT], { kind: 'near-miss' });
		await write('2026-06-12', [DEFAULT], { kind: 'success' });
		expect(await seen()).toBe(7);
	});

	test('is what one may read, with the changes that one may read', async () => {
		const sharing = { visibility: 'restricted' as const, readers: [company.admin.email] };
		await write('2026-06-10', [DEFAULT], { sharing, changes: madeOn('2026-06-20') });
		expect([await seen(company.admin), await seen(company.outsider)]).toEqual([6, 5]);
		expect((await look(company.admin)).drawn).toMatchObject({ rows: [{ mends: [6] }] });
		expect((await look(company.outsider)).drawn).toMatchObject({ rows: [{ mends: [] }] });
	});

	test('is when it happened, of the team, the topic and the severity that are looked at', async () => {
		await write('2025-11-29', [DEFAULT], { published: '2026-01-10' });
		for (let n = 0; n < 5; n++) {
			await write('2026-03-10', [DEFAULT], {
				severity: 1,
				topics: ['Queues'],
				sharing: { team: 'payments' },
			});
		}
		expect(await seen()).toBe(10);
		for (const query of [{ severity: 1 }, { topic: 'queues' }, { team: 'payments' }]) {
			expect(await seen(company.member, query)).toBe(5);
		}
		expect(await seen(company.member, { range: 'all' })).toBe(11);
		const { drawn, numbers } = await look(company.member, { severity: 1, topic: 'queues', team: 'payments' });
		expect(drawn).toMatchObject({
			rows: [{ href: '/postmortems?factor=default+changed+quietly&topic=queues&severity=1&team=payments' }],
		});
		expect(numbers.rows[0]?.href).toContain('&severity=1');
	});

	test('is six of them in the picture, and all that came back in the numbers', async () => {
		const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
		for (const name of [...names, ...names, 'H']) await write('2026-06-10', [name]);
		const insight = await look();
		expect(insight.drawn).toMatchObject({ rows: { length: 6 } });
		expect(insight.numbers.rows).toHaveLength(8);
		expect(insight.note).toBe('Two more came back; they are in the numbers. One other was seen once.');
	});
});
