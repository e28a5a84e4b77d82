import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import { canonical, near, nearness, nameOf, namesOf } from './graph.ts';
import { readGraph } from './graph.server.ts';
import { foldedSkill } from './skill.ts';
import { skill, skillAlias, skillRelated } from './tables.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

/** `{ name: 'Svelte', under: 'JavaScript', also: ['SvelteJS'] }`, above before below. */
async function known(...skills: { name: string; under?: string; also?: string[] }[]): Promise<void> {
	await transact(company.db, async (tx) => {
		for (const { name, under, also = [] } of skills) {
			const [parent] = under ? await tx.select().from(skill).where(eq(skill.name, under)) : [];
			const row = { name, folded: foldedSkill(name), origin: 'human', createdAt: 1 } as const;
			const [made] = await tx
				.insert(skill)
				.values({ ...row, parentId: parent?.id ?? null })
				.returning();
			const skillId = made?.id ?? 0;
			for (const alias of also)
				await tx.insert(skillAlias).values({ folded: foldedSkill(alias), name: alias, skillId });
		}
	});
}

async function idOf(name: string): Promise<number> {
	const [row] = await company.db.read.select().from(skill).where(eq(skill.name, name));
	return row?.id ?? 0;
}

async function becomes(one: string, other: string): Promise<void> {
	const [id, mergedInto] = [await idOf(one), await idOf(other)];
	await transact(company.db, (tx) => tx.update(skill).set({ mergedInto }).where(eq(skill.id, id)));
}

test('skills meet by their name, by another name, by what is above, and side by side', async () => {
	await known(
		{ name: 'JavaScript', also: ['JS'] },
		{ name: 'Svelte', under: 'JavaScript', also: ['SvelteJS', 'Svelte.js'] },
		{ name: 'React', under: 'JavaScript' },
		{ name: 'Next.js', under: 'React' },
		{ name: 'Rust' },
	);
	const graph = await readGraph(company.db);
	const meets = (wanted: string, have: string) => nearness(graph, wanted, have);
	expect(meets('svelte', 'svelte')).toBe('exact');
	expect(meets('svelte', 'sveltejs')).toBe('alias');
	expect(meets('svelte.js', 'sveltejs')).toBe('alias');
	expect(meets('js', 'next.js')).toBe('parent');
	expect(meets('next.js', 'javascript')).toBe('parent');
	expect(meets('svelte.js', 'react')).toBe('sibling');
	expect(meets('svelte', 'next.js')).toBeNull();
	expect(meets('rust', 'react')).toBeNull();
});

test('what nobody knows yet meets itself, and nothing by its letters', async () => {
	await known({ name: 'Java' }, { name: 'JavaScript' });
	const graph = await readGraph(company.db);
	expect(nearness(graph, 'knowing the depots', 'knowing the depots')).toBe('exact');
	expect(nearness(graph, 'java', 'javascript')).toBeNull();
	expect(nearness(graph, 'knowing the depots', 'knowing depots')).toBeNull();
	expect(canonical(graph, 'knowing the depots')).toBe('knowing the depots');
	expect(nameOf(graph, 'knowing the depots', 'Knowing the depots')).toBe('Knowing the depots');
});

test('what became part of another leads on with all its names, its parent and its children', async () => {
	await known(
		{ name: 'Telling' },
		{ name: 'Speaking', under: 'Telling', also: ['Talks'] },
		{ name: 'Public speaking' },
		{ name: 'Lightning talks', under: 'Speaking' },
	);
	await becomes('Speaking', 'Public speaking');
	const graph = await readGraph(company.db);
	expect([...graph.skills.keys()]).not.toContain('speaking');
	expect(namesOf(graph, 'talks').sort()).toEqual(['public speaking', 'speaking', 'talks']);
	expect(nearness(graph, 'lightning talks', 'public speaking')).toBe('parent');
	expect(nameOf(graph, 'talks', 'Talks')).toBe('Public speaking');
});

test('a ring that merging closed ends, and loses nobody', async () => {
	await known({ name: 'A' }, { name: 'B', under: 'A' }, { name: 'C', under: 'B' }, { name: 'D', under: 'C' });
	await becomes('A', 'C');
	const graph = await readGraph(company.db);
	expect(nearness(graph, 'd', 'b')).toBe('parent');
	expect(nearness(graph, 'd', 'elsewhere')).toBeNull();
	await becomes('C', 'A');
	expect((await readGraph(company.db)).skills.size).toBe(4);
});

test('what helps with each other stands side by side, from both', async () => {
	await known({ name: 'Facilitation' }, { name: 'Asking second questions' }, { name: 'Budgeting' });
	const pair = { skillId: await idOf('Facilitation'), relatedId: await idOf('Asking second questions') };
	await transact(company.db, (tx) => tx.insert(skillRelated).values(pair));
	const graph = await readGraph(company.db);
	expect(near(graph, 'asking second questions').map(({ skill, meets }) => [skill.name, meets])).toEqual([
		['Facilitation', 'sibling'],
	]);
	expect(near(graph, 'budgeting')).toEqual([]);
});

test('the graph is read again only after somebody wrote', async () => {
	await known({ name: 'Rust' });
	const first = await readGraph(company.db);
	expect(await readGraph(company.db)).toBe(first);
	await known({ name: 'Zig' });
	expect([...(await readGraph(company.db)).skills.keys()]).toEqual(['rust', 'zig']);
});
