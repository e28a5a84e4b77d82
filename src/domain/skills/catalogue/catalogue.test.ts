import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { languagesFile, LANGUAGES_FILE } from '../../../../scripts/skill-languages.js';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import { above, near, nearness } from '../graph.ts';
import { readGraph } from '../graph.server.ts';
import { foldedSkill, LONGEST_NAME } from '../skill.ts';
import { skill, skillAlias } from '../tables.server.ts';
import { bringCatalogue } from './bringing.server.ts';
import { CATALOGUE } from './catalogue.ts';
import { HUMAN_SKILLS } from './human-skills.ts';

describe('the lists', () => {
	it('have the languages that the script makes of linguist’s list', async () => {
		expect(readFileSync(LANGUAGES_FILE, 'utf8')).toBe(await languagesFile());
	});

	it('say each name once, and name only what they know', () => {
		const names = CATALOGUE.flatMap(({ name, also = [] }) => [name, ...also].map(foldedSkill));
		expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
		expect(names.filter((name) => name === '' || name.length > LONGEST_NAME || name.includes(','))).toEqual(
			[],
		);
		const known = new Set(CATALOGUE.map(({ name }) => name));
		const named = CATALOGUE.flatMap(({ under, beside = [] }) => [...(under ? [under] : []), ...beside]);
		expect(named.filter((name) => !known.has(name))).toEqual([]);
		expect(HUMAN_SKILLS.length).toBeGreaterThanOrEqual(80);
	});
});

describe('brought in', () => {
	let company: Company;
	beforeEach(async () => {
		company = await freshCompany();
	});
	afterEach(() => company.close());

	it('is there once, connected, whenever it is asked for', async () => {
		const { db } = company;
		expect(await bringCatalogue(db)).toBe(CATALOGUE.length);
		expect(await bringCatalogue(db)).toBe(0);
		const graph = await readGraph(db);
		expect(graph.skills.size).toBe(CATALOGUE.length);
		expect(nearness(graph, 'incident lead', 'has led an incident')).toBe('alias');
		expect(nearness(graph, 'technical writing', 'writes clearly')).toBe('parent');
		expect(nearness(graph, 'kafka', 'rabbitmq')).toBe('sibling');
		expect(above(graph, 'next.js')).toEqual(['react', 'javascript']);
		expect(near(graph, 'facilitation').map(({ skill: { name } }) => name)).toContain(
			'Asking second questions',
		);
	});

	it('leaves what curators made of it, and what was typed before, when another version comes', async () => {
		const { db } = company;
		const typed = { name: 'Weaving', folded: 'weaving', origin: 'typed', createdAt: 1 } as const;
		await transact(db, (tx) => tx.insert(skill).values(typed));
		await bringCatalogue(db);
		await transact(db, async (tx) => {
			await tx.update(skill).set({ name: 'React (web)', parentId: null }).where(eq(skill.folded, 'react'));
			await tx.delete(skillAlias).where(eq(skillAlias.folded, 'reactjs'));
		});
		const more = { name: 'Weaving', also: ['Looms'], origin: 'human' } as const;
		const loom = { name: 'Jacquard', under: 'Weaving', beside: ['React'], origin: 'technology' } as const;
		expect(await bringCatalogue(db, [...CATALOGUE, more, loom])).toBe(1);
		const graph = await readGraph(db);
		expect(graph.skills.get('react')).toMatchObject({ name: 'React (web)', parent: null });
		expect(graph.otherNames.has('reactjs')).toBe(false);
		expect(graph.otherNames.has('looms')).toBe(false);
		expect(nearness(graph, 'jacquard', 'weaving')).toBe('parent');
		expect(nearness(graph, 'react', 'jacquard')).toBe('sibling');
	});
});
