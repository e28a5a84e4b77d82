import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '#lib/db/transact.server.ts';
import { reactivate } from '../accounts/leaving.server.ts';
import { DAY, isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { freshCompany, join as joinCompany, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { askToJoin } from '../projects/asking.server.ts';
import { setFollowing, setInterest } from '../projects/following.server.ts';
import { join } from '../projects/joining.server.ts';
import { ownProjects } from '../projects/own-projects.server.ts';
import { NewProject } from '../projects/pitching.ts';
import { pitch, read } from '../projects/projects.server.ts';
import { moveTo } from '../projects/state.server.ts';
import { deactivate } from './leaving.server.ts';
import { makeSeason } from '../projects/seasons/planning.server.ts';
import { NewSeason } from '../projects/seasons/season-form.ts';
import { bring } from '../projects/shows/programme.server.ts';
import { Slot } from '../projects/shows/show.ts';
import { awardVote } from '../projects/shows/tables.server.ts';
import { openVoting, vote } from '../projects/shows/voting.server.ts';
import { projectAsking, projectFollower, projectInterest } from '../projects/tables.server.ts';
import { erase } from './erasure.server.ts';
import { ownData } from './own-data.server.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
});
afterAll(() => company.close());

describe('what somebody keeps in mind, follows and asks of projects', () => {
	it('is theirs to take along, and gone when their account is erased', async () => {
		const { outsider, owner, db } = company;
		const { number } = await pitch(db, company.member, NewProject.parse({ title: 'Queue' }));
		await setInterest(db, outsider, number, true);
		await setFollowing(db, outsider, number, true);
		await askToJoin(db, outsider, number, { words: 'zqwords' });
		const mine = await ownProjects(db, outsider);
		expect(mine.inMind.map(({ of }) => of)).toContain(`P-${number}`);
		expect(mine.follows.map(({ of }) => of)).toContain(`P-${number}`);
		expect(mine.asked).toMatchObject([{ words: 'zqwords', answer: null }]);
		expect(JSON.stringify(await ownProjects(db, company.admin))).not.toContain(`P-${number}`);
		await deactivate(db, owner, { personId: outsider.id });
		await erase(db, owner, { personId: outsider.id, confirmed: outsider.name });
		for (const table of [projectInterest, projectFollower, projectAsking]) {
			const rows = await db.read.select({ id: table.personId }).from(table);
			expect(rows.map(({ id }) => id)).not.toContain(outsider.id);
		}
	});
});

describe('whoever leaves the workspace', () => {
	it('goes from what is under way, which is an idea again where nobody is left; an end keeps its people', async () => {
		const fresh = await freshCompany();
		const { db, owner, member, admin } = fresh;
		try {
			const begun = async (title: string) =>
				(await pitch(db, member, NewProject.parse({ title, joins: true }))).number;
			const [alone, together, ended] = [await begun('Alone'), await begun('Two'), await begun('Ended')];
			await join(db, admin, together);
			const { entry } = await read(db, member, ended);
			await transact(db, (tx) => moveTo(tx, entry.id, 'ended'));
			await deactivate(db, owner, { personId: member.id });
			const after = async (number: number) => {
				const { project, members, sharing } = await read(db, owner, number);
				return { state: project.state, on: members.map(({ id }) => id), authors: sharing.authors };
			};
			expect(await after(alone)).toEqual({ state: 'idea', on: [], authors: [member.email] });
			expect(await after(together)).toEqual({ state: 'forming', on: [admin.id], authors: [admin.email] });
			expect(await after(ended)).toMatchObject({ state: 'ended', on: [member.id] });
			await reactivate(db, owner, { personId: member.id });
			expect((await after(together)).on, 'what is free stays free').toEqual([admin.id]);
		} finally {
			fresh.close();
		}
	});
});

describe('a vote', () => {
	it('is in what its person takes out, in nobody else’s, and gone with their account', async () => {
		const { db, owner, admin, member } = company;
		const voter = await joinCompany(db, owner, { name: 'Zqvoter', email: 'zqvoter@example.org' });
		const today = isoDay(now(), 'UTC');
		const week = { name: 'Zqweek', kind: 'week', zone: 'UTC', startsOn: today, endsOn: today };
		const { slug } = await makeSeason(db, admin, NewSeason.parse(week));
		const input = NewProject.parse({ title: 'Shown', season: slug, joins: true });
		const { number } = await pitch(db, member, input);
		await bring(db, member, slug, Slot.parse({ number }));
		await openVoting(db, admin, slug, { until: now() + DAY });
		await vote(db, voter, slug, { award: 'lesson', number });
		expect(await votesIn(voter)).toMatchObject([{ season: 'Zqweek', project: `P-${number}` }]);
		for (const other of [member, admin, owner]) expect(await votesIn(other)).toEqual([]);
		await deactivate(db, owner, { personId: voter.id });
		await erase(db, owner, { personId: voter.id, confirmed: voter.name });
		expect(await db.read.select().from(awardVote)).toEqual([]);
	});

	async function votesIn(who: Person): Promise<unknown> {
		for await (const { name, bytes } of ownData(company.db, who))
			if (name === 'votes.json') return JSON.parse(new TextDecoder().decode(bytes));
		return null;
	}
});
