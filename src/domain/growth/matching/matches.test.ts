import { afterEach, beforeEach, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { freshCompany, join, type Company } from '../../../../tests/support/people.ts';
import type { Person } from '../../accounts/person.ts';
import { reading } from '../../entries/tables.server.ts';
import { thanks } from '../../lessons/tables.server.ts';
import { foldedSkill, type SkillLevel } from '../../skills/skill.ts';
import { personSkill } from '../../skills/tables.server.ts';
import { putAside, takeInclinationBack } from '../applying/inclinations.server.ts';
import { application, inclination } from '../applying/tables.server.ts';
import { goal, goalSkill } from '../goals/tables.server.ts';
import { remove, post } from '../opportunities/opportunities.server.ts';
import { NewOpportunity } from '../opportunities/posting.ts';
import { opportunityShown } from '../opportunities/tables.server.ts';
import { growthProfile } from '../profile/tables.server.ts';
import { chooseWeights } from './choosing.server.ts';
import { matchesFor, type Wanted } from './matches.server.ts';
import { plain } from './saying.ts';
import { ChosenWeights, USUAL } from './weights.ts';

const TODAY = Date.parse('2026-11-26T09:00Z');

let company: Company;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany(Date.parse('2026-01-05T09:00Z'));
	release = setClock(TODAY);
});
afterEach(async () => {
	release();
	await company.close();
});

const posts = (who: Person, title: string, given: object = {}) =>
	post(company.db, who, NewOpportunity.parse({ title, form: 'project', ...given }));
const asksFor = (...names: string[]) => ({ skills: names.map((name) => ({ name, weight: 'must' })) });
const knows = (who: Person, name: string, level: SkillLevel = 'confident', wants = false) =>
	transact(company.db, (tx) =>
		tx.insert(personSkill).values({ personId: who.id, folded: foldedSkill(name), name, level, wants }),
	);
const enjoys = (who: Person, interests: string[], seenInterests: 'me' | 'workspace' = 'workspace') =>
	transact(company.db, (tx) =>
		tx.insert(growthProfile).values({ personId: who.id, interests, seenInterests, changedAt: TODAY }),
	);
const titles = async (who: Person, wanted: Wanted = {}) =>
	(await matchesFor(company.db, who, wanted)).shown.map(({ opening }) => opening.title);

test('an opening meets who brings what it asks for, and stands in their list with the reason', async () => {
	const { member, outsider } = company;
	await knows(member, 'Tracing');
	await posts(outsider, 'A single way', { ...asksFor('Tracing'), hoursAWeek: 5 });
	await posts(outsider, 'Something else', asksFor('Filming'));
	await posts(member, 'My own', asksFor('Tracing'));
	const learningTime = { minutes: 240, name: 'Thursday learning time' };
	const found = await matchesFor(company.db, member, { learningTime });
	expect(found.shown.map(({ opening, sentence }) => [opening.title, plain(sentence)])).toEqual([
		['A single way', 'Matches 1 of your skills. Your Thursday learning time covers four of the five hours.'],
	]);
	expect(found).toMatchObject({ counts: { both: 1, help: 1, grow: 0 }, open: 3, isNew: false, nearest: [] });
	expect(await titles(member, { list: 'grow' })).toEqual([]);
	expect(await titles(member, { forms: ['shadowing'] })).toEqual([]);
	expect((await matchesFor(company.db, outsider)).isNew).toBe(true);
});

test('a goal and what is taught make it stand where they would grow; where nothing fits it says what would change it', async () => {
	const { db, member, outsider } = company;
	await posts(outsider, 'With Noor', {
		skills: [{ name: 'Facilitation', teaches: true }],
		form: 'mentorship',
	});
	await posts(outsider, 'Filming', asksFor('Filming'));
	await transact(db, async (tx) => {
		const at = { stateAt: TODAY, createdAt: TODAY, changedAt: TODAY, position: 0 };
		const row = { personId: member.id, what: 'Be comfortable teaching', why: '', ...at };
		const [made] = await tx.insert(goal).values(row).returning();
		await tx
			.insert(goalSkill)
			.values({ goalId: made?.id ?? 0, folded: 'facilitation', name: 'Facilitation' });
	});
	const { shown } = await matchesFor(db, member, { list: 'grow' });
	expect(shown.map(({ sentence }) => plain(sentence))).toEqual([
		'Meets your goal to be comfortable teaching.',
	]);
	await chooseWeights(db, member, ChosenWeights.parse({ ...USUAL, goal: 0, ranks: 'yes' }));
	const { counts, nearest } = await matchesFor(db, member);
	expect(counts.both).toBe(0);
	expect(nearest.flatMap(({ changes }) => changes.map(({ words }) => words)).sort()).toEqual([
		'If you add Filming to what you can do, this must-have is met.',
		'If you want to learn Facilitation, say so: it is taught here.',
	]);
});

test('what one may not read, asked for, put aside, or what is over, is not among them', async () => {
	const { db, member, outsider, platform } = company;
	await knows(member, 'Tracing');
	await posts(outsider, 'Of Platform', { ...asksFor('Tracing'), team: platform.slug, visibility: 'team' });
	const { id } = await posts(outsider, 'Asked for', asksFor('Tracing'));
	const { number: aside } = await posts(outsider, 'Aside', asksFor('Tracing'));
	const { number: removed } = await posts(outsider, 'Removed', asksFor('Tracing'));
	await remove(db, outsider, removed);
	const ask = { entryId: id, personId: member.id, words: '', at: TODAY, answerBy: '2026-12-10' };
	await transact(db, (tx) => tx.insert(application).values(ask));
	expect(await titles(member)).toEqual(['Aside']);
	await putAside(db, member, aside);
	expect(await titles(member)).toEqual([]);
	await takeInclinationBack(db, member, aside);
	expect(await titles(member)).toEqual(['Aside']);
});

test('nobody’s place comes from who asks, looks, reads or gives thanks; what is as good takes turns by the day', async () => {
	const { db, member, owner, admin, outsider } = company;
	await knows(member, 'Tracing');
	const ids: number[] = [];
	for (let n = 0; n < 6; n++) ids.push((await posts(outsider, `Opening ${n}`, asksFor('Tracing'))).id);
	const before = await titles(member);
	await transact(db, async (tx) => {
		for (const [k, entryId] of ids.entries()) {
			await tx.insert(opportunityShown).values({ entryId, day: '2026-11-25', times: 40 * k });
			for (const { id: personId } of [owner, admin].slice(0, k % 3)) {
				const row = { entryId, personId };
				await tx
					.insert(application)
					.values({ ...row, words: '', at: TODAY, answerBy: '2026-12-10', state: 'accepted' });
				await tx.insert(inclination).values({ ...row, is: 'interested', at: TODAY });
				await tx.insert(reading).values(row);
				await tx.insert(thanks).values({ ...row, kind: 'helped', sentence: '', day: '2026-11-25' });
			}
		}
	});
	expect(await titles(member)).toEqual(before);
	const orders = new Set<string>();
	for (let day = 0; day < 10; day++) {
		release();
		release = setClock(TODAY + day * DAY);
		orders.add((await titles(member)).join());
	}
	expect(orders.size).toBeGreaterThan(5);
});

test('without ranking they stand by their days; weights are one’s own', async () => {
	const { db, member, outsider } = company;
	await knows(member, 'Tracing');
	await knows(member, 'Rust', 'curious', true);
	await posts(outsider, 'Helps', asksFor('Tracing'));
	release();
	release = setClock(TODAY + DAY);
	await posts(outsider, 'Teaches', { skills: [{ name: 'Rust', teaches: true }] });
	expect(await titles(member)).toEqual(['Helps', 'Teaches']);
	await chooseWeights(db, member, ChosenWeights.parse({ ...USUAL, must: 1, learn: 3, ranks: 'yes' }));
	expect(await titles(member)).toEqual(['Teaches', 'Helps']);
	await chooseWeights(db, member, ChosenWeights.parse({ ...USUAL, ranks: 'no' }));
	expect(await titles(member)).toEqual(['Teaches', 'Helps']);
	expect((await matchesFor(db, member)).ranks).toBe(false);
	await chooseWeights(db, member, ChosenWeights.parse({ ...USUAL, must: 0, ranks: 'yes' }));
	expect(await titles(member)).toEqual(['Teaches']);
});

test('what somebody enjoys counts where they let others read it', async () => {
	const { db, member, outsider, admin } = company;
	await enjoys(member, ['drills']);
	await enjoys(outsider, ['drills']);
	await enjoys(admin, ['drills'], 'me');
	await posts(outsider, 'An hour with Hà', { form: 'mentorship' });
	await posts(admin, 'An hour with Tomasz', { form: 'mentorship' });
	const { shown } = await matchesFor(db, member);
	expect(shown.map(({ opening, sentence }) => [opening.title, plain(sentence)])).toEqual([
		['An hour with Hà', 'You both listed drills as something you enjoy.'],
	]);
});

test('it asks the same few statements for any number of openings', async () => {
	const { db, member, outsider } = company;
	await knows(member, 'Tracing');
	const statements = async () => {
		let asked = 0;
		const execute = db.reader.execute.bind(db.reader);
		db.reader.execute = (statement: Parameters<typeof execute>[0]) => {
			asked++;
			return execute(statement);
		};
		await matchesFor(db, member).finally(() => (db.reader.execute = execute));
		return asked;
	};
	for (let n = 0; n < 2; n++) await posts(outsider, `Opening ${n}`, asksFor('Tracing'));
	await matchesFor(db, member);
	const few = await statements();
	for (let n = 0; n < 30; n++) await posts(outsider, `More ${n}`, asksFor('Tracing'));
	await matchesFor(db, member);
	expect(await statements()).toBe(few);
	const { shown, counts } = await matchesFor(db, member);
	expect([shown.length, counts.both]).toEqual([20, 32]);
});

test('a guest has no matches', async () => {
	const { db, owner, outsider } = company;
	const guest = await join(db, owner, { name: 'Gast', email: 'gast@example.org', role: 'guest' });
	await knows(guest, 'Tracing');
	await posts(outsider, 'Opening', asksFor('Tracing'));
	expect(await matchesFor(db, guest)).toMatchObject({ shown: [], open: 0 });
});
