import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { pastOf, readPast } from './past.server.ts';
import { draft, NewPostmortem, Revision, revise } from './postmortems.server.ts';
import { reading } from './reading.server.ts';

let company: Company;
let releaseClock: () => void;
beforeEach(async () => {
	company = await freshCompany();
	releaseClock = setClock(Date.parse('2026-11-25T12:00:00Z'));
});
afterEach(async () => {
	releaseClock();
	await company.close();
});

const WRITTEN = {
	title: 'The certificate that renewed itself',
	summary: 'Four of thirteen gateways.',
	severity: 2,
	services: ['edge-gateway'],
	impact: '38% of sign-ins',
	zone: 'Europe/Lisbon',
	times: {
		started: '2026-07-10T23:14:00Z',
		noticed: '2026-07-10T23:37:00Z',
		resolved: '2026-07-11T01:06:00Z',
	},
	timeline: [
		{ at: '2026-07-10T23:14:00Z', text: 'Certificate *expires*', role: 'gateway' },
		{ at: null, text: 'Somebody calls', evidence: 'https://chat.example/archive/1' },
	],
	narrative: 'In August we <b>rebuilt</b> `gw-10`.',
	factors: [
		{ title: 'The agent was absent', topics: ['Absence looks like health'] },
		{ title: 'The inventory was its own check', topics: ['Circular check'] },
	],
	lessons: [{ text: 'Monitor the thing itself.' }, { text: 'Count from outside.' }],
	changes: [
		{
			text: 'Probe from outside',
			lesson: 1,
			answers: [1],
			owner: 'ines@example.org',
			state: 'done',
			doneOn: '2026-07-17',
		},
		{
			text: 'Ask the load balancer',
			lesson: 1,
			answers: [2],
			owner: 'The edge team',
			due: '2026-11-27',
			link: 'https://work.example/97',
		},
		{
			text: 'Page everybody',
			state: 'dropped',
			reason: 'It wakes those who cannot help.',
			link: 'javascript:alert(1)',
		},
	],
	topics: ['certificates'],
};

async function write(who: Person, content: object, sharing: object = {}, publish = true): Promise<number> {
	const input = NewPostmortem.parse({ content: { ...WRITTEN, ...content }, sharing });
	return (await draft(company.db, who, input, { publish })).number;
}

describe('reading', () => {
	test('tells what was written, in the zone of the reader', async () => {
		const { db, member, outsider } = company;
		const number = await write(member, {}, { team: 'payments' });
		const it = await reading(db, outsider, number, 'America/Lima');
		expect(it).toMatchObject({
			title: 'The certificate that renewed itself',
			happened: { text: 'Fri 10 Jul, 18:14–20:06', zone: 'GMT-5' },
			duration: '1 h 52 min',
			severity: 2,
			stage: 'mending',
			cracks: '21',
			mending: 'Two factors, one mended so far',
			team: { name: 'Payments', slug: 'payments' },
			authors: [{ name: 'Inês Carvalho' }],
			topics: [{ name: 'certificates' }],
			isAuthor: false,
			mayEdit: false,
			published: 'Wed 25 Nov, 5 months later',
		});
		expect(it.stretches.map(({ label, ms }) => [label, ms / 60_000])).toEqual([
			['To notice', 23],
			['To resolve', 89],
		]);
		const inUtc = await reading(db, outsider, number, 'UTC');
		expect(inUtc.happened?.text).toBe('Fri 10 Jul, 23:14 – Sat 11 Jul, 01:06');
		expect(inUtc.timeline.map(({ day, time, milestone }) => [day, time, milestone])).toEqual([
			['Fri 10 Jul', '23:14', 'Broke'],
			[null, null, ''],
			[null, '23:37', 'Noticed'],
			['Sat 11 Jul', '01:06', 'Resolved'],
		]);
	});

	test('renders Markdown and nothing else', async () => {
		const { db, member } = company;
		const it = await reading(db, member, await write(member, {}), 'UTC');
		expect(it.timeline[0]?.html).toContain('<em>expires</em>');
		expect(it.narrative?.html).toContain('<code>gw-10</code>');
		expect(it.narrative?.html).toContain('&lt;b&gt;rebuilt');
		expect(it.timeline[1]?.evidence).toEqual([
			{ form: 'link', href: 'https://chat.example/archive/1', text: 'chat.example/archive/1' },
		]);
	});

	test('hangs each change from its lesson, with whose it is and how far', async () => {
		const { db, member } = company;
		const it = await reading(db, member, await write(member, {}), 'UTC');
		expect(it.lessons.map(({ html, changes }) => [html, changes.map(({ note }) => note)])).toEqual([
			['Monitor the thing itself.', ['Inês Carvalho, done Fri 17 Jul', 'The edge team, due Fri 27 Nov']],
			['Count from outside.', []],
		]);
		expect(it.changes.map(({ state, note, link }) => [state, note, link])).toEqual([
			['dropped', 'not doing: It wakes those who cannot help.', null],
		]);
		expect(it.lessons[0]?.changes[1]?.link).toEqual({
			href: 'https://work.example/97',
			text: 'work.example/97',
		});
	});

	test('says what it does not know instead of guessing', async () => {
		const { db, member } = company;
		const times = { noticed: '2026-07-10T23:37:00Z', resolved: '2026-07-11T01:06:00Z' };
		const it = await reading(db, member, await write(member, { times, timeline: [] }), 'UTC');
		expect([it.duration, it.stretches]).toEqual([null, []]);
		expect(it.happened).toEqual({ text: 'Sat 11 Jul', zone: null });
		const blank = {
			times: {},
			timeline: [],
			factors: [],
			changes: [],
			lessons: [],
			impact: '',
			narrative: '',
		};
		const nothing = await reading(db, member, await write(member, blank), 'UTC');
		expect([nothing.happened, nothing.narrative, nothing.timeline, nothing.lessons]).toEqual([
			null,
			null,
			[],
			[],
		]);
		expect(nothing.mending).toBe('No contributing factors yet');
	});

	test('a draft, a removed one and one that is not shared are not there', async () => {
		const { db, member, outsider } = company;
		const hidden = [
			await write(member, {}, {}, false),
			await write(member, {}, { team: 'payments', visibility: 'team' }),
			await write(member, {}, { visibility: 'restricted' }),
		];
		for (const number of [...hidden, 999]) {
			await expect(reading(db, outsider, number, 'UTC')).rejects.toMatchObject({ status: 404 });
			await expect(pastOf(db, outsider, number)).rejects.toMatchObject({ status: 404 });
			await expect(readPast(db, outsider, { number, version: 1 })).rejects.toMatchObject({ status: 404 });
		}
		expect((await reading(db, member, hidden[0] ?? 0, 'UTC')).stage).toBe('draft');
	});

	test('names others with the same at work, and never one that the reader may not see', async () => {
		const { db, member, outsider } = company;
		const both = await write(member, { title: 'Both' });
		const one = await write(member, {
			title: 'One',
			factors: [{ title: 'x', topics: ['circular check'] }],
			changes: [],
		});
		await write(member, { title: 'Hidden' }, { team: 'payments', visibility: 'team' });
		await write(member, {
			title: 'Another',
			factors: [{ title: 'x', topics: ['Something else'] }],
			changes: [],
		});
		const number = await write(member, {});

		const it = await reading(db, outsider, number, 'UTC');
		expect(it.near.map(({ title, shared, source }) => [title, [...shared].sort(), source])).toEqual([
			['Both', ['Absence looks like health', 'Circular check'], 'Jul 2026'],
			['One', ['Circular check'], 'Jul 2026'],
			// Its text is the same.
			['Another', [], 'Jul 2026'],
		]);
		expect(it.factors.map(({ alsoIn }) => alsoIn)).toEqual([[both], [both, one]]);
		expect((await reading(db, member, number, 'UTC')).near).toHaveLength(3);
	});
});

test('every version can be read as it was saved', async () => {
	const { db, member } = company;
	const number = await write(member, {});
	await revise(
		db,
		member,
		number,
		Revision.parse({ content: { title: 'Another title', lessons: [], changes: [] } }),
	);
	const { versions, current } = await pastOf(db, member, number);
	expect([current, versions.map((version) => version.number)]).toEqual([2, [2, 1]]);
	const first = await readPast(db, member, { number, version: 1 });
	expect(first).toMatchObject({
		title: 'The certificate that renewed itself',
		current: false,
		person: 'Inês Carvalho',
	});
	expect(first.lessons).toHaveLength(2);
	expect(first.timeline[0]).toMatchObject({ milestone: 'Broke' });
	await expect(readPast(db, member, { number, version: 3 })).rejects.toMatchObject({ status: 404 });
});
