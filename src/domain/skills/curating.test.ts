import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import type { Person } from '../accounts/person.ts';
import { inbox } from '../notifications/inbox.server.ts';
import { bringCatalogue } from './catalogue/bringing.server.ts';
import { addName, addSkill, renameSkill, takeName } from './curating.server.ts';
import { canonical, nearness } from './graph.ts';
import { readGraph } from './graph.server.ts';
import { knownSkills, unknownSkills } from './known.server.ts';
import { importSkills, mergeSkill, unmerge } from './merging.server.ts';
import { placeUnder, relateTo, skillToTend, unrelate } from './placing.server.ts';
import { answerProposed, proposedTo, proposeSkills } from './proposing.server.ts';
import { chooseSeen } from './choosing-seen.server.ts';
import { addSkills, skillsOf } from './skills.server.ts';
import { skill } from './tables.server.ts';

let company: Company;
let curator: Person;
beforeEach(async () => {
	company = await freshCompany();
	const { db, owner } = company;
	curator = await join(db, owner, { name: 'Cato', email: 'cato@example.org', role: 'curator' });
	await bringCatalogue(db);
});
afterEach(() => company.close());

async function idOf(folded: string): Promise<number> {
	const [row] = await company.db.read.select().from(skill).where(eq(skill.folded, folded));
	return row?.id ?? 0;
}
const meets = async (wanted: string, have: string) => nearness(await readGraph(company.db), wanted, have);

describe('a curator', () => {
	it('merges two skills, and takes them apart again as they were', async () => {
		const { db } = company;
		const id = await addSkill(db, curator, { name: 'Guild moderation' });
		await addName(db, curator, id, { alias: 'Guild hosting' });
		await placeUnder(db, curator, id, { parent: 'Working across teams' });
		await addSkills(db, company.member, { names: ['Guild hosting'], level: 'teaches', wants: false });
		const into = await mergeSkill(db, curator, id, { into: 'Facilitating' });
		expect(into).toBe(await idOf('facilitation'));
		expect(await meets('facilitation', 'guild hosting')).toBe('alias');
		await expect(skillToTend(db, curator, id)).rejects.toMatchObject({ status: 404 });
		await expect(mergeSkill(db, curator, into, { into: 'Guild moderation' })).rejects.toMatchObject({
			status: 422,
		});
		await unmerge(db, curator, { id });
		expect(await meets('facilitation', 'guild hosting')).toBeNull();
		expect(await meets('guild hosting', 'working across teams')).toBe('parent');
		await expect(unmerge(db, curator, { id })).rejects.toMatchObject({ status: 409 });
		expect((await skillsOf(db.read, company.member.id)).map(({ name }) => name)).toEqual(['Guild hosting']);
	});

	it('names a skill anew and gives it other names; none of them is another skill’s', async () => {
		const { db } = company;
		const id = await idOf('budgeting');
		await renameSkill(db, curator, id, { name: 'Budgets and money' });
		expect(canonical(await readGraph(db), 'budgeting')).toBe('budgets and money');
		await renameSkill(db, curator, id, { name: 'Budgeting' });
		await addName(db, curator, id, { alias: 'Geld' });
		expect(await meets('geld', 'budgeting')).toBe('alias');
		await takeName(db, curator, id, { folded: 'geld' });
		expect(await meets('geld', 'budgeting')).toBeNull();
		for (const name of ['Negotiation', 'Negotiating']) {
			await expect(renameSkill(db, curator, id, { name })).rejects.toMatchObject({ status: 422 });
			await expect(addName(db, curator, id, { alias: name })).rejects.toMatchObject({ status: 422 });
			await expect(addSkill(db, curator, { name })).rejects.toMatchObject({ status: 422 });
		}
	});

	it('says what stands above and beside a skill; nothing stands above itself', async () => {
		const { db } = company;
		const [next, react] = [await idOf('next.js'), await idOf('react')];
		await expect(placeUnder(db, curator, react, { parent: 'Next.js' })).rejects.toMatchObject({
			status: 422,
		});
		await expect(placeUnder(db, curator, react, { parent: 'ReactJS' })).rejects.toMatchObject({
			status: 422,
		});
		await placeUnder(db, curator, next, { parent: '' });
		expect(await meets('next.js', 'react')).toBeNull();
		await relateTo(db, curator, next, { related: 'React' });
		expect(await meets('next.js', 'react')).toBe('sibling');
		expect((await skillToTend(db, curator, react)).related).toContain('Next.js');
		await unrelate(db, curator, react, { related: 'Next.js' });
		expect(await meets('next.js', 'react')).toBeNull();
	});

	it('reads what was typed and is not known, as far as everybody may, most typed first', async () => {
		const { db, member, outsider, admin } = company;
		const say = (who: Person, name: string) =>
			addSkills(db, who, { names: [name], level: 'confident', wants: false });
		for (const who of [member, outsider, admin]) await say(who, 'Kiln firing');
		await say(outsider, 'Glazing');
		await say(member, 'zqprivate');
		await chooseSeen(db, member, { seenTeach: 'me', seenDo: 'me', seenLearn: 'me' });
		expect(await unknownSkills(db, curator)).toEqual([
			{ folded: 'kiln firing', name: 'Kiln firing', people: 2 },
			{ folded: 'glazing', name: 'Glazing', people: 1 },
		]);
		await addSkill(db, curator, { name: 'Kiln firing' });
		expect((await unknownSkills(db, curator)).map(({ name }) => name)).toEqual(['Glazing']);
	});

	it('brings a list, of which a name that is here stays as it is', async () => {
		const { db } = company;
		const csv =
			'name;aliases;parent;related\nRaku firing;Raku|Raku ware;Kiln firing;\nKiln firing;;;Patience\nRust;Rost;;';
		await expect(importSkills(db, curator, 'title\nx')).rejects.toMatchObject({ status: 422 });
		expect(await importSkills(db, curator, csv)).toBe(2);
		expect(await meets('raku ware', 'kiln firing')).toBe('parent');
		expect(await meets('rost', 'rust')).toBeNull();
		expect(await importSkills(db, curator, csv)).toBe(0);
	});
});

it('is whoever may look after what all share: nobody else', async () => {
	const { db, member } = company;
	const id = await idOf('rust');
	for (const act of [
		() => addSkill(db, member, { name: 'Mine' }),
		() => mergeSkill(db, member, id, { into: 'Go' }),
		() => unrelate(db, member, id, { related: 'Go' }),
		() => importSkills(db, member, 'name\nMine'),
		() => unknownSkills(db, member),
		() => skillToTend(db, member, id),
	])
		await expect(act()).rejects.toMatchObject({ status: 403 });
	expect((await knownSkills(db, 'incident com')).map(({ name }) => name)).toEqual([
		'Incident communication',
		'Incident lead',
	]);
});

describe('a list of people’s skills', () => {
	const CSV =
		'Email,Skill,Level\nINES@example.org,Svelte,can teach\nines@example.org,Rust,\nnobody@example.org,Go,confident\nha@example.org,Queues,confident';

	it('asks each, says nothing of anybody, and tells whoever brought it nothing of what they answer', async () => {
		const { db, admin, member, outsider } = company;
		await addSkills(db, outsider, { names: ['Message queues'], level: 'teaches', wants: false });
		expect(await proposeSkills(db, admin, CSV)).toEqual({
			people: 1,
			skills: 2,
			unknown: ['nobody@example.org'],
		});
		expect(await skillsOf(db.read, member.id)).toEqual([]);
		expect((await inbox(db, member, { unread: true })).map(({ kind }) => kind)).toEqual(['skills-proposed']);
		expect(await proposedTo(db.read, member.id)).toMatchObject([
			{ name: 'Rust', level: 'practising', by: 'Tomasz Wrona' },
			{ name: 'Svelte', level: 'teaches' },
		]);
		await answerProposed(db, member, { folded: 'svelte', is: 'so', level: 'confident' });
		await answerProposed(db, member, { folded: 'rust', is: 'not-so' });
		expect(await skillsOf(db.read, member.id)).toMatchObject([{ name: 'Svelte', level: 'confident' }]);
		expect(await proposedTo(db.read, member.id)).toEqual([]);
		await expect(answerProposed(db, outsider, { folded: 'rust', is: 'so' })).rejects.toMatchObject({
			status: 404,
		});
	});

	it('is brought by those who run the workspace, and says which line is not right', async () => {
		const { db, admin } = company;
		await expect(proposeSkills(db, curator, CSV)).rejects.toMatchObject({ status: 403 });
		const wrong = 'email,skill,level\nines@example.org,Rust,ninja\n,Go,';
		await expect(proposeSkills(db, admin, wrong)).rejects.toMatchObject({
			body: { fields: { people: expect.stringContaining('Line 2: “ninja” is no level') } },
		});
		await expect(proposeSkills(db, admin, 'email,"')).rejects.toMatchObject({ status: 422 });
	});
});
