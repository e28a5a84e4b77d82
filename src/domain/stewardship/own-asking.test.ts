import { afterEach, beforeEach, expect, test } from 'vitest';
import { setClock } from '#lib/db/clock.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import type { Person } from '../accounts/person.ts';
import { answer } from '../growth/applying/answering.server.ts';
import { ApplicationAnswer, NewApplication, NewQuestion } from '../growth/applying/application.ts';
import { apply } from '../growth/applying/applying.server.ts';
import { askFirst } from '../growth/applying/asking-first.server.ts';
import { keepInMind } from '../growth/applying/inclinations.server.ts';
import { application, inclination, opportunityQuestion } from '../growth/applying/tables.server.ts';
import { post } from '../growth/opportunities/opportunities.server.ts';
import { NewOpportunity } from '../growth/opportunities/posting.ts';
import { erase } from './erasure.server.ts';
import { ownData } from './own-data.server.ts';

let company: Company;
let clock: () => void;
let number: number;
beforeEach(async () => {
	const day = Date.parse('2026-11-19T09:00Z');
	company = await freshCompany(day);
	clock = setClock(day);
	const { db, owner, member, outsider } = company;
	const given = { title: 'An hour a month', form: 'mentorship', places: 2 };
	({ number } = await post(db, member, NewOpportunity.parse(given)));
	const kept = await post(db, member, NewOpportunity.parse({ ...given, title: 'Two nights' }));
	await keepInMind(db, outsider, kept.number);
	await askFirst(db, outsider, number, NewQuestion.parse({ question: 'zqquestion', named: true }));
	const { id } = await apply(db, outsider, number, NewApplication.parse({ words: 'zqasked' }));
	const no = ApplicationAnswer.parse({ answer: 'not-this-time', reason: 'zqreason' });
	await answer(db, member, number, { ...no, id });
	await apply(db, owner, number, NewApplication.parse({ words: 'zqofanother' }));
});
afterEach(() => {
	clock();
	company.close();
});

async function taken(who: Person): Promise<string> {
	const all: string[] = [];
	for await (const { bytes } of ownData(company.db, who)) all.push(new TextDecoder().decode(bytes));
	return all.join('\n');
}
const rows = async () => {
	const count = async (table: typeof application | typeof inclination | typeof opportunityQuestion) =>
		(await company.db.read.select({ of: table.personId }).from(table)).map(({ of }) => of).sort();
	return {
		kept: await count(inclination),
		asked: await count(opportunityQuestion),
		applied: await count(application),
	};
};

test('what somebody asked, and what they answered, is theirs to take out; what others asked is not', async () => {
	const mine = await taken(company.outsider);
	for (const word of ['zqquestion', 'zqasked', 'zqreason']) expect(mine).toContain(word);
	expect(mine).not.toContain('zqofanother');
	const theirs = await taken(company.member);
	expect(theirs).toContain('zqreason');
	expect(theirs).not.toMatch(/zqquestion|zqasked|zqofanother/);
	expect(await taken(company.owner)).not.toMatch(/zqquestion|zqasked|zqreason/);
});

test('what they asked goes with whoever is erased; what others asked stays', async () => {
	const { db, owner, outsider } = company;
	const before = await rows();
	expect(before).toEqual({
		...{ kept: [outsider.id], asked: [outsider.id] },
		applied: [owner.id, outsider.id],
	});
	await deactivate(db, owner, { personId: outsider.id });
	await erase(db, owner, { personId: outsider.id, confirmed: outsider.name });
	expect(await rows()).toEqual({ kept: [], asked: [], applied: [owner.id] });
});
