import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import type { Nearness, SeenBy } from './seen-by.ts';
import { showTo, skillsShown } from './shown.server.ts';
import type { SkillLevel } from './skill.ts';
import { addSkills, changeSkill } from './skills.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
	const say = (name: string, level: SkillLevel, wants = false) =>
		addSkills(company.db, company.member, { names: [name], level, wants });
	await say('Queues', 'teaches');
	await say('Svelte', 'confident');
	await say('Facilitation', 'practising', true);
	await say('Rust', 'curious', true);
	await say('Opera', 'curious');
	const shows = { evidence: 'zqevidence', link: 'https://example.org' };
	await changeSkill(company.db, company.member, {
		folded: 'facilitation',
		level: 'practising',
		wants: true,
		...shows,
	});
});
afterEach(() => company.close());

const lists = (seenTeach: SeenBy, seenDo: SeenBy, seenLearn: SeenBy) =>
	showTo(company.db, company.member, { seenTeach, seenDo, seenLearn });

async function shown(near?: Nearness): Promise<string[]> {
	const { id } = company.member;
	const all = await skillsShown(company.db.read, new Map(near ? [[id, near]] : []));
	return (all.get(id) ?? []).map(({ name, level, wants, evidence }) =>
		[name, level ?? 'unsaid', ...(wants ? ['wants'] : []), ...(evidence ? ['shows it'] : [])].join(' '),
	);
}

test('as long as nothing is said, everybody sees what somebody can do, and mentors what they want to learn', async () => {
	const can = ['Facilitation practising shows it', 'Queues teaches', 'Svelte confident'];
	expect(await shown('workspace')).toEqual(can);
	expect(await shown('mentor')).toEqual([
		'Facilitation practising wants shows it',
		'Queues teaches',
		'Rust curious wants',
		'Svelte confident',
	]);
	expect(await shown('self')).toContain('Opera curious');
	expect(await shown()).toEqual([]);
});

test('who may see that somebody wants to learn something does not see by that how far they are', async () => {
	await lists('me', 'me', 'workspace');
	expect(await shown('workspace')).toEqual(['Facilitation unsaid wants', 'Rust curious wants']);
	await lists('me', 'mentors', 'me');
	expect(await shown('workspace')).toEqual([]);
	expect(await shown('mentor')).toEqual(['Facilitation practising shows it', 'Svelte confident']);
});

test('asked by some names, only those are read, and never those of people who were not asked for', async () => {
	const { db, member, outsider } = company;
	await addSkills(db, outsider, { names: ['Svelte'], level: 'teaches', wants: false });
	const found = await skillsShown(db.read, new Map([[member.id, 'workspace']]), ['svelte', 'rust']);
	expect([...found].map(([id, skills]) => [id, skills.map(({ name }) => name)])).toEqual([
		[member.id, ['Svelte']],
	]);
});
