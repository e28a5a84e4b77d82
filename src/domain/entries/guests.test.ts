import { transact } from '#lib/db/transact.server.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEntry } from '../../../tests/support/entries.ts';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { Change } from '../lessons/lesson.ts';
import { learnedFrom, setLearned } from '../lessons/lessons.server.ts';
import { makeTeam, NewTeam, readTeam } from '../accounts/teams.server.ts';
import { NewView, saveView, viewsFor } from '../search/saved-views.server.ts';
import { knownTeams, listPeople, readPerson, teamsWithMembers } from './acquaintances.server.ts';
import { note } from './discussion/commenting.server.ts';
import { mentionable } from './discussion/mentions.server.ts';
import { NewThread } from './discussion/note.ts';
import { comment } from './discussion/tables.server.ts';
import { findEditable, reviseEntry } from './entries.server.ts';
import { offerToFacilitate } from './facilitation.server.ts';
import { peopleNamed, teamsNamed } from './people-named.server.ts';

let company: Company;
let alone: Person;
let named: Person;
let inTeam: Person;
beforeAll(async () => {
	company = await freshCompany();
	const { db, owner, member } = company;
	const guest = (name: string, team?: string) =>
		join(db, owner, { name, email: `${name}@example.org`, role: 'guest', ...(team ? { team } : {}) });
	alone = await guest('alone');
	named = await guest('named');
	inTeam = await guest('inteam', 'payments');
	await writeEntry(db, member, { title: 'For one', visibility: 'restricted', readers: [named.email] });
	await writeEntry(db, company.outsider, { title: 'For all' });
	await saveView(
		db,
		owner,
		NewView.parse({ name: 'All', address: '/postmortems?team=platform', shared: true }),
	);
});
afterAll(() => company.close());

describe('a guest', () => {
	test('knows of themselves, of their teams and of those whose names they read', async () => {
		const { db } = company;
		const known = async (who: Person) => (await listPeople(db, who)).map(({ name }) => name);
		expect(await known(alone)).toEqual(['alone']);
		expect(await known(named)).toEqual(['Inês Carvalho', 'named']);
		expect(await known(inTeam)).toEqual(['inteam', 'Inês Carvalho']);
		await expect(readPerson(db, named, company.outsider.id)).rejects.toMatchObject({ status: 404 });
		expect(await readPerson(db, named, company.member.id)).toMatchObject({ inTeams: [] });
		expect(await peopleNamed(db, named, 'Nguyen', 5)).toEqual([]);
		expect(await peopleNamed(db, named, 'Ines', 5)).toHaveLength(1);
	});

	test('knows of no team but their own', async () => {
		const { db } = company;
		expect(await knownTeams(db.read, named)).toEqual([]);
		expect((await teamsWithMembers(db, inTeam)).map(({ slug, members }) => [slug, members])).toEqual([
			['payments', 2],
		]);
		expect(await teamsNamed(db, inTeam, 'p', 5)).toHaveLength(1);
		await expect(readTeam(db, inTeam, 'platform')).rejects.toMatchObject({ status: 404 });
	});

	test('is offered, and names, nobody whom they do not know: also where everybody reads along', async () => {
		const { db, member } = company;
		const told = { title: 'Written with a guest', authors: [named.email] };
		const { number } = await writeEntry(db, member, told);
		const place = { kind: 'postmortem', number } as const;
		expect((await mentionable(db, named, place, '')).map(({ name }) => name)).toEqual(['Inês Carvalho']);
		await note(db, named, place, NewThread.parse({ text: 'Ask @Maren Holt, or @Inês' }));
		const [said] = await db.read.select({ text: comment.text }).from(comment);
		expect(said?.text).toBe(`Ask @Maren Holt, or @[${member.id}]`);
	});

	test('who names an address as the owner of a change does not learn whether somebody has it', async () => {
		const { db, member, outsider } = company;
		const told = { title: 'Changed with a guest', authors: [named.email] };
		const { id } = await writeEntry(db, member, told);
		const save = async (who: Person, owners: string[]) => {
			const changes = owners.map((owner) => Change.parse({ text: `Ask ${owner}`, owner }));
			await transact(db, (tx) => setLearned(tx, who, id, { lessons: [], changes }));
			return (await learnedFrom(db.read, id)).changes.map(({ ownerName }) => ownerName);
		};
		const { owner } = company;
		expect(await save(named, [owner.email, 'nobody@example.org'])).toEqual([null, null]);
		// Whom they know of, and whoever a colleague has named, whom the guest leaves as they are.
		expect(await save(named, [member.email, outsider.email])).toEqual([member.name, null]);
		expect(await save(member, [owner.email])).toEqual([owner.name]);
		expect(await save(named, [owner.email, outsider.email])).toEqual([owner.name, null]);
	});

	test('who writes along decides neither who reads it nor when it is published', async () => {
		const { db, member } = company;
		const told = { title: 'Drafted with a guest', authors: [named.email], draft: true };
		const { number } = await writeEntry(db, member, told);
		const found = await findEditable(db.read, named, 'postmortem', number);
		expect(found.isAuthor).toBe(true);
		const sharing = { team: null, visibility: 'workspace' as const, readers: [], authors: [named.email] };
		const taking = transact(db, (tx) =>
			reviseEntry(tx, named, found, { title: 'Mine', body: '', content: {}, sharing }),
		);
		await expect(taking).rejects.toMatchObject({ status: 403 });
	});

	test('makes, offers and is shown nothing of the workspace', async () => {
		const { db } = company;
		expect(await viewsFor(db.read, inTeam)).toEqual([]);
		for (const attempt of [
			offerToFacilitate(db, inTeam, { offers: true }),
			makeTeam(db, inTeam, NewTeam.parse({ name: 'Mine' })),
			saveView(db, inTeam, NewView.parse({ name: 'x', address: '/postmortems?stage=draft', shared: true })),
		]) {
			await expect(attempt).rejects.toMatchObject({ status: 403 });
		}
	});
});
