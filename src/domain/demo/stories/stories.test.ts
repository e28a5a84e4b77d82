import { expect, test } from 'vitest';
import { Told } from '#domain/stories/story.ts';
import { DEMO_PEOPLE, DEMO_TEAMS } from '../people.ts';
import { WRITTEN } from '../postmortems/written.ts';
import { EVENINGS, FAILURES, OF_THE_MONTH, WELCOME_BOOKS } from './gatherings.ts';
import type { WrittenStory } from './telling.ts';
import { unsigned } from './unsigned.ts';
import { STORIES } from './written.ts';

const mailboxes = new Set(DEMO_PEOPLE.map(({ email }) => email.replace('@orrery.example', '')));
const namesOf = (list = '') => list.split(' ').filter(Boolean);
const keys = new Set(WRITTEN.map(({ key }) => key));

test('each is told whole, in the words of one person, with what it taught and what is done differently', () => {
	for (const { told } of STORIES) {
		const { learned, differently } = Told.parse(told);
		expect([learned, differently], told.title).not.toContain('');
		expect(wordsOf(told), told.title).toBeGreaterThan(170);
		expect(wordsOf(told), told.title).toBeLessThan(700);
	}
	expect(wordsOf(unsigned)).toBeGreaterThan(250);
	expect(new Set(STORIES.map(({ told }) => told.form ?? 'guided'))).toEqual(
		new Set(['guided', 'free', 'slides']),
	);
});

test('everybody named is of the example, and nobody recognises their own', () => {
	for (const { by, team, told, saw, helped, agreed = [], questions = [], postmortem } of STORIES) {
		const others = [...namesOf(saw), ...namesOf(helped), ...agreed, ...questions.map((one) => one.by)];
		for (const one of [by, ...others]) expect(mailboxes, told.title).toContain(one);
		expect(others, told.title).not.toContain(by);
		expect(
			DEMO_TEAMS.map(({ name }) => name),
			told.title,
		).toContain(team);
		if (postmortem !== undefined) expect(keys, told.title).toContain(postmortem);
		for (const list of [saw, helped]) expect(new Set(namesOf(list)).size).toBe(namesOf(list).length);
	}
	const parts = EVENINGS.flatMap((evening) => evening.parts);
	for (const one of parts) if (one.by !== undefined) expect(mailboxes).toContain(one.by);
	for (const key of [OF_THE_MONTH.postmortem, ...parts.map((one) => one.postmortem)]) {
		if (key !== undefined) expect(keys).toContain(key);
	}
});

test('one asks after it was told, is answered after one asked, and reports once it is time', () => {
	for (const { ago, told, questions = [], commitments = [], changed } of STORIES) {
		for (const question of questions) {
			expect(question.ago, told.title).toBeLessThanOrEqual(ago);
			expect(question.answer?.ago ?? question.declined ?? 0).toBeLessThanOrEqual(question.ago);
		}
		for (const { report, ago: due } of commitments) {
			expect(due > 0, told.title).toBe(report !== undefined);
			expect(due).toBeLessThan(ago);
		}
		if (changed) expect(changed.ago).toBeLessThanOrEqual(ago);
	}
});

test('the shelf and the failure CV lead to stories that were told', () => {
	const linked: (WrittenStory | undefined)[] = [
		...WELCOME_BOOKS.map(({ story }) => story),
		...FAILURES.map(({ story }) => story),
	];
	for (const one of linked) if (one) expect(STORIES).toContain(one);
	expect(WELCOME_BOOKS.map(({ week }) => week)).toEqual([1, 1, 1, 4, 4, 12]);
});

function wordsOf(told: WrittenStory['told']): number {
	const slides = (told.slides ?? []).map(({ title, text }) => `${title} ${text}`);
	const parts = [told.tried, told.believed, told.happened, told.criticism, told.learned, told.differently];
	return [...parts, told.stillWrong, told.body, ...slides].join(' ').split(/\s+/).filter(Boolean).length;
}
