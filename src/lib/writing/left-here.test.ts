import { expect, test } from 'vitest';
import { forgetLeft, leftHere } from './left-here.ts';

/** Of a browser. */
function shelf(kept: Record<string, unknown>): Storage {
	const map = new Map(Object.entries(kept).map(([key, value]) => [key, JSON.stringify(value)]));
	return {
		get length() {
			return map.size;
		},
		key: (k: number) => [...map.keys()][k] ?? null,
		getItem: (key: string) => map.get(key) ?? null,
		setItem: (key: string, value: string) => void map.set(key, value),
		removeItem: (key: string) => void map.delete(key),
		clear: () => map.clear(),
	};
}

const leaving = (title: string) => ({
	title,
	href: '/stories/3/edit',
	send: { action: '/stories/3/edit?/save', fields: [['title', title]] },
});

test('what one person left is found, of nobody else; what they have to decide about is not sent', () => {
	const storage = shelf({
		'kintsugi:writing-story:1:3': { at: 5, leaving: leaving('Mine') },
		'kintsugi:writing:1:new:aside': { at: 7, leaving: leaving('Aside') },
		'kintsugi:writing-story:12:3': { at: 5, leaving: leaving('Theirs') },
		'kintsugi:writing-story:1:4': { at: 6 },
		'kintsugi:writer': { id: 1 },
	});
	const found = leftHere(storage, 1);
	expect(found.map(({ title, send }) => [title, send !== null])).toEqual([
		['Aside', false],
		['Mine', true],
	]);
	expect(leftHere(shelf({ 'kintsugi:writing:1:2': 'nothing of ours' }), 1)).toEqual([]);
	expect(leftHere(null, 1)).toEqual([]);
});

test('what was written on while it was sent stays', () => {
	const key = 'kintsugi:writing-story:1:3';
	const storage = shelf({ [key]: { at: 5, leaving: leaving('First') } });
	const [left] = leftHere(storage, 1);
	if (!left) throw new Error('It is not there.');
	storage.setItem(key, JSON.stringify({ at: 6, leaving: leaving('Second') }));
	forgetLeft(storage, left);
	expect(leftHere(storage, 1).map(({ title }) => title)).toEqual(['Second']);
	for (const one of leftHere(storage, 1)) forgetLeft(storage, one);
	expect(leftHere(storage, 1)).toEqual([]);
});
