import { expect, test } from 'vitest';
import { questionAbout, titleShown, whichOfThem, type Asked } from './question.ts';

const about = (asked: Partial<Asked>) =>
	questionAbout({
		kind: 'postmortem',
		number: 25,
		title: '',
		topics: [],
		text: '',
		place: 1,
		of: 1,
		...asked,
	});

test.each([
	[['Retries'], 'What did PM\u201125 teach about retries?'],
	[['DNS'], 'What did PM\u201125 teach about DNS?'],
	[['disk space'], 'What did PM\u201125 teach about disk space?'],
	[['Retries amplify'], 'What did PM\u201125 teach about “Retries amplify”?'],
	[[], 'What did PM\u201125 teach?'],
])('asks by a topic, as it stands in a sentence: %j', (topics, question) => {
	expect(about({ topics })).toBe(question);
});

test('asks by the topic that the lesson speaks of; without one by the title, unless that says the lesson', () => {
	const text = 'A retry is load that nobody asked for.';
	expect(about({ topics: ['Queues', 'Retries'], text })).toContain('about retries');
	expect(about({ topics: ['Queues', 'Alerts'], text })).toContain('about queues');
	expect(about({ title: 'The slow roster', text })).toBe('What did “The slow roster” teach?');
	expect(about({ title: 'A retry is load nobody asked for', text })).toBe('What did PM\u201125 teach?');
	expect(titleShown({ title: 'A retry is load nobody asked for', text })).toBe('');
});

test('tells one of several lessons from the others', () => {
	expect(whichOfThem({ place: 1, of: 1 })).toBe('');
	expect(whichOfThem({ place: 2, of: 3 })).toBe('The second of its three lessons');
	expect(whichOfThem({ place: 12, of: 14 })).toBe('The 12th of its 14 lessons');
});
