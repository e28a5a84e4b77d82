import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { writeIncident, type Incident } from '../../../tests/support/incidents.ts';
import { freshCompany, join, personOf, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { Settled } from '../changes/change.ts';
import { settle } from '../changes/settling.server.ts';
import { broughtByUpload } from '../postmortems/brought.server.ts';
import { importDocuments } from '../postmortems/importing.server.ts';
import * as postmortems from '../postmortems/postmortems.server.ts';
import { readChanges } from './changes.server.ts';
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

const MADE = { text: 'Alert on depth', state: 'done' as const, doneOn: '2026-06-20' };
const TRIED = { text: 'Alert on depth', owner: 'Somebody elsewhere', due: '2026-12-24' };
const PAST = { ...TRIED, due: '2026-11-18' };
const NOBODY = { text: 'Alert on depth', due: '2026-12-24' };
const DROPPED = { text: 'Alert on depth', state: 'dropped' as const, reason: 'The host is gone.' };
const times = <Row>(number: number, row: Row): Row[] => Array.from({ length: number }, () => row);

const write = (changes: Incident['changes'] = [], rest: Partial<Incident> = {}) =>
	writeIncident(company.db, company.member, { day: '2026-06-10', changes, ...rest });
async function look(who: Person = company.member, query: Partial<Record<keyof ScopeQuery, unknown>> = {}) {
	const scope = await scopeOf(company.db, who, ScopeQuery.parse(query));
	return readChanges(company.db, who, scope);
}

test('made, being tried and waiting are told apart by who looks after it and whether its day has passed', async () => {
	await write([...times(3, MADE), ...times(2, TRIED), PAST, NOBODY, ...times(2, DROPPED)]);
	const insight = await look();
	expect(insight.finding).toBe('Three of the seven changes have been made.');
	expect(insight.drawn).toEqual({
		chart: 'parts',
		parts: ['made', 'being tried', 'waiting'],
		groups: [{ name: 'Everybody', counts: [3, 2, 2], shown: '3 of 7' }],
	});
	expect(insight.note).toBe('Two more were dropped with a reason, which is an answer, too.');
	expect(insight.numbers.rows).toEqual([{ cells: ['No team', 3, 2, 2, 2] }]);
	expect(insight.about).toBe('Seven changes that came out of what was learned.');
	expect(insight.said).toBe(
		'Of seven changes, 3 made, 2 being tried, 2 waiting; December 2025 to November 2026.',
	);
});

test('of four changes nothing is said, and how many there are', async () => {
	expect(await look()).toMatchObject({
		about: 'From five changes on, this shows how many of them are made. There are none so far.',
	});
	await write(times(4, MADE));
	expect(await look()).toMatchObject({ finding: null, drawn: null });
});

test('one’s own team comes first, what is of no team comes last', async () => {
	await write(times(2, MADE), { sharing: { team: 'platform' } });
	await write(times(2, MADE));
	await write(times(2, MADE), { sharing: { team: 'payments' } });
	const namesFor = async (who: Person) => (await look(who)).numbers.rows.map(({ cells }) => cells[0]);
	expect(await namesFor(company.member)).toEqual(['Payments', 'Platform', 'No team']);
	expect(await namesFor(company.admin)).toEqual(['Platform', 'Payments', 'No team']);
	expect((await look()).numbers.rows[0]?.href).toBe('/changes?whose=all&team=payments');
});

test('a team with few changes is among everybody else, and by itself in the numbers', async () => {
	await write(times(6, MADE), { sharing: { team: 'platform' } });
	await write(times(4, MADE), { sharing: { team: 'payments' } });
	await write(times(2, NOBODY));
	const { drawn, numbers } = await look();
	expect(drawn).toMatchObject({
		groups: [
			{ name: 'Platform', shown: '6 of 6', href: '/changes?whose=all&team=platform' },
			{ name: 'Everybody else', shown: '4 of 6' },
		],
	});
	expect(numbers.rows.map(({ cells }) => cells[0])).toEqual(['Payments', 'Platform', 'No team']);
});

describe('what counts', () => {
	test('is what one may read', async () => {
		await write(times(5, MADE));
		await write(times(5, NOBODY), { sharing: { visibility: 'restricted', readers: [company.admin.email] } });
		expect((await look(company.admin)).finding).toBe('Five of the ten changes have been made.');
		expect((await look(company.outsider)).finding).toBe('All five changes have been made.');
	});

	test('is what was published in this time, of this team and topic, of this severity', async () => {
		await write(times(5, MADE), { severity: 2, topics: ['Queues'], sharing: { team: 'payments' } });
		await write(times(5, NOBODY), { severity: 3 });
		await write(times(9, NOBODY), { day: '2025-11-29' });
		for (const query of [{ severity: 2 }, { topic: 'queues' }, { team: 'payments' }]) {
			expect((await look(company.member, query)).finding).toBe('All five changes have been made.');
		}
		expect((await look()).drawn).toMatchObject({ groups: [{ shown: '5 of 5' }, { shown: '0 of 5' }] });
		expect((await look(company.member, { range: 'all' })).drawn).toMatchObject({
			groups: [{ shown: '5 of 5' }, { shown: '0 of 14' }],
		});
	});
});

test('of what came with files it is not known whether it was made there, and until somebody says so it is told', async () => {
	const { db, member } = company;
	const action = '- [ ] Alert on depth';
	const text = `# The queue\n\nIt happened on 2026-06-10.\n\n## Action items\n\n${Array.from({ length: 6 }, (_, n) => `${action} ${n}`).join('\n')}\n`;
	const options = { team: null, visibility: 'workspace' as const, publish: true };
	const [brought] = await importDocuments(
		db,
		member,
		broughtByUpload([new File([text], 'queue.md')]),
		options,
	);
	await write([MADE, NOBODY]);
	const insight = await look();
	expect(insight.finding).toBe('One of the eight changes is known to be made.');
	expect(insight.note).toBe(
		'Of those that wait, six came with files from elsewhere, which do not say that they were made.',
	);
	expect(insight.headline).toBeUndefined();
	expect(insight.questions[0]?.text).toBe(
		'Which of the six changes that came with files from elsewhere were made long ago?',
	);
	const number = brought?.state === 'imported' ? brought.number : 0;
	for (const { id } of (await postmortems.read(db, member, number)).content.changes.slice(0, 4)) {
		await settle(db, member, id, Settled.parse({ state: 'done' }));
		await settle(db, member, id, Settled.parse({ state: 'open' }));
	}
	expect((await look()).finding).toBe('One of the eight changes has been made.');
	expect((await look()).note).toContain('two came with files from elsewhere');
});

describe('a team of which more waits than elsewhere', () => {
	// By hand: five of six against none of ten is C(6,5)·C(10,0) / C(16,5) = 6/4368 and nothing is less likely.
	beforeEach(async () => {
		await write([...times(5, NOBODY), MADE], { sharing: { team: 'payments' } });
		await write(times(10, MADE), { sharing: { team: 'platform' } });
	});

	test('is not named while it is of few people: it would be said of them', async () => {
		expect((await look()).finding).toBe('More than two in three changes have been made.');
	});

	test('is named where it is of five people or more, and asked what would help', async () => {
		for (const n of [1, 2, 3, 4]) {
			const email = `p${n}@example.org`;
			await join(company.db, company.owner, { name: `Person ${n}`, email, team: 'payments' });
		}
		const insight = await look(await personOf(company.db, company.member.email));
		expect(insight.finding).toBe(
			'More than two in three changes have been made. Most of Payments’ are waiting.',
		);
		expect(insight.questions[0]?.text).toBe('What would help Payments with the five changes that wait?');
		expect((await look(company.member, { team: 'payments' })).finding).toBe(
			'One of the six changes has been made.',
		);
	});
});
