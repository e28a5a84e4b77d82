import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { MOST_SKILLS, NewSkills, SkillSaid, type SkillLevel } from './skill.ts';
import { transact } from '#lib/db/transact.server.ts';
import { addSkills, changeSkill, dropSkill, skillsOf } from './skills.server.ts';
import { skill, skillAlias } from './tables.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const add = (names: string, level: SkillLevel = 'confident', who = company.member) =>
	addSkills(company.db, who, NewSkills.parse({ names, level, wants: level === 'curious' }));
const mine = async () => {
	const skills = await skillsOf(company.db.read, company.member.id);
	return skills.map(({ name, level, wants }) => `${name}: ${level}${wants ? ' ↗' : ''}`);
};

test('several are named at once, and one that is there already is not there twice', async () => {
	await add('Svelte,  Technical   writing, svelte,, ');
	await add('Résumés', 'curious');
	await add('TECHNICAL WRITING', 'teaches');
	expect(await mine()).toEqual(['Résumés: curious ↗', 'svelte: confident', 'Technical writing: teaches']);
	expect(await skillsOf(company.db.read, company.outsider.id)).toEqual([]);
});

test('under another of its names it is the same skill, and stays written as it was', async () => {
	await transact(company.db, async (tx) => {
		const row = { name: 'Svelte', folded: 'svelte', origin: 'technology', createdAt: 1 } as const;
		const [made] = await tx.insert(skill).values(row).returning();
		await tx.insert(skillAlias).values({ folded: 'sveltejs', name: 'SvelteJS', skillId: made?.id ?? 0 });
	});
	await add('SvelteJS', 'practising');
	await add('Svelte', 'teaches');
	expect(await mine()).toEqual(['SvelteJS: teaches']);
});

test('what somebody was curious about becomes what they can do, with what shows it', async () => {
	const said = SkillSaid.parse({
		level: 'practising',
		wants: 'yes',
		evidence: 'The queue of PM-3',
		link: 'https://example.org/3',
	});
	const one = { folded: 'tracing', ...said };
	await add('Tracing', 'curious');
	await expect(changeSkill(company.db, company.outsider, one)).rejects.toMatchObject({ status: 404 });
	await changeSkill(company.db, company.member, one);
	expect(await mine()).toEqual(['Tracing: practising ↗']);
	await add('tracing');
	const [kept] = await skillsOf(company.db.read, company.member.id);
	expect(kept).toMatchObject({ level: 'confident', wants: false, evidence: 'The queue of PM-3' });
});

test.each(['javascript:alert(1)', 'ftp://example.org', 'somewhere'])('%s shows nothing', (link) => {
	expect(SkillSaid.safeParse({ level: 'confident', link }).success).toBe(false);
});

test('each takes away their own alone', async () => {
	await add('Tracing');
	await add('Tracing', 'confident', company.outsider);
	await dropSkill(company.db, company.outsider, { folded: 'tracing' });
	expect(await mine()).toEqual(['Tracing: confident']);
	await expect(dropSkill(company.db, company.outsider, { folded: 'tracing' })).rejects.toMatchObject({
		status: 404,
	});
});

test('there are only so many, and nothing is half stored', async () => {
	await add(Array.from({ length: MOST_SKILLS }, (_, k) => `Skill ${k}`).join(','));
	await expect(add('One more, And another')).rejects.toMatchObject({ status: 422 });
	await add('Skill 0', 'curious');
	expect(await mine()).toHaveLength(MOST_SKILLS);
});

test.each(['', ' , ,', '\u0301', 'x'.repeat(61)])('%j is no skill', (names) => {
	expect(NewSkills.safeParse({ names, level: 'confident' }).success).toBe(false);
});
