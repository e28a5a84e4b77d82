import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import type { Person } from '../../accounts/person.ts';
import { freshCompany, join as joinCompany, type Company } from '../../../../tests/support/people.ts';
import { join } from '../joining.server.ts';
import { leave } from '../leaving.server.ts';
import { HonestEnding } from '../endings/ending.ts';
import { end } from '../endings/endings.server.ts';
import { NewProject } from '../pitching.ts';
import { pitch, read } from '../projects.server.ts';
import { makeSeason } from '../seasons/planning.server.ts';
import { NewSeason } from '../seasons/season-form.ts';
import { seasonOf } from '../seasons/seasons.server.ts';
import { bring, markShown, moveSlot, programmeOf, takeOut } from './programme.server.ts';
import { firstOf, Slot } from './show.ts';
import { reelOf } from './reel.server.ts';
import { awarded, ballotOf, openVoting, vote } from './voting.server.ts';

const TODAY = Date.parse('2026-11-19T10:00Z');
let company: Company;
let crowd: Person[];
let slug: string;
let release: () => void;
beforeAll(async () => {
	company = await freshCompany(TODAY);
	release = setClock(TODAY);
	const { db, owner } = company;
	crowd = [];
	for (const name of ['Aoi', 'Bao', 'Cai', 'Dia', 'Eno', 'Fay'])
		crowd.push(await joinCompany(db, owner, { name, email: `${name}@example.org` }));
});
beforeEach(async () => {
	setClock(TODAY);
	const week = { name: 'Week', kind: 'week', startsOn: '2026-11-16', endsOn: '2026-11-20', zone: 'UTC' };
	({ slug } = await makeSeason(company.db, company.admin, NewSeason.parse(week)));
});
afterAll(() => {
	release();
	company.close();
});

async function shown(title: string, who = company.member, sharing: object = {}): Promise<number> {
	const input = NewProject.parse({ title, joins: true, season: slug, ...sharing });
	const { number } = await pitch(company.db, who, input);
	await bring(company.db, who, slug, Slot.parse({ number }));
	return number;
}
const row = () => seasonOf(company.db.read, company.admin, slug);
const programme = async (who = company.member) => programmeOf(company.db.read, who, (await row()).id);
const titles = async (who = company.member) => (await programme(who)).map(({ title }) => title);
const choose = (who: Person, number: number | null, award = 'lesson') =>
	vote(company.db, who, slug, { award, number });
const open = () => openVoting(company.db, company.admin, slug, { until: TODAY + HOUR });
async function winners(who = company.member): Promise<Record<string, string[]> | null> {
	const all = await awarded(company.db, who, await row());
	return all && Object.fromEntries(all.map(({ key, projects }) => [key, projects.map(({ title }) => title)]));
}

describe('the programme of a show', () => {
	it('is filled by the people of projects, ordered by hosts, and counts its minutes', async () => {
		const first = await shown('First');
		const second = await shown('Second', company.outsider);
		await bring(
			company.db,
			company.member,
			slug,
			Slot.parse({ number: first, minutes: 8, recording: 'https://example.org/v' }),
		);
		expect((await programme()).map(({ title, startsAfter }) => [title, startsAfter])).toEqual([
			['First', 0],
			['Second', 8],
		]);
		await moveSlot(company.db, company.admin, slug, { number: second, by: 'earlier' });
		await moveSlot(company.db, company.admin, slug, { number: second, by: 'earlier' });
		expect(await titles()).toEqual(['Second', 'First']);
		const refused = { status: 403 };
		await expect(
			moveSlot(company.db, company.member, slug, { number: first, by: 'earlier' }),
		).rejects.toMatchObject(refused);
		await expect(
			bring(company.db, company.member, slug, Slot.parse({ number: second })),
		).rejects.toMatchObject(refused);
		await expect(takeOut(company.db, company.member, slug, second)).rejects.toMatchObject(refused);
		await takeOut(company.db, company.outsider, slug, second);
		expect(await titles()).toEqual(['First']);
	});

	it('remembers what was shown, and shows nobody what is not shared with them', async () => {
		const number = await shown('Done');
		await shown('Kept', company.member, { team: 'payments', visibility: 'team' });
		expect(await titles()).toEqual(['Done', 'Kept']);
		expect(await titles(company.outsider)).toEqual(['Done']);
		await expect(markShown(company.db, company.member, slug, number)).rejects.toMatchObject({ status: 403 });
		await markShown(company.db, company.admin, slug, number);
		expect((await read(company.db, company.member, number)).project.state).toBe('shown');
		expect((await programme())[0]?.shownAt).toBe(TODAY);
		await expect(takeOut(company.db, company.member, slug, number)).rejects.toMatchObject({ status: 409 });
	});

	it('takes no link that is none, and no project of elsewhere', async () => {
		for (const recording of ['javascript:alert(1)', 'video'])
			expect(Slot.safeParse({ number: 1, recording }).success).toBe(false);
		const { number } = await pitch(
			company.db,
			company.member,
			NewProject.parse({ title: 'Alone', joins: true }),
		);
		await expect(bring(company.db, company.member, slug, Slot.parse({ number }))).rejects.toMatchObject({
			status: 409,
		});
	});
});

describe('votes', () => {
	it('are never given to what one works on, has worked on, or pitched', async () => {
		const mine = await shown('Mine');
		const other = await shown('Other', company.outsider);
		await join(company.db, company.member, other);
		await leave(company.db, company.member, other);
		await open();
		for (const number of [mine, other])
			await expect(choose(company.member, number)).rejects.toMatchObject({
				body: { fields: { number: expect.stringContaining('your own') } },
			});
		const ballot = await ballotOf(company.db, company.member, slug);
		expect(ballot.projects).toEqual([]);
		expect(ballot.own).toEqual(['Mine', 'Other']);
	});

	it('are closed before they begin and once they are over, and told to nobody in between', async () => {
		const number = await shown('One', company.outsider);
		await expect(choose(company.member, number)).rejects.toMatchObject({ status: 409 });
		await expect(openVoting(company.db, company.member, slug, { until: TODAY + HOUR })).rejects.toMatchObject(
			{ status: 403 },
		);
		await open();
		await choose(company.member, number);
		await expect(choose(company.member, number, 'best-person')).rejects.toMatchObject({ status: 422 });
		await expect(choose(company.member, 9_999)).rejects.toMatchObject({ status: 422 });
		expect(await winners(company.admin)).toBeNull();
		expect((await ballotOf(company.db, company.member, slug)).awards[0]?.chosen).toBe(number);
		for (const who of [company.admin, company.owner, company.outsider])
			expect((await ballotOf(company.db, who, slug)).awards.map(({ chosen }) => chosen)).toEqual([
				...(await row()).awards.map(() => null),
			]);
		setClock(TODAY + HOUR);
		await expect(choose(company.member, null)).rejects.toMatchObject({ status: 409 });
		await expect(
			openVoting(company.db, company.admin, slug, { until: TODAY + 2 * HOUR }),
		).rejects.toMatchObject({ status: 409 });
	});

	it('name all that have as many, without a number, and none where fewer than five voted', async () => {
		const a = await shown('A', company.member);
		const b = await shown('B', company.outsider);
		const c = await shown('C', company.admin);
		await open();
		const given: [number, number][] = [
			[0, a],
			[1, a],
			[2, b],
			[3, b],
			[4, c],
		];
		for (const [who, number] of given) {
			const voter = crowd[who] ?? company.owner;
			await choose(voter, a);
			await choose(voter, number);
		}
		for (const voter of crowd.slice(0, 4)) await choose(voter, a, 'failure');
		setClock(TODAY + HOUR);
		const told = await winners();
		expect(told).toMatchObject({ lesson: ['A', 'B'], failure: [] });
		expect(JSON.stringify(await awarded(company.db, company.admin, await row()))).not.toMatch(
			/votes|person/i,
		);
	});

	it('count no more for what somebody came to work on after they voted', async () => {
		const a = await shown('A', company.member);
		const b = await shown('B', company.outsider);
		await open();
		const [late, ...others] = crowd;
		for (const voter of [late, ...others.slice(0, 2)]) await choose(voter ?? company.owner, a);
		for (const voter of others.slice(2)) await choose(voter, b);
		await join(company.db, late ?? company.owner, a);
		setClock(TODAY + HOUR);
		expect((await winners())?.lesson).toEqual(['B']);
	});

	it('name exactly those that nobody is ahead of, whatever was voted', () => {
		const votes = fc.uniqueArray(fc.record({ entryId: fc.nat(50), votes: fc.integer({ min: 1, max: 20 }) }), {
			selector: ({ entryId }) => entryId,
			minLength: 1,
		});
		fc.assert(
			fc.property(votes, (all) => {
				const first = firstOf(all);
				const enough = all.reduce((sum, one) => sum + one.votes, 0) >= 5;
				for (const one of all)
					expect(first.includes(one.entryId)).toBe(enough && all.every((o) => o.votes <= one.votes));
			}),
		);
	});
});

describe('the reel', () => {
	it('tells what was shown to whoever was not there: who was on it, what it taught, what was voted', async () => {
		const first = await shown('First');
		const second = await shown('Second', company.outsider, { visibility: 'team', team: 'payments' });
		const third = await shown('Third', company.outsider);
		await join(company.db, crowd[0] ?? company.owner, first);
		for (const number of [third, first]) await markShown(company.db, company.admin, slug, number);
		setClock(TODAY + HOUR / 2);
		await leave(company.db, crowd[0] ?? company.owner, first);
		await end(company.db, company.member, first, HonestEnding.parse(STOPPED));
		await open();
		for (const who of crowd.slice(1)) await choose(who, first);
		const reel = async (who = company.admin) => (await reelOf(company.db, who, slug)).reel;
		expect((await reel()).map(({ title }) => title)).toEqual(['First', 'Third']);
		expect((await reel())[0]?.awards).toEqual([]);
		setClock(TODAY + 2 * HOUR);
		expect((await reel())[0]).toMatchObject({
			...{ ending: 'stopped', know: 'Words win.', awards: ['Best lesson'] },
			people: [{ name: company.member.name }, { name: 'Aoi' }],
			lessons: [{ text: 'Words beat colours.', changes: [{ text: 'We write it out.', done: false }] }],
		});
		// Once the week is over, all that was in its show; still nothing that is not shared with whoever looks.
		setClock(TODAY + 3 * DAY);
		expect((await reel(company.outsider)).map(({ number }) => number)).toEqual([first, second, third]);
		expect((await reel(crowd[1])).map(({ number }) => number)).toEqual([first, third]);
		await expect(reel({ ...company.member, role: 'guest' })).rejects.toMatchObject({ status: 404 });
	});

	const STOPPED = {
		...{ how: 'stopped', know: 'Words win.' },
		lessons: [{ text: 'Words beat colours.', differently: 'We write it out.' }],
	};
});
