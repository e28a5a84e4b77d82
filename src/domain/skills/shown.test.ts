import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Nearness, SeenBy } from './seen-by.ts';
import { chooseSeen, unchosenBy } from './choosing-seen.server.ts';
import { skillsShown } from './shown.server.ts';
import type { SkillLevel } from './skill.ts';
import { addSkills, changeSkill } from './skills.server.ts';
import { skillsSeen } from './tables.server.ts';

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
	chooseSeen(company.db, company.member, { seenTeach, seenDo, seenLearn });

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

test('who sees them is asked once: where they were named before one could say so, and of a first wish', async () => {
	const { db, member, outsider } = company;
	const asked = (who = member) => unchosenBy(db.read, who.id);
	expect(await asked(outsider)).toBe(null);
	await addSkills(db, outsider, { names: ['Queues'], level: 'confident', wants: false });
	expect(await asked(outsider)).toBe(null);
	expect(await asked()).toBe('wishes');
	await chooseSeen(db, member, { seenLearn: 'workspace' });
	expect(await asked()).toBe(null);
	expect(await shown('workspace')).toContain('Rust curious wants');
	expect(await shown('workspace')).toContain('Queues teaches');
});

test('what was kept before one could say so stays so, and is not asked about again', async () => {
	const { db, member } = company;
	const all = { seenTeach: 'me', seenDo: 'me', seenLearn: 'me' } as const;
	const personId = member.id;
	await transact(db, (tx) => tx.insert(skillsSeen).values({ personId, ...all, chosen: false }));
	expect(await unchosenBy(db.read, personId)).toBe('earlier');
	await chooseSeen(db, member, {});
	expect(await unchosenBy(db.read, personId)).toBe(null);
	expect(await shown('mentor')).toEqual([]);
});
