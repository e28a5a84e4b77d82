import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEntry } from '../../../tests/support/entries.ts';
import { EMAILS, freshCompany, join, personOf, type Company } from '../../../tests/support/people.ts';
import { changeLead, changeMembership } from '../accounts/members.server.ts';
import { changeRole } from '../accounts/people.server.ts';
import { changeTeam, makeTeam, NewTeam, readTeam } from '../accounts/teams.server.ts';
import { auditEvent } from '../audit/tables.server.ts';
import { invite } from '../accounts/invitations.server.ts';
import { invitation, team } from '../accounts/tables.server.ts';
import { entry } from '../entries/tables.server.ts';
import { visibleTo } from '../entries/visibility.server.ts';
import { addressesOf, makeAddress } from '../postmortems/alerts/addresses.server.ts';
import { NewView, saveView, viewsFor } from '../search/saved-views.server.ts';
import { SearchQuery } from '../search/query.ts';
import { matching, search } from '../search/search.server.ts';
import { foreseeMerge, mergeTeams, removeTeam } from './merging.server.ts';
import { foreseeMove, moveTeam } from './moving.server.ts';
import { inWords } from './reach.ts';

let company: Company;
beforeEach(async () => void (company = await freshCompany()));
afterEach(() => company.close());

const refused = (status: number) => ({ status });
const teamNamed = (name: string, parentId: number | null = null) =>
	makeTeam(company.db, company.owner, NewTeam.parse({ name, parentId }));
const reads = async (email: string, id: number) => {
	const who = await personOf(company.db, email);
	const rows = await company.db.read.select({ id: entry.id }).from(entry).where(visibleTo(who));
	return rows.some((row) => row.id === id);
};
const finds = async (email: string, q: string) =>
	(await search(company.db, await personOf(company.db, email), SearchQuery.parse({ q }))).total > 0;

describe('who leads a team', () => {
	const leading = { slug: 'payments', leads: true };

	test('is said by administrators; they tend it and the teams inside it, and nothing else', async () => {
		const { db, admin, member, outsider, payments } = company;
		await expect(changeLead(db, member, { ...leading, personId: member.id })).rejects.toMatchObject(
			refused(403),
		);
		await changeLead(db, admin, { ...leading, personId: member.id });
		const inside = await makeTeam(db, member, NewTeam.parse({ name: 'Card rails', parentId: payments.id }));
		await changeMembership(db, member, { slug: inside.slug, personId: outsider.id, member: true });
		await changeTeam(db, member, 'payments', { name: 'Money', glaze: 'iron' });
		expect(await readTeam(db, member, 'payments')).toMatchObject({ name: 'Money', glaze: 'iron' });
		for (const attempt of [
			changeMembership(db, member, { slug: 'platform', personId: member.id, member: true }),
			changeTeam(db, member, 'platform', { name: 'Mine', glaze: 'iron' }),
			moveTeam(db, member, { slug: 'payments', parentId: null }),
			mergeTeams(db, member, { slug: 'payments', into: company.platform.id }),
			removeTeam(db, member, 'payments'),
		]) {
			await expect(attempt).rejects.toMatchObject(refused(403));
		}
	});

	test('others in it change nothing any more, and make no team inside it to read what it keeps', async () => {
		const { db, admin, member, outsider, payments } = company;
		await changeLead(db, admin, { ...leading, personId: member.id });
		const teammate = await join(db, company.owner, {
			name: 'Yusuf Demir',
			email: 'yusuf@example.org',
			team: 'payments',
		});
		const add = { slug: 'payments', personId: outsider.id, member: true };
		await expect(changeMembership(db, teammate, add)).rejects.toMatchObject(refused(403));
		for (const who of [teammate, outsider]) {
			const inside = NewTeam.parse({ name: 'Way in', parentId: payments.id });
			await expect(makeTeam(db, who, inside)).rejects.toMatchObject(refused(403));
		}
	});

	test('a guest leads none, also one who led before', async () => {
		const { db, admin, member, outsider } = company;
		await changeLead(db, admin, { ...leading, personId: member.id });
		await changeRole(db, admin, { personId: member.id, role: 'guest' });
		const guest = await personOf(db, EMAILS.member);
		const add = { slug: 'payments', personId: outsider.id, member: true };
		await expect(changeMembership(db, guest, add)).rejects.toMatchObject(refused(403));
		await expect(changeLead(db, admin, { ...leading, personId: guest.id })).rejects.toMatchObject(
			refused(422),
		);
	});
});

describe('a team that moves', () => {
	test('says first who will read more, and then they do', async () => {
		const { db, admin, member, payments } = company;
		const { id } = await writeEntry(db, member, {
			title: 'Kept',
			team: 'payments',
			visibility: 'team',
			body: 'moving',
		});
		const move = { slug: 'platform', parentId: payments.id };
		const foreseen = await foreseeMove(db, admin, move);
		expect(foreseen.flatMap(inWords)).toEqual([
			'One post-mortem of Payments will be readable by 2 more people.',
		]);
		expect(await reads(EMAILS.outsider, id)).toBe(false);
		await moveTeam(db, admin, move);
		expect(await reads(EMAILS.outsider, id)).toBe(true);
		expect(await finds(EMAILS.outsider, 'moving')).toBe(true);
		const back = { slug: 'platform', parentId: null };
		expect((await foreseeMove(db, admin, back)).flatMap(inWords)).toEqual([
			'One post-mortem of Payments will not be readable by 2 people any more.',
		]);
		await moveTeam(db, admin, back);
		expect(await finds(EMAILS.outsider, 'moving')).toBe(false);
	});

	test('never becomes a part of itself', async () => {
		const { db, admin, payments } = company;
		const inside = await teamNamed('Card rails', payments.id);
		const deeper = await teamNamed('Refunds', inside.id);
		for (const parentId of [payments.id, inside.id, deeper.id, 999]) {
			const move = { slug: 'payments', parentId };
			await expect(moveTeam(db, admin, move)).rejects.toMatchObject(refused(422));
			await expect(foreseeMove(db, admin, move)).rejects.toMatchObject(refused(422));
		}
	});
});

describe('teams that are merged', () => {
	test('everything goes over, and the old address leads on', async () => {
		const { db, owner, admin, member, payments, platform } = company;
		const { id } = await writeEntry(db, member, {
			title: 'Kept',
			team: 'payments',
			visibility: 'team',
			body: 'merging',
		});
		const inside = await teamNamed('Card rails', payments.id);
		await makeAddress(db, member, 'payments', { name: 'Grafana' });
		await invite(db, owner, { email: 'new@example.org', role: 'member', teamId: payments.id });
		await saveView(db, member, NewView.parse({ name: 'Ours', address: '/postmortems?team=payments' }));

		const merging = { slug: 'payments', into: platform.id };
		expect((await foreseeMerge(db, admin, merging)).flatMap(inWords)).toEqual([
			'One post-mortem of Payments will be readable by 2 more people.',
		]);
		await mergeTeams(db, admin, merging);

		expect(await reads(EMAILS.outsider, id)).toBe(true);
		expect(await finds(EMAILS.outsider, 'merging')).toBe(true);
		expect(await finds(EMAILS.member, 'merging')).toBe(true);
		const joined = await readTeam(db, admin, 'payments');
		expect(joined.slug).toBe('platform');
		expect(joined.members.map(({ name }) => name)).toContain('Inês Carvalho');
		expect((await addressesOf(db, admin, 'platform')).map(({ name }) => name)).toEqual(['Grafana']);
		const [open] = await db.read.select().from(invitation).where(eq(invitation.email, 'new@example.org'));
		expect(open?.teamId).toBe(platform.id);
		const [part] = await db.read.select().from(team).where(eq(team.id, inside.id));
		expect(part?.parentId).toBe(platform.id);
		expect((await viewsFor(db.read, member)).map(({ address }) => address)).toEqual([
			'/postmortems?team=platform',
		]);
		const byOldSlug = SearchQuery.parse({ q: 'merging', team: 'payments' });
		expect((await search(db, await personOf(db, EMAILS.member), byOldSlug)).total).toBe(1);
	});

	test('with a team inside it, which takes its place', async () => {
		const { db, admin, payments } = company;
		const inside = await teamNamed('Card rails', payments.id);
		const deeper = await teamNamed('Refunds', inside.id);
		await mergeTeams(db, admin, { slug: 'payments', into: deeper.id });
		const parents = new Map((await db.read.select().from(team)).map((one) => [one.id, one.parentId]));
		expect(parents.get(deeper.id)).toBeNull();
		expect(parents.get(inside.id)).toBe(deeper.id);
		expect(parents.has(payments.id)).toBe(false);
	});

	test('who led the one that goes leads nothing by it', async () => {
		const { db, admin, member, platform } = company;
		await changeLead(db, admin, { slug: 'payments', personId: member.id, leads: true });
		await mergeTeams(db, admin, { slug: 'payments', into: platform.id });
		const { members } = await readTeam(db, admin, 'platform');
		expect(members.filter(({ isLead }) => isLead)).toEqual([]);
	});
});

/** Whatever is done to teams, the index and the rule know of the same readers. */
test('search follows teams wherever they are moved and whatever they become part of', async () => {
	const { db, owner, admin, member } = company;
	for (const name of ['Kiln', 'Glaze', 'Clay']) await teamNamed(name);
	for (const slug of ['payments', 'platform', 'kiln', 'glaze', 'clay']) {
		await writeEntry(db, member, { title: `Of ${slug}`, team: slug, visibility: 'team', body: 'wandering' });
	}
	await join(db, owner, { name: 'Paz Vidal', email: 'paz@example.org', role: 'guest', team: 'clay' });
	const acts = fc.array(
		fc.record({
			act: fc.constantFrom('move', 'merge'),
			team: fc.nat(4),
			into: fc.option(fc.nat(4), { freq: 6 }),
		}),
		{ minLength: 4, maxLength: 6 },
	);
	await fc.assert(
		fc.asyncProperty(acts, async (steps) => {
			for (const step of steps) {
				const teams = await db.read.select().from(team);
				const one = teams[step.team % teams.length];
				const into = step.into === null ? undefined : teams[step.into % teams.length];
				if (!one) return;
				const merging = step.act === 'merge' && teams.length > 3 && into && into.id !== one.id;
				await (
					merging
						? mergeTeams(db, admin, { slug: one.slug, into: into.id })
						: moveTeam(db, admin, { slug: one.slug, parentId: into?.id ?? null })
				).catch((problem: unknown) => expect(problem).toMatchObject(refused(422)));
				for (const email of [...Object.values(EMAILS), 'paz@example.org']) {
					const who = await personOf(db, email);
					const rows = await db.read.select({ id: entry.id }).from(entry).where(visibleTo(who));
					const found = await matching(db, who, 'wandering', 'postmortem');
					expect([...found.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
				}
			}
		}),
		{ numRuns: 6 },
	);
});

test('only what nobody and nothing belongs to is removed; each act has its line', async () => {
	const { db, admin } = company;
	await expect(removeTeam(db, admin, 'payments')).rejects.toMatchObject(refused(409));
	const { slug } = await teamNamed('Kiln');
	await changeMembership(db, admin, { slug, personId: company.owner.id, member: false });
	await removeTeam(db, admin, slug);
	await expect(readTeam(db, admin, slug)).rejects.toMatchObject(refused(404));
	const acts = (await db.read.select({ act: auditEvent.act }).from(auditEvent)).map(({ act }) => act);
	expect(acts).toEqual(expect.arrayContaining(['team-made', 'member-removed', 'team-removed']));
});
