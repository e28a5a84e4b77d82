import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { MOST_SKILLS, NewSkills } from './skill.ts';
import { addSkills, dropSkill, learnedSkill, skillsOf } from './skills.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const add = (names: string, is: 'has' | 'learns' = 'has', who = company.member) =>
	addSkills(company.db, who, NewSkills.parse({ names, is }));
const mine = async () => {
	const skills = await skillsOf(company.db.read, company.member.id);
	return skills.map(({ name, is }) => `${name}: ${is}`);
};

test('several are named at once, and one that is there already is not there twice', async () => {
	await add('Svelte,  Technical   writing, svelte,, ');
	await add('Résumés', 'learns');
	await add('TECHNICAL WRITING');
	expect(await mine()).toEqual(['Résumés: learns', 'svelte: has', 'TECHNICAL WRITING: has']);
	expect(await skillsOf(company.db.read, company.outsider.id)).toEqual([]);
});

test('what somebody wanted to learn becomes what they can do', async () => {
	const one = { folded: 'tracing' };
	await add('Tracing', 'learns');
	await expect(learnedSkill(company.db, company.outsider, one)).rejects.toMatchObject({ status: 404 });
	await learnedSkill(company.db, company.member, one);
	expect(await mine()).toEqual(['Tracing: has']);
	await expect(learnedSkill(company.db, company.member, one)).rejects.toMatchObject({ status: 409 });
});

test('each takes away their own alone', async () => {
	await add('Tracing');
	await add('Tracing', 'has', company.outsider);
	await dropSkill(company.db, company.outsider, { folded: 'tracing' });
	expect(await mine()).toEqual(['Tracing: has']);
	await expect(dropSkill(company.db, company.outsider, { folded: 'tracing' })).rejects.toMatchObject({
		status: 404,
	});
});

test('there are only so many, and nothing is half stored', async () => {
	await add(Array.from({ length: MOST_SKILLS }, (_, k) => `Skill ${k}`).join(','));
	await expect(add('One more, And another')).rejects.toMatchObject({ status: 422 });
	await add('Skill 0', 'learns');
	expect(await mine()).toHaveLength(MOST_SKILLS);
});

test.each(['', ' , ,', '\u0301', 'x'.repeat(61)])('%j is no skill', (names) => {
	expect(NewSkills.safeParse({ names, is: 'has' }).success).toBe(false);
});
