import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { askToJoin } from '../projects/asking.server.ts';
import { setFollowing, setInterest } from '../projects/following.server.ts';
import { ownProjects } from '../projects/own-projects.server.ts';
import { NewProject } from '../projects/pitching.ts';
import { pitch } from '../projects/projects.server.ts';
import { projectAsking, projectFollower, projectInterest } from '../projects/tables.server.ts';
import { erase } from './erasure.server.ts';

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
