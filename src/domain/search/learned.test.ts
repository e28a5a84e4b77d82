import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeEntry } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { searchLearned } from './learned.server.ts';
import { topicsSeen } from './narrowing.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

it('finds single lessons, marked, and not what stands in the text or in other lessons', async () => {
	await writeEntry(company.db, company.member, {
		title: 'The queue asked nobody',
		lessons: 'Back-pressure only works on somebody who is listening.\nA default can change without a word.',
		body: 'The pressure rose all night.',
	});
	expect(await searchLearned(company.db, company.outsider, 'rose', 5)).toEqual([]);
	const [lesson, ...others] = await searchLearned(company.db, company.outsider, 'back-pres', 5);
	expect(others).toEqual([]);
	expect(lesson).toMatchObject({ number: 1, href: '/postmortems/1' });
	expect(lesson?.text).toEqual([
		{ text: 'Back-pressure', hit: true },
		{ text: ' only works on somebody who is listening.', hit: false },
	]);
});

it('shows nothing of a draft, of another team, or of what is restricted', async () => {
	const lessons = 'The canary is a lesson.';
	const topics = ['Canary'];
	await writeEntry(company.db, company.member, { title: 'Draft', lessons, topics, draft: true });
	await writeEntry(company.db, company.member, {
		title: 'Team',
		lessons,
		topics,
		team: 'payments',
		visibility: 'team',
	});
	await writeEntry(company.db, company.member, { title: 'Few', lessons, topics, visibility: 'restricted' });
	expect(await searchLearned(company.db, company.outsider, 'canary', 5)).toEqual([]);
	expect(await topicsSeen(company.db, company.outsider)).toEqual([]);
	expect(await searchLearned(company.db, company.member, 'canary', 5)).toHaveLength(3);
	expect(await topicsSeen(company.db, company.member)).toEqual(['Canary']);
});

it.each(['', ' ', '"', '-', '-canary', '"" OR', '*'])('takes “%s” for what it is', async (typed) => {
	expect(await searchLearned(company.db, company.member, typed, 5)).toEqual([]);
});
