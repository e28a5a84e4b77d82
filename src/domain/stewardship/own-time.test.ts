import { afterEach, beforeEach, expect, test } from 'vitest';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { freshCompany, personOf, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { NewTime } from '../projects/allowance/noting.ts';
import { noteTime } from '../projects/allowance/noting.server.ts';
import { NewPromise } from '../projects/allowance/promise.ts';
import { promise, promisesTo } from '../projects/allowance/promises.server.ts';
import { learningTime } from '../projects/allowance/tables.server.ts';
import { changeProfile } from '../growth/profile/profile.server.ts';
import { PROFILE_SEEN } from '../growth/profile/profile.ts';
import { growthProfile, openTo } from '../growth/profile/tables.server.ts';
import { proposeSkills } from '../skills/proposing.server.ts';
import { proposedSkill, skillsSeen } from '../skills/tables.server.ts';
import { addSkills, skillsOf } from '../skills/skills.server.ts';
import { erase } from './erasure.server.ts';
import { mergeTeams, isEmpty } from './merging.server.ts';
import { ownData } from './own-data.server.ts';

const DAY = isoDay(now(), 'UTC');

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
	const { db, owner, member } = company;
	const given = { kind: 'hours', hours: '4', team: 'payments', startsOn: DAY };
	await promise(db, owner, NewPromise.parse(given));
	const noted = { day: DAY, hours: '2', is: 'cancelled', reason: 'zqreason' };
	await noteTime(db, member, NewTime.parse(noted));
	await changeProfile(db, member, {
		words: 'zqwords',
		interests: ['zqinterest'],
		openTo: [{ what: 'project', most: 6, restsUntil: null }],
		seen: { ...PROFILE_SEEN, seenLearn: 'me' },
	});
	await proposeSkills(db, owner, `email,skill\n${member.email},zqproposed`);
	await addSkills(db, member, { names: ['zqskill'], level: 'curious', wants: true });
});
afterEach(() => company.close());

async function taken(who: Company['member']): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	for await (const { name, bytes } of ownData(company.db, who))
		files.set(name, new TextDecoder().decode(bytes));
	return files;
}

test('skills and learning time are in what somebody takes out about themselves, and in nobody else’s', async () => {
	const mine = await taken(company.member);
	expect(JSON.parse(mine.get('skills.json') ?? '')).toEqual([
		{ name: 'zqskill', level: 'curious', wants: true, evidence: '', link: '' },
	]);
	expect(JSON.parse(mine.get('learning-time.json') ?? '')).toEqual([
		{ day: DAY, minutes: 120, is: 'cancelled', reason: 'zqreason', promisedTo: 'Payments', wentInto: null },
	]);
	expect(JSON.parse(mine.get('growth-profile.json') ?? '')).toMatchObject({
		...{ words: 'zqwords', interests: ['zqinterest'], openTo: [{ what: 'project', most: 6 }] },
		...{ seen: { seenLearn: 'me' }, proposed: [{ name: 'zqproposed' }] },
	});
	const theirs = [...(await taken(company.owner)).values()].join('');
	expect(theirs).not.toMatch(/zqskill|zqreason|zqwords|zqinterest|zqproposed/);
});

test('of who is erased nothing of it stays', async () => {
	const { db, owner, member } = company;
	await deactivate(db, owner, { personId: member.id });
	await erase(db, owner, { personId: member.id, confirmed: member.name });
	expect(await db.read.select().from(learningTime)).toEqual([]);
	expect(await skillsOf(db.read, member.id)).toEqual([]);
	for (const table of [growthProfile, openTo, skillsSeen, proposedSkill])
		expect(await db.read.select().from(table)).toEqual([]);
});

test('what a team promised goes over with it, and what came of it stays', async () => {
	const { db, owner, member, payments, platform } = company;
	expect(await isEmpty(db.read, payments.id)).toBe(false);
	await mergeTeams(db, owner, { slug: 'payments', into: platform.id });
	const [held] = await promisesTo(db.read, await personOf(db, member.email));
	expect(held?.team?.name).toBe('Platform');
	expect(await db.read.select().from(learningTime)).toHaveLength(1);
});
