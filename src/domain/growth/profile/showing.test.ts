import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '#domain/accounts/person.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { SKILL_LEVELS, SKILL_LISTS } from '../../skills/skill.ts';
import { personSkill, skillsSeen } from '../../skills/tables.server.ts';
import { mentorship } from '../mentoring/tables.server.ts';
import { findPeople } from './finding.server.ts';
import { OPEN_TO, SEEN_BY } from './profile.ts';
import { whoShows } from './showing.server.ts';
import { profilesShown } from './shown-profile.server.ts';
import { growthProfile, openTo } from './tables.server.ts';

const NOW = Date.parse('2026-11-19T09:12Z');
let company: Company;
let release: () => void;
beforeAll(async () => {
	company = await freshCompany(NOW);
	release = setClock(NOW);
	const two = { mentorId: company.outsider.id, learnerId: company.member.id, askedBy: company.member.id };
	const agreed = { form: 'mentoring', state: 'agreed', aim: '', rhythm: '', endsOn: '2027-01-01' } as const;
	await transact(company.db, (tx) => tx.insert(mentorship).values({ ...two, ...agreed, askedAt: NOW }));
});
afterAll(async () => {
	release();
	await company.close();
});

const seenBy = fc.constantFrom(...SEEN_BY);
const profile = fc.record({
	words: fc.constantFrom('', 'Learning to listen'),
	interests: fc.subarray(['maps']),
	seen: fc.option(fc.record({ seenWords: seenBy, seenInterests: seenBy, seenOpenTo: seenBy })),
	lists: fc.option(fc.record({ seenTeach: seenBy, seenDo: seenBy, seenLearn: seenBy })),
	skills: fc.array(fc.record({ level: fc.constantFrom(...SKILL_LEVELS), wants: fc.boolean() }), {
		maxLength: 3,
	}),
	open: fc.uniqueArray(
		fc.record({
			what: fc.constantFrom(...OPEN_TO),
			restsUntil: fc.constantFrom(null, '2026-11-18', '2026-11-19'),
		}),
		{ selector: ({ what }) => what, maxLength: 2 },
	),
});
type Profile = typeof profile extends fc.Arbitrary<infer One> ? One : never;

async function store(said: readonly { who: Person; one: Profile }[]): Promise<void> {
	await transact(company.db, async (tx) => {
		for (const table of [growthProfile, openTo, personSkill, skillsSeen]) await tx.delete(table);
		for (const { who, one } of said) {
			const personId = who.id;
			const { words, interests, seen, lists, skills, open } = one;
			if (seen)
				await tx.insert(growthProfile).values({ personId, words, interests, ...seen, changedAt: NOW });
			if (lists) await tx.insert(skillsSeen).values({ personId, ...lists });
			const named = skills.map((skill, k) => ({ personId, name: `S${k}`, folded: `s${k}`, ...skill }));
			if (named.length > 0) await tx.insert(personSkill).values(named);
			if (open.length > 0) await tx.insert(openTo).values(open.map((to) => ({ personId, ...to })));
		}
	});
}

test('who shows something is told as what they show says it, to whoever looks', async () => {
	const { db, owner, admin, member, outsider } = company;
	const all = [owner, admin, member, outsider];
	await fc.assert(
		fc.asyncProperty(fc.tuple(profile, profile, profile, profile), async (profiles) => {
			await store(all.map((who, k) => ({ who, one: profiles[k] ?? profiles[0] })));
			for (const who of [admin, outsider, member]) {
				const ids = all.map(({ id }) => id);
				const shown = await profilesShown(db, who, ids);
				for (const list of [null, ...SKILL_LISTS])
					for (const open of [null, 'pairing', 'mentoring'] as const) {
						const wanted = [...shown]
							.filter(([, { lists }]) => list === null || lists[list].length > 0)
							.filter(([, { openTo: to }]) => open === null || to.some(({ what }) => what === open))
							.map(([id]) => id);
						const found = await whoShows(db.read, who, { list, openTo: open });
						expect(new Set(found.map(({ id }) => id))).toEqual(new Set(wanted));
					}
			}
		}),
		{ numRuns: 15 },
	);
});

test('forty are on a page, in the order of their names, and a guest is on none', async () => {
	const { db, owner, member } = company;
	await store([]);
	const others = await Promise.all(
		Array.from({ length: 42 }, (_, k) =>
			join(db, owner, { name: `Person ${String(k).padStart(2, '0')}`, email: `p${k}@example.org` }),
		),
	);
	const guest = await join(db, owner, { name: 'Gast', email: 'gast@example.org', role: 'guest' });
	const skill = { name: 'Rust', folded: 'rust', level: 'confident', wants: false } as const;
	await transact(db, (tx) =>
		tx.insert(personSkill).values([...others, guest].map(({ id }) => ({ personId: id, ...skill }))),
	);
	for (const sought of ['', 'Rust']) {
		const page = async (asked: string | null) =>
			findPeople(db, member, { skill: sought, list: null, openTo: null }, asked);
		const first = await page(null);
		expect(first.groups.map(({ by, people }) => [by, people.length])).toEqual([
			[sought ? 'exact' : null, 40],
		]);
		const second = await page('2');
		expect(second.groups.flatMap(({ people }) => people.map(({ name }) => name))).toEqual([
			'Person 40',
			'Person 41',
		]);
		expect(second.at).toMatchObject({ page: 2, pages: 2, all: 42 });
	}
});
