import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeLessons } from '../../../tests/support/lessons.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { peopleWhoKnow } from './knowing.server.ts';
import { searchLearned } from './learned.server.ts';
import { topicsNamed, topicsSeen } from './narrowing.server.ts';
import { referenced } from './referenced.server.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

it('finds single lessons and changes, marked, and not what stands in the text or in other lessons', async () => {
	const { db, member, outsider } = company;
	const { lessons } = await writeLessons(db, member, {
		title: 'The queue asked nobody',
		taught: [
			'Back-pressure only works on somebody who is *listening*.',
			'A default can change without a word.',
		],
		changes: [{ text: 'Refuse early', lesson: 1 }],
		lessons:
			'Back-pressure only works on somebody who is listening.\nA default can change without a word.\nRefuse early',
		body: 'The pressure rose all night.',
	});
	expect(await searchLearned(db, outsider, 'rose', 5)).toEqual([]);
	const [lesson, ...others] = await searchLearned(db, outsider, 'back-pres', 5);
	expect(others).toEqual([]);
	expect(lesson).toMatchObject({ is: 'lesson', id: lessons[0], href: `/lessons/${lessons[0] ?? 0}` });
	expect(lesson?.text).toEqual([
		{ text: 'Back-pressure', hit: true },
		{ text: ' only works on somebody who is listening.', hit: false },
	]);
	const [change] = await searchLearned(db, outsider, 'refuse', 5);
	expect(change).toMatchObject({ is: 'change', href: `/changes/${change?.id ?? 0}` });
	const known = await peopleWhoKnow(db.read, outsider, lesson ? [lesson] : [], 3);
	expect(known).toEqual([{ id: member.id, name: 'Inês Carvalho', words: 'wrote of it in PM\u20111' }]);
	expect(await peopleWhoKnow(db.read, member, lesson ? [lesson] : [], 3)).toEqual([]);
});

it('shows nothing of a draft, of another team, or of what is restricted', async () => {
	const { db, member, outsider } = company;
	const told = { taught: ['The canary is a lesson.'], topics: ['Canary'], changes: [{ text: 'Free it' }] };
	await writeLessons(db, member, { ...told, title: 'Draft', draft: true });
	await writeLessons(db, member, { ...told, title: 'Team', team: 'payments', visibility: 'team' });
	await writeLessons(db, member, { ...told, title: 'Few', visibility: 'restricted' });
	expect(await searchLearned(db, outsider, 'canary', 5)).toEqual([]);
	expect(await topicsSeen(db, outsider)).toEqual([]);
	expect(await topicsNamed(db, outsider, 'can', 5)).toEqual([]);
	expect(await searchLearned(db, member, 'canary', 5)).toHaveLength(3);
	expect(await topicsSeen(db, member)).toEqual(['Canary']);
	expect(await topicsNamed(db, member, 'can', 5)).toEqual(['Canary']);
	for (const number of ['PM-1', 'L-1', 'C-1', 'PM-2', 'L-3']) {
		expect(await referenced(db.read, outsider, number)).toBeNull();
		expect(await referenced(db.read, member, number)).not.toBeNull();
	}
});

it('finds what is named by its number, however it is typed', async () => {
	const { db, member, outsider } = company;
	await writeLessons(db, member, { title: 'The queue', taught: ['Listen.'], changes: [{ text: 'Ask' }] });
	const typed = ['PM-1', 'pm1', ' pm 1', 'L-1', 'l\u20111', 'c-1'];
	const named = await Promise.all(typed.map((one) => referenced(db.read, outsider, one)));
	expect(named.map((one) => one?.href)).toEqual([
		...['/postmortems/1', '/postmortems/1', '/postmortems/1'],
		...['/lessons/1', '/lessons/1', '/changes/1'],
	]);
	for (const nothing of ['PM-2', 'LOG-1', 'X-1', 'PM-', '1', 'PM-1 and more', 'L-01', '']) {
		expect(await referenced(db.read, outsider, nothing)).toBeNull();
	}
});

it.each(['', ' ', '"', '-', '-canary', '"" OR', '*'])('takes “%s” for what it is', async (typed) => {
	expect(await searchLearned(company.db, company.member, typed, 5)).toEqual([]);
});
