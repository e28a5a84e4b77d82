import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '../../accounts/person.ts';
import { foldedSkill } from '../../skills/skill.ts';
import { personSkill, skill, skillsSeen } from '../../skills/tables.server.ts';
import { post } from '../opportunities/opportunities.server.ts';
import { NewOpportunity } from '../opportunities/posting.ts';
import { opportunityShown } from '../opportunities/tables.server.ts';
import { growthProfile, openTo } from '../profile/tables.server.ts';
import { exposureReport } from './exposure-report.server.ts';
import { countShown, noteShown } from './exposure.server.ts';
import { fitOf } from './fit.server.ts';

const TODAY = Date.parse('2026-11-26T09:00Z');

let company: Company;
let people: Person[];
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2026-01-05T09:00Z'));
	release = setClock(TODAY);
	people = [];
	for (let n = 0; n < 8; n++)
		people.push(await join(company.db, company.owner, { name: `zqname${n}`, email: `zq${n}@example.org` }));
});
afterEach(async () => {
	release();
	await company.close();
});

const posts = (who: Person, title: string, given: object = {}) =>
	post(company.db, who, NewOpportunity.parse({ title, form: 'project', ...given }));
const laterBy = (days: number) => {
	release();
	release = setClock(TODAY + days * DAY);
};

test('how often an opening stood in lists is written down of five lists together, or once the day is over', async () => {
	const { db, outsider } = company;
	const { id } = await posts(outsider, 'Opening');
	const stored = () => db.read.select().from(opportunityShown);
	for (const who of people.slice(0, 4)) noteShown(db, who, [id]);
	await countShown(db);
	expect(await stored()).toEqual([]);
	for (const who of people.slice(0, 5)) noteShown(db, who, [id]);
	await countShown(db);
	expect(await stored()).toEqual([{ entryId: id, day: '2026-11-26', times: 5 }]);
	for (const who of people.slice(0, 6)) noteShown(db, who, [id]);
	noteShown(db, outsider, [999]);
	await countShown(db);
	expect(await stored()).toMatchObject([{ times: 5 }]);
	laterBy(1);
	await countShown(db);
	expect(await stored()).toEqual([{ entryId: id, day: '2026-11-26', times: 6 }]);
});

test('everybody reads who is shown how often, of five openings or more, and nothing that gives fewer away', async () => {
	const { db, outsider, member } = company;
	const [newcomer] = people;
	if (!newcomer) throw new Error('Nobody is new.');
	const ids: number[] = [];
	for (let n = 0; n < 6; n++) ids.push((await posts(outsider, `Opening ${n}`)).id);
	for (let n = 0; n < 4; n++) ids.push((await posts(newcomer, `By somebody new ${n}`)).id);
	for (const who of people.slice(0, 5)) noteShown(db, who, ids.slice(0, 6));
	laterBy(1);
	await countShown(db);
	const told = async () => {
		const { groups, leftOut } = await exposureReport(db, member);
		return { leftOut, groups: groups.map(({ name, openings, lists }) => [name, openings, lists]) };
	};
	// Four by newcomers: neither they nor the rest are told, for the rest would tell of them.
	expect(await told()).toEqual({
		leftOut: true,
		groups: [
			['All openings', 10, 3],
			['Of no team', 10, 3],
		],
	});
	await posts(newcomer, 'A fifth by somebody new');
	laterBy(2);
	expect((await told()).groups).toEqual([
		['All openings', 11, 3],
		['By whoever has been here for less than 90 days', 5, 0],
		['By whoever has been here for longer', 6, 5],
		['Of no team', 11, 3],
	]);
});

test('whoever looks after an opening reads of how many each must-have leaves out, and never who', async () => {
	const { db, outsider, member } = company;
	const says = (name: string) => ({ folded: foldedSkill(name), name });
	await transact(db, async (tx) => {
		const at = { origin: 'technology', createdAt: 1 } as const;
		const [above] = await tx
			.insert(skill)
			.values({ ...says('JavaScript'), ...at })
			.returning();
		const parentId = above?.id ?? 0;
		await tx.insert(skill).values(['Svelte', 'React'].map((name) => ({ ...says(name), ...at, parentId })));
		await tx.insert(openTo).values(people.map(({ id }) => ({ personId: id, what: 'project' as const })));
		for (const [k, { id: personId }] of people.entries())
			await tx
				.insert(personSkill)
				.values({ personId, ...says(k < 6 ? 'React' : 'Svelte'), level: 'confident' });
	});
	const skills = ['Svelte', 'React'].map((name) => ({ name, weight: 'must' }));
	const { number } = await posts(outsider, 'Opening', { skills });
	await expect(fitOf(db, member, number)).rejects.toMatchObject({ status: 403 });
	const found = await fitOf(db, outsider, number);
	expect(found).toMatchObject({ of: 8, bringAll: null, bringAllWidened: 8 });
	expect(found.musts).toEqual([
		{ name: 'Svelte', leavesOut: 6, widened: null, close: ['JavaScript', 'React'] },
		{ name: 'React', leavesOut: null, widened: null, close: ['JavaScript', 'Svelte'] },
	]);
	expect(JSON.stringify(found)).not.toContain('zq');

	// Who keeps to themselves what they can do, or what they are open to, or rests, is not among them.
	const [one, other, third, fourth] = people.map(({ id }) => id);
	await transact(db, async (tx) => {
		const seen = { seenTeach: 'workspace', seenDo: 'mentors', seenLearn: 'me' } as const;
		await tx.insert(skillsSeen).values({ personId: one ?? 0, ...seen });
		const profile = { interests: [], changedAt: 1, seenOpenTo: 'me' as const };
		await tx.insert(growthProfile).values({ personId: other ?? 0, ...profile });
		await tx.insert(growthProfile).values({ personId: third ?? 0, ...profile });
	});
	expect(await fitOf(db, outsider, number)).toMatchObject({ of: 5 });
	await transact(db, (tx) =>
		tx
			.insert(growthProfile)
			.values({ personId: fourth ?? 0, interests: [], changedAt: 1, seenOpenTo: 'mentors' }),
	);
	expect(await fitOf(db, outsider, number)).toMatchObject({
		of: null,
		musts: [{ leavesOut: null }, { leavesOut: null }],
	});
});
