import { expect, test } from 'vitest';
import { act, changesOf, offerRows } from './rows.ts';
import { blankForm } from './typed-of.ts';
import type { Typed } from './typed.ts';
import { WrittenForm } from './written-form.ts';

const offered = (): Typed => offerRows(blankForm('UTC', '', 'ines@example.org'));

test('every list offers one blank row, and one only', () => {
	const typed = offered();
	expect(typed).toMatchObject({ timeline: [{}], factors: [{}], lessons: [{ changes: [{}] }], changes: [] });
	expect(offerRows(structuredClone(typed))).toEqual(typed);
});

test('a moment begins where the one before it was', () => {
	const typed = offered();
	Object.assign(typed.timeline[0] ?? {}, { at: '2026-11-10T02:14', text: 'Seen' });
	act(typed, 'add:timeline');
	expect(typed.timeline[1]).toMatchObject({ at: '2026-11-10T02:14', offered: '2026-11-10T02:14', text: '' });
	expect(WrittenForm.parse(typed).content.timeline).toHaveLength(1);
});

test('rows are put between, moved and taken away, each with all that is in it', () => {
	const typed = offered();
	typed.factors = ['a', 'b', 'c'].map((title) => ({
		key: title,
		id: '',
		title,
		detail: title,
		kind: '',
		topics: '',
	}));
	act(typed, 'up:factors.2');
	act(typed, 'down:factors.0');
	expect(typed.factors.map(({ title }) => title)).toEqual(['c', 'a', 'b', '']);
	act(typed, 'remove:factors.1');
	expect(typed.factors.map(({ detail }) => detail)).toEqual(['c', 'b', '']);
	act(typed, 'up:factors.0');
	expect(typed.factors[0]?.title).toBe('c');
	Object.assign(typed.timeline[0] ?? {}, { text: 'later' });
	act(typed, 'insert:timeline.0');
	expect(typed.timeline.map(({ text }) => text)).toEqual(['', 'later', '']);
});

test('changes are added and taken away under their lesson', () => {
	const typed = offered();
	act(typed, 'add:lessons.0.changes');
	expect(typed.lessons[0]?.changes).toHaveLength(2);
	act(typed, 'remove:lessons.0.changes.0');
	act(typed, 'remove:lessons.0.changes.0');
	expect(typed.lessons[0]?.changes).toHaveLength(1);
	act(typed, 'add:changes');
	expect(typed.changes).toHaveLength(1);
});

test('a key is never given twice, not even that of a row which is gone', () => {
	const typed = offered();
	const gone = typed.factors[0]?.key ?? '';
	typed.lessons[0]?.changes[0]?.answers.push(gone);
	act(typed, 'remove:factors.0');
	expect(typed.factors[0]?.key).not.toBe(gone);
});

test('the next day is a day later, over the end of a month as well', () => {
	const typed = offered();
	typed.times.noticed = '2026-02-28T23:50';
	act(typed, 'next-day:times.noticed');
	expect(typed.times.noticed).toBe('2026-03-01T23:50');
	typed.times.noticed = '';
	act(typed, 'next-day:times.noticed');
	expect(typed.times.noticed).toBe('');
});

test('words that no button says change nothing', () => {
	for (const doing of ['', 'remove:lessons.9.changes.0', 'up:nowhere.1', 'remove:title.0', 'add:__proto__']) {
		const typed = offered();
		expect(act(structuredClone(typed), doing)).toEqual(typed);
	}
});

test('no two changes share a key, in whichever lesson they are', () => {
	const typed = offered();
	act(typed, 'add:lessons');
	act(typed, 'add:lessons.0.changes');
	act(typed, 'add:changes');
	const keys = changesOf(typed).map(({ key }) => key);
	expect(new Set(keys).size).toBe(keys.length);
});

test('a moment that is taken up begins at what is known by then; one that is written stays', () => {
	const typed = offered();
	typed.times.started = '2026-11-10T02:14';
	act(typed, 'offer-time:timeline.0');
	expect(typed.timeline[0]).toMatchObject({ at: '2026-11-10T02:14', offered: '2026-11-10T02:14' });
	Object.assign(typed.timeline[0] ?? {}, { at: '', text: 'Nobody knows when' });
	act(typed, 'offer-time:timeline.0');
	expect(typed.timeline[0]?.at).toBe('');
});
