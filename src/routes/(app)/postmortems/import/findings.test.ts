import { expect, it } from 'vitest';
import type { Looked } from '#domain/postmortems/looked.ts';
import { cameSentence, comingOf, foundSentence } from './findings.ts';

const times = { started: null, noticed: null, declared: null, mitigated: null, resolved: null };
const document = (state: 'new' | 'updated' | 'unchanged', print: string): Looked => ({
	file: `${print}-${state}.md`,
	state,
	print,
	title: print,
	happenedAt: null,
	dayOnly: false,
	zone: 'UTC',
	severity: null,
	times,
	events: 0,
	factors: 0,
	lessons: 0,
	changes: 0,
	notes: [],
	keepsItsOwn: false,
});
const refused: Looked = { file: 'bad.md', state: 'refused', reason: 'It is empty.' };

it('says what was found in one sentence', () => {
	expect(foundSentence([document('new', 'a')])).toBe('One post-mortem is new');
	const all = [document('new', 'a'), document('new', 'b'), document('unchanged', 'c'), refused];
	expect(foundSentence(all)).toBe('Two post-mortems are new, one is here already and one cannot be read');
	expect(foundSentence([refused])).toBe('One post-mortem cannot be read');
	expect(foundSentence([])).toBe('Nothing was found');
});

it('counts the same text once', () => {
	const looked = [
		document('new', 'a'),
		{ ...document('new', 'a'), file: 'again.md' },
		document('updated', 'b'),
	];
	expect(comingOf(looked)).toBe(2);
	expect(foundSentence(looked)).toBe('One post-mortem is new and one is a new version');
});

it('says what came of it', () => {
	expect(
		cameSentence([
			{ file: 'a', state: 'imported', number: 1, title: 'A' },
			{ file: 'b', state: 'unchanged', number: 2, title: 'B' },
			{ file: 'c', state: 'failed', reason: 'It is empty.' },
		]),
	).toBe('One post-mortem came in, one was here already and one could not be read');
});
