import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join, personOf, type Company } from '../../../tests/support/people.ts';
import { isoDay } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { addTeam } from '../accounts/teams.server.ts';
import type { Person } from '../accounts/person.ts';
import { note } from '../entries/discussion/commenting.server.ts';
import { NewThread } from '../entries/discussion/note.ts';
import { NewEntry } from './answer.ts';
import { cameOf, monthsOf } from './figures.server.ts';
import { logIt } from './log.server.ts';
import { aboutIn, threadsAmong } from './threads.ts';
import { threadsIn } from './threads.server.ts';
import { loggedIn, placeOf, placeOfTeam, type Narrowing, type Place } from './weeks.server.ts';
import { daysOfMonth, daysOfWeek, monthBeside, weekBeside, weekOf, weeksBefore } from './weeks.ts';

const THURSDAY = Date.parse('2026-11-19T09:12Z');
const WEEK = { from: '2026-11-16', to: '2026-11-22' };

let company: Company;
let inside: Person;
let release: () => void;
beforeAll(async () => {
	release = setClock(THURSDAY);
	company = await freshCompany();
	const { db, owner, payments } = company;
	await transact(db, (tx) => addTeam(tx, { name: 'Ledger', glaze: null, parentId: payments.id }));
	inside = await join(db, owner, { name: 'Rin Takahashi', email: 'rin@example.org', team: 'ledger' });
	company.member = await personOf(db, company.member.email);
	const log = (who: Person, learned: string, more: object = {}) =>
		logIt(db, who, NewEntry.parse({ learned, team: 'payments', ...more }));
	await log(company.member, 'A queue can say stop to its producers', {
		next: 'Teach them',
		topics: ['Queues'],
	});
	await log(inside, 'Our queue has producers that nobody counted', { team: 'ledger', day: '2026-11-18' });
	await log(company.member, 'What I keep to myself', { visibility: 'restricted', day: '2026-11-17' });
	await log(company.outsider, 'A pager that rings twice', { team: 'platform', topics: ['Queues'] });
	await log(company.member, 'Last week', { day: '2026-11-12' });
	await log(company.member, 'A draft', { draft: true });
	const { number } = await log(company.admin, 'Nobody owns the queue of the producers', {
		day: '2026-11-16',
	});
	await note(db, inside, { kind: 'log', number }, NewThread.parse({ text: 'Ask @Inês Carvalho' }));
});
afterAll(async () => {
	release();
	await company.close();
});

const shown = async (who: Person, place: Place, asked: Partial<Narrowing & { limit: number }> = {}) =>
	(await loggedIn(company.db, who, place, { days: WEEK, ...asked })).rows.map(({ lesson }) => lesson.text);
const payments = async (who: Person) => (await placeOfTeam(company.db, who, 'payments')).place;

describe('a team’s week', () => {
	it('has what the team and the teams inside it logged, by the day it is about', async () => {
		const place = await payments(company.owner);
		expect(await shown(company.owner, place)).toEqual([
			'A queue can say stop to its producers',
			'Our queue has producers that nobody counted',
			'Nobody owns the queue of the producers',
		]);
	});

	it('shows what somebody keeps to themselves to them alone', async () => {
		const place = await payments(company.member);
		expect(await shown(company.member, place)).toContain('What I keep to myself');
		expect(await shown(inside, place)).not.toContain('What I keep to myself');
	});

	it('says what was said last, with people by their names', async () => {
		const place = await payments(company.owner);
		const { rows } = await loggedIn(company.db, company.owner, place, { days: WEEK });
		expect(rows.at(-1)?.said).toEqual({
			by: { id: inside.id, name: 'Rin Takahashi' },
			text: 'Ask @Inês Carvalho',
		});
		expect(rows[0]?.said).toBeNull();
	});

	it('comes in pages that hold everything once', async () => {
		const place = await payments(company.owner);
		const seen: string[] = [];
		let after: string | undefined;
		do {
			const page = await loggedIn(company.db, company.owner, place, { days: WEEK, limit: 1, after });
			seen.push(...page.rows.map(({ lesson }) => lesson.text));
			after = page.next ?? undefined;
		} while (after !== undefined);
		expect(seen).toEqual(await shown(company.owner, place));
	});

	it('is narrowed to a topic, a person, and what nothing follows from', async () => {
		const everybody: Place = 'workspace';
		expect(await shown(company.owner, everybody, { topic: 'queues' })).toHaveLength(2);
		expect(await shown(company.owner, everybody, { by: inside.id })).toHaveLength(1);
		expect(await shown(company.owner, everybody, { open: 'yes' })).not.toContain(
			'A queue can say stop to its producers',
		);
	});
});

it('somebody’s own page has everything of theirs, drafts and private notes too', async () => {
	const { rows } = await loggedIn(company.db, company.member, 'mine', { days: null });
	expect(rows.map(({ lesson, draft, visibility }) => [lesson.text, draft, visibility])).toEqual([
		['A draft', true, 'workspace'],
		['A queue can say stop to its producers', false, 'workspace'],
		['What I keep to myself', false, 'restricted'],
		['Last week', false, 'workspace'],
	]);
});

it('whoever is in no team has the log of everybody', () => {
	expect(placeOf(company.owner)).toBe('workspace');
	expect(placeOf(company.outsider)).toMatchObject({ teams: [company.platform.id] });
});

describe('threads', () => {
	it('are topics and words that several people wrote about, and leave out what is private', async () => {
		const threads = await threadsIn(company.db, company.member, 'workspace', WEEK);
		expect(threads.map((one) => [aboutIn(one), one.people.length])).toEqual([['Queues', 2]]);
	});

	it('are called by the words that they have in common', () => {
		const told = ['queue signal', 'queues signal retry', 'queue credit signal', 'roster depot'].map(
			(words, k) => ({
				lessonId: k,
				day: `2026-11-1${k}`,
				by: { id: k, name: `Person ${k}` },
				words: words.split(' '),
				topics: [],
			}),
		);
		const [forming, ...others] = threadsAmong(told, () => 3, 40);
		expect(others).toEqual([]);
		expect(forming && aboutIn(forming)).toBe('queue and signal');
		expect(forming?.people.map(({ name, day }) => `${day} ${name}`)).toEqual([
			'2026-11-10 Person 0',
			'2026-11-11 Person 1',
			'2026-11-12 Person 2',
		]);
		// What everybody writes all the time is no thread.
		expect(threadsAmong(told, () => 30, 40)).toEqual([]);
	});
});

it('figures are of a team’s lessons, and of no single person', async () => {
	const place = await payments(company.owner);
	const days = weeksBefore(isoDay(THURSDAY, 'UTC'));
	expect(days).toEqual({ from: '2026-09-28', to: '2026-11-19' });
	expect(await cameOf(company.db, company.member, place, days)).toEqual({
		lessons: 4,
		made: 0,
		tried: 1,
		none: 3,
	});
	expect(await monthsOf(company.db, company.owner, place)).toEqual([{ month: '2026-11', entries: 4 }]);
});

describe('weeks and months', () => {
	it('follow ISO 8601, also where the year turns', () => {
		expect(weekOf('2026-11-19')).toBe('2026-W47');
		expect(weekOf('2027-01-01')).toBe('2026-W53');
		expect(daysOfWeek('2026-W53')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
		expect(daysOfWeek('2025-W53')).toBeNull();
		expect(daysOfWeek('2026-W00')).toBeNull();
		expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
		expect(daysOfMonth('2026-13')).toBeNull();
		expect(monthBeside('2026-01', -1)).toBe('2025-12');
	});

	it('hold each day once', () => {
		const day = fc.date({ min: new Date('1971-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
		fc.assert(
			fc.property(day, (date) => {
				const iso = date.toISOString().slice(0, 10);
				const days = daysOfWeek(weekOf(iso));
				expect(days && days.from <= iso && iso <= days.to).toBe(true);
				expect(weekBeside(weekBeside(weekOf(iso), 1), -1)).toBe(weekOf(iso));
			}),
			{ numRuns: 200 },
		);
	});
});
