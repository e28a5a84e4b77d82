import { changeMembership } from './members.server.ts';
import { listPeople, readPerson } from '../entries/acquaintances.server.ts';
import { deactivate } from './leaving.server.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EMAILS, freshCompany, personOf, type Company } from '../../../tests/support/people.ts';
import { changeProfile, changeRole, findPerson } from './people.server.ts';
import { makeTeam, readTeam } from './teams.server.ts';
import { changeWorkspace, readWorkspace } from './workspace.server.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const refused = (status: number) => ({ status });

describe('roles', () => {
	test('a workspace keeps its last owner', async () => {
		const { db, owner } = company;
		await expect(changeRole(db, owner, { personId: owner.id, role: 'member' })).rejects.toMatchObject({
			status: 422,
			body: { fields: { role: expect.stringContaining('at least one owner') as string } },
		});
		await expect(deactivate(db, owner, { personId: owner.id })).rejects.toMatchObject(refused(422));
		expect((await personOf(db, EMAILS.owner)).role).toBe('owner');
	});

	test('of two owners who both leave at once, one stays', async () => {
		const { db, owner, admin } = company;
		await changeRole(db, owner, { personId: admin.id, role: 'owner' });
		const second = await personOf(db, EMAILS.admin);
		const left = await Promise.allSettled([
			changeRole(db, owner, { personId: owner.id, role: 'member' }),
			changeRole(db, second, { personId: second.id, role: 'member' }),
		]);
		expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	});

	test('only an owner makes or unmakes one', async () => {
		const { db, owner, admin, member } = company;
		await expect(changeRole(db, admin, { personId: member.id, role: 'owner' })).rejects.toMatchObject(
			refused(403),
		);
		await expect(changeRole(db, admin, { personId: owner.id, role: 'member' })).rejects.toMatchObject(
			refused(403),
		);
		await expect(deactivate(db, admin, { personId: owner.id })).rejects.toMatchObject(refused(403));
		await changeRole(db, admin, { personId: member.id, role: 'admin' });
		expect((await personOf(db, EMAILS.member)).role).toBe('admin');
	});

	test('a member changes none, not even their own', async () => {
		const { db, member, outsider } = company;
		for (const personId of [member.id, outsider.id]) {
			await expect(changeRole(db, member, { personId, role: 'admin' })).rejects.toMatchObject(refused(403));
			await expect(deactivate(db, member, { personId })).rejects.toMatchObject(refused(403));
		}
	});

	test('the workspace is looked after by administrators', async () => {
		const { db, admin, member } = company;
		await expect(readWorkspace(db, member)).rejects.toMatchObject(refused(403));
		const change = { workspace: 'Southwind', zone: 'UTC' };
		await expect(changeWorkspace(db, member, change)).rejects.toMatchObject(refused(403));
		await changeWorkspace(db, admin, change);
		expect(await readWorkspace(db, admin)).toMatchObject(change);
	});
});

describe('people', () => {
	test('somebody deactivated is in no list and has no address, and their page says that they left', async () => {
		const { db, owner, member, payments } = company;
		await deactivate(db, owner, { personId: member.id });
		expect((await listPeople(db, owner)).map(({ id }) => id)).not.toContain(member.id);
		expect(await findPerson(db.read, EMAILS.member)).toBeNull();
		expect((await readTeam(db, owner, payments.slug)).members).toEqual([]);
		expect((await readPerson(db, owner, member.id)).deactivatedAt).toEqual(expect.any(Number));
		await expect(changeRole(db, owner, { personId: member.id, role: 'admin' })).rejects.toMatchObject(
			refused(404),
		);
	});

	test('one changes one’s own name and zone, and nothing else that is sent along', async () => {
		const { db, member } = company;
		const input = { name: 'Inês', zone: 'Asia/Tokyo', role: 'owner', email: 'x@example.org' };
		await changeProfile(db, member, input);
		expect(await personOf(db, EMAILS.member)).toMatchObject({
			name: 'Inês',
			zone: 'Asia/Tokyo',
			role: 'member',
		});
	});

	test('nobody is missing', async () => {
		await expect(readPerson(company.db, company.owner, 999)).rejects.toMatchObject(refused(404));
	});
});

describe('teams', () => {
	test('its members and the administrators let people in; nobody lets themselves in', async () => {
		const { db, admin, member, outsider, payments } = company;
		const outsiderIn = { slug: payments.slug, personId: outsider.id, member: true };
		await expect(changeMembership(db, outsider, outsiderIn)).rejects.toMatchObject(refused(403));
		await changeMembership(db, member, outsiderIn);
		expect((await personOf(db, EMAILS.outsider)).teams).toContain(payments.id);
		await changeMembership(db, admin, { ...outsiderIn, member: false });
		expect((await personOf(db, EMAILS.outsider)).teams).not.toContain(payments.id);
	});

	test('leaving is everybody’s own, and a stranger takes nobody out', async () => {
		const { db, member, outsider, payments } = company;
		const memberOut = { slug: payments.slug, personId: member.id, member: false };
		await expect(changeMembership(db, outsider, memberOut)).rejects.toMatchObject(refused(403));
		await changeMembership(db, member, memberOut);
		expect((await personOf(db, EMAILS.member)).teams).toEqual([]);
	});

	test('takes nobody in who is not here', async () => {
		const { db, owner, member, outsider, payments } = company;
		await deactivate(db, owner, { personId: outsider.id });
		for (const personId of [outsider.id, 999]) {
			const input = { slug: payments.slug, personId, member: true };
			await expect(changeMembership(db, member, input)).rejects.toMatchObject(refused(404));
		}
	});

	test('whoever is in a team is in the teams that it is part of', async () => {
		const { db, member, payments } = company;
		const { id, slug } = await makeTeam(db, member, {
			name: 'Card rails',
			glaze: null,
			parentId: payments.id,
		});
		expect(slug).toBe('card-rails');
		await changeMembership(db, member, { slug: payments.slug, personId: member.id, member: false });
		expect([...(await personOf(db, EMAILS.member)).teams].sort()).toEqual([payments.id, id].sort());
	});

	test('of one name are one', async () => {
		const { db, member } = company;
		for (const name of ['payments', ' PAYMENTS ', 'Páyments']) {
			await expect(makeTeam(db, member, { name, glaze: null, parentId: null })).rejects.toMatchObject({
				body: { fields: { name: expect.any(String) as string } },
			});
		}
		await expect(makeTeam(db, member, { name: '…', glaze: null, parentId: null })).rejects.toMatchObject(
			refused(422),
		);
		await expect(makeTeam(db, member, { name: 'Lost', glaze: null, parentId: 99 })).rejects.toMatchObject({
			body: { fields: { parentId: expect.any(String) as string } },
		});
	});
});
