import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { writeIncident, type Incident } from '../../../tests/support/incidents.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { Looked } from '../changes/change.ts';
import { check } from '../changes/checking.server.ts';
import type { ChangeType } from '../lessons/lesson.ts';
import type { Outcome } from '../lessons/standing.ts';
import { read } from '../postmortems/postmortems.server.ts';
import { readChecks } from './checks.server.ts';
import { scopeOf } from './scope.server.ts';
import { ScopeQuery } from './scope.ts';

const TODAY = '2026-11-19';

let company: Company;
beforeEach(async () => {
	const at = Date.parse(`${TODAY}T09:00Z`);
	company = await freshCompany(at);
	setClock(at);
});
afterEach(async () => {
	on(TODAY)();
	await company.close();
});
/** The clock stands at that day. */
const on = (day: string) => setClock(Date.parse(`${day}T09:00Z`));

interface Made extends Partial<Incident> {
	type?: ChangeType;
	decision?: boolean;
	doneOn?: string;
}
/** A change that was done on 1 September, so that somebody is to look on the 29th, and what they said on which day. */
async function make(looks: readonly [day: string, outcome: Outcome][], made: Made = {}): Promise<void> {
	const { type, decision = false, doneOn = '2026-09-01', ...rest } = made;
	const { db, member } = company;
	const change = {
		...{ text: 'Alert on depth', state: 'done' as const, doneOn },
		...{ kind: decision ? ('decision' as const) : ('action' as const), type: type ?? null },
	};
	const number = await writeIncident(db, member, { day: doneOn, changes: [change], ...rest });
	const id = (await read(db, member, number)).content.changes[0]?.id ?? 0;
	for (const [day, outcome] of looks) {
		on(day);
		await check(db, member, id, Looked.parse({ outcome, sentence: 'We looked.' }));
	}
	on(TODAY);
}
const IN_TIME = '2026-09-30';
const held = (made?: Made) => make([[IN_TIME, 'held']], made);
const didNot = (made?: Made) => make([[IN_TIME, 'did-not']], made);
const unlooked = (made?: Made) => make([], made);

async function look(who: Person = company.member, query: Partial<Record<keyof ScopeQuery, unknown>> = {}) {
	const scope = await scopeOf(company.db, who, ScopeQuery.parse(query));
	return readChecks(company.db, who, scope);
}

test('what held is told of those that somebody looked at, and the others beside it', async () => {
	for (let n = 0; n < 4; n++) await held();
	await make([[IN_TIME, 'partly']], { decision: true });
	await didNot({ decision: true });
	await unlooked();
	const insight = await look();
	expect(insight.finding).toBe('Four of the six changes held when somebody looked.');
	expect(insight.drawn).toEqual({
		chart: 'parts',
		parts: ['held', 'in part or not', 'not known yet'],
		groups: [
			{ name: 'Actions', counts: [4, 0, 1], shown: '4 of 4' },
			{ name: 'Decisions', counts: [0, 2, 0], shown: '0 of 2' },
		],
	});
	expect(insight.about).toBe('Seven changes whose day to look has come, actions and decisions.');
	expect(insight.note).toBe('One waits for somebody to look.');
	expect(insight.questions[0]?.text).toBe(
		'What do the two changes have in common that held in part or did not?',
	);
});

test('of four looks nothing is said, and how many there are', async () => {
	for (let n = 0; n < 4; n++) await held();
	await unlooked();
	const { about, drawn, note } = await look();
	expect([drawn, note]).toEqual([null, 'One waits for somebody to look.']);
	expect(about).toBe(
		'From five changes on that somebody has looked at, this shows how many held. There are four so far.',
	);
});

describe('a look', () => {
	beforeEach(async () => {
		for (let n = 0; n < 4; n++) await held();
	});

	test('that came late is noticed, and counts as much', async () => {
		await make([['2026-10-06', 'held']]);
		expect((await look()).note).toBe(
			'One look came a week or more after the day; a late look counts as much.',
		);
		await make([['2026-10-05', 'held']]);
		expect((await look()).numbers.rows[0]?.cells).toEqual(['Actions', 6, 0, 0, 0, 0, 1]);
	});

	test('that came early counts, and a day that is still to come does not', async () => {
		await make([['2026-11-12', 'held']], { doneOn: '2026-11-10' });
		await unlooked({ doneOn: '2026-11-10' });
		expect((await look()).finding).toBe('All five changes held when somebody looked.');
		expect((await look()).note).toBe('');
	});

	test('is the last one, and one that told nothing leaves it open', async () => {
		await make([
			[IN_TIME, 'did-not'],
			['2026-10-10', 'held'],
		]);
		await make([['2026-11-18', 'cannot-tell']]);
		const { finding, note } = await look();
		expect(finding).toBe('All five changes held when somebody looked.');
		expect(note).toContain('Of one, nobody could tell.');
	});
});

test('where most say what they are for, they are shown by it; what clearly held less is asked about', async () => {
	for (let n = 0; n < 10; n++) await held({ type: 'prevent' });
	for (let n = 0; n < 5; n++) await didNot({ type: 'detect' });
	await held();
	const { drawn, questions, finding } = await look();
	expect(finding).toBe('More than two in three changes held when somebody looked.');
	expect(drawn).toMatchObject({
		groups: [
			{ name: 'Prevent', shown: '10 of 10' },
			{ name: 'Detect', shown: '0 of 5' },
			{ name: 'Not said', shown: '1 of 1' },
		],
	});
	expect(questions[0]?.text).toBe('What do changes that are to detect run into, more than others do?');
});

test('what counts is what one may read, in this time, of the team and the severity', async () => {
	for (let n = 0; n < 5; n++) await held({ severity: 1, sharing: { team: 'payments' } });
	await didNot({ sharing: { visibility: 'restricted', readers: [company.admin.email] } });
	await make([['2025-11-12', 'did-not']], { doneOn: '2025-10-10' });
	expect((await look(company.admin)).finding).toBe('Five of the six changes held when somebody looked.');
	expect((await look(company.outsider)).finding).toBe('All five changes held when somebody looked.');
	for (const query of [{ severity: 1 }, { team: 'payments' }]) {
		expect((await look(company.admin, query)).finding).toBe('All five changes held when somebody looked.');
	}
	expect((await look(company.admin, { range: 'all' })).finding).toBe(
		'Five of the seven changes held when somebody looked.',
	);
});
