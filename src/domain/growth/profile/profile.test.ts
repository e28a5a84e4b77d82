import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '#domain/accounts/person.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { bringCatalogue } from '../../skills/catalogue/bringing.server.ts';
import type { SkillLevel } from '../../skills/skill.ts';
import { addSkills } from '../../skills/skills.server.ts';
import { mentorship } from '../mentoring/tables.server.ts';
import { findPeople } from './finding.server.ts';
import {
	Interests,
	OpenToForm,
	openToWords,
	PROFILE_SEEN,
	type ProfileSeen,
	type SeenBy,
} from './profile.ts';
import { changeProfile, ownProfile } from './profile.server.ts';
import { previewOf, profilesShown } from './shown-profile.server.ts';

const NOW = Date.parse('2026-11-19T09:12Z');
let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(NOW);
	release = setClock(NOW);
	await bringCatalogue(company.db);
});
afterEach(async () => {
	release();
	await company.close();
});

const say = (who: Person, name: string, level: SkillLevel, wants = false) =>
	addSkills(company.db, who, { names: [name], level, wants });

const everything = (by: SeenBy): ProfileSeen => ({
	...{ seenWords: by, seenInterests: by, seenOpenTo: by },
	...{ seenTeach: by, seenDo: by, seenLearn: by },
});

const PROFILE = {
	words: 'Learning to say zqwords',
	interests: ['zqinterest'],
	openTo: [{ what: 'project', most: 6, restsUntil: null } as const],
};

async function fill(): Promise<void> {
	const { db, member } = company;
	await changeProfile(db, member, PROFILE);
	await say(member, 'zqteach', 'teaches');
	await say(member, 'zqdo', 'confident');
	await say(member, 'zqlearn', 'curious', true);
}

const shownTo = async (who: Person) =>
	JSON.stringify([
		(await profilesShown(company.db, who, [company.member.id])).get(company.member.id) ?? null,
		await findPeople(company.db, who, { skill: '', list: null, openTo: null }),
	]);

describe('what others see', () => {
	it('is what everybody may, at first: all but what somebody wants to learn', async () => {
		await fill();
		const text = await shownTo(company.outsider);
		for (const said of ['zqwords', 'zqinterest', 'zqteach', 'zqdo', '"project"'])
			expect(text).toContain(said);
		expect(text).not.toContain('zqlearn');
	});

	it('of each part is what they chose, whoever looks: owners, administrators and leads too', async () => {
		await fill();
		const { db, owner, admin, member, outsider } = company;
		const parts = { seenWords: 'zqwords', seenInterests: 'zqinterest', seenOpenTo: '"project"' };
		const lists = { seenTeach: 'zqteach', seenDo: 'zqdo', seenLearn: 'zqlearn' };
		for (const [part, said] of Object.entries({ ...parts, ...lists })) {
			await changeProfile(db, member, { seen: { ...everything('workspace'), [part]: 'me' } });
			for (const who of [owner, admin, outsider]) expect(await shownTo(who)).not.toContain(said);
			await changeProfile(db, member, { seen: { ...everything('me'), [part]: 'workspace' } });
			expect(await shownTo(outsider)).toContain(said);
		}
	});

	it('is what mentors may for who mentors them now, and nothing at all for guests', async () => {
		await fill();
		const { db, member, outsider, owner } = company;
		await changeProfile(db, member, { seen: everything('mentors') });
		expect(await shownTo(outsider)).not.toContain('zq');
		const two = { mentorId: outsider.id, learnerId: member.id, askedBy: member.id, askedAt: NOW };
		const agreed = { form: 'mentoring', state: 'agreed', aim: '', rhythm: '', endsOn: '2027-01-01' } as const;
		await transact(db, (tx) => tx.insert(mentorship).values({ ...two, ...agreed }));
		expect(await shownTo(outsider)).toContain('zqlearn');
		const guest = await join(db, owner, { name: 'Gast', email: 'gast@example.org', role: 'guest' });
		expect((await profilesShown(db, guest, [member.id])).size).toBe(0);
		await expect(findPeople(db, guest, { skill: '', list: null, openTo: null })).rejects.toMatchObject({
			status: 403,
		});
	});

	it('is seen beforehand by whoever it is about', async () => {
		await fill();
		const { db, member } = company;
		const colleague = await previewOf(db, member, 'workspace');
		expect(colleague?.lists.learn).toEqual([]);
		expect((await previewOf(db, member, 'mentor'))?.lists.learn.map(({ name }) => name)).toEqual(['zqlearn']);
		await changeProfile(db, member, { seen: everything('me') });
		expect(await previewOf(db, member, 'mentor')).toBeNull();
		expect(await ownProfile(db, member)).toMatchObject({ ...PROFILE, seen: everything('me') });
	});

	it('leaves out what they take a rest from, as long as they do', async () => {
		const { db, member, outsider } = company;
		const open = (restsUntil: string) =>
			changeProfile(db, member, { openTo: [{ what: 'mentoring', most: 1, restsUntil }] });
		await open('2026-11-19');
		expect(await shownTo(outsider)).not.toContain('mentoring');
		await open('2026-11-18');
		expect(await shownTo(outsider)).toContain('mentoring');
	});
});

describe('people', () => {
	const found = async (skill: string, more: object = {}) => {
		const sought = { skill, list: null, openTo: null, ...more };
		const { groups } = await findPeople(company.db, company.owner, sought);
		return groups
			.flatMap(({ people }) => people)
			.map(({ name, meets, why }) => [name.split(' ')[0], meets, why]);
	};

	it('are found by a skill as they say it, by another name of it, and near it', async () => {
		const { admin, member, outsider } = company;
		await say(admin, 'SvelteJS', 'practising');
		await say(member, 'Svelte', 'practising');
		await say(outsider, 'JavaScript', 'teaches');
		expect(await found('svelte')).toEqual([
			['Inês', 'exact', null],
			['Tomasz', 'alias', 'calls it SvelteJS'],
			['Nguyễn', 'parent', 'JavaScript, which Svelte goes with'],
		]);
		expect(await found('react')).toEqual([
			['Nguyễn', 'parent', 'JavaScript, which React goes with'],
			['Inês', 'sibling', 'Svelte, which is close to React'],
			['Tomasz', 'sibling', 'Svelte, which is close to React'],
		]);
		expect(await found('svelt')).toEqual([]);
		expect(await found('svelte', { list: 'teach' })).toEqual([
			['Nguyễn', 'parent', 'JavaScript, which Svelte goes with'],
		]);
	});

	it('are found by what they show alone', async () => {
		const { db, member } = company;
		await say(member, 'Rust', 'curious', true);
		expect(await found('rust')).toEqual([]);
		await changeProfile(db, member, { seen: { ...PROFILE_SEEN, seenLearn: 'workspace' } });
		expect(await found('rust')).toEqual([['Inês', 'exact', null]]);
		expect(await found('rust', { list: 'do' })).toEqual([]);
		await changeProfile(db, member, { openTo: [{ what: 'pairing', most: null, restsUntil: null }] });
		expect(await found('', { openTo: 'pairing' })).toEqual([['Inês', null, null]]);
		expect(await found('rust', { openTo: 'mentoring' })).toEqual([]);
	});
});

describe('what is typed', () => {
	it('of being open to something is a list with its numbers', () => {
		const sent = {
			what: ['project', 'mentoring', 'pairing'],
			hours: '6',
			people: '',
			restsUntil: '2026-12-01',
		};
		expect(OpenToForm.parse(sent)).toEqual([
			{ what: 'project', most: 6, restsUntil: null },
			{ what: 'mentoring', most: null, restsUntil: '2026-12-01' },
			{ what: 'pairing', most: null, restsUntil: null },
		]);
		for (const wrong of [{ hours: '-1' }, { hours: 'six' }, { people: '1000' }, { restsUntil: 'soon' }])
			expect(OpenToForm.safeParse({ ...sent, ...wrong }).success).toBe(false);
		expect(openToWords('project', 6)).toBe('A part-time project, up to 6 h a week');
		expect(openToWords('mentoring', 1)).toBe('Mentoring one person');
	});

	it('of interests is each of them once', () => {
		expect(Interests.parse({ interests: 'Drills, maps,  , maps' }).interests).toEqual(['Drills', 'maps']);
		expect(Interests.safeParse({ interests: 'x'.repeat(41) }).success).toBe(false);
	});
});
