import { expect, test } from 'vitest';
import { EDMONDSON, inTurn, renewOwn, type OwnItems } from './items.ts';

const NONE: OwnItems = { items: [], versions: [] };
const typed = (text: string, id = '', reversed = false) => ({ id, text, reversed });

test('the seven are there word for word, and the first, third and fifth are reversed', () => {
	expect(EDMONDSON.items.map(({ id, reversed }) => `${id}${reversed ? ' R' : ''}`)).toEqual([
		'edmondson-1.1 R',
		'edmondson-2.1',
		'edmondson-3.1 R',
		'edmondson-4.1',
		'edmondson-5.1 R',
		'edmondson-6.1',
		'edmondson-7.1',
	]);
	expect(EDMONDSON.items.map(({ text }) => text)).toEqual([
		'If you make a mistake on this team, it is often held against you.',
		'Members of this team are able to bring up problems and tough issues.',
		'People on this team sometimes reject others for being different.',
		'It is safe to take a risk on this team.',
		'It is difficult to ask other members of this team for help.',
		'No one on this team would deliberately act in a way that undermines my efforts.',
		'Working with members of this team, my unique skills and talents are valued and utilized.',
	]);
	expect(EDMONDSON.source).toContain('doi:10.2307/2666999');
});

test('a sentence keeps its id while its words stay, wherever it stands; other words are another version', () => {
	const first = renewOwn(NONE, [typed('One.'), typed('Two.')]);
	expect(first.items.map(({ id }) => id)).toEqual(['own-1.1', 'own-2.1']);
	const second = renewOwn(first, [typed('Two.', 'own-2.1'), typed('One, said better.', 'own-1.1')]);
	expect(second.items.map(({ id }) => id)).toEqual(['own-2.1', 'own-1.2']);
	const third = renewOwn(second, [typed('One.', 'own-1.2'), typed('Two.', 'own-2.1', true)]);
	// What it was before is no version that comes back, and agreeing means the opposite now.
	expect(third.items.map(({ id }) => id)).toEqual(['own-1.3', 'own-2.2']);
});

test('what was taken away, or is of somebody else, gives its number to nothing new', () => {
	const first = renewOwn(NONE, [typed('One.'), typed('Two.')]);
	const second = renewOwn(first, [typed('Two.', 'own-2.1'), typed('Three.')]);
	expect(second.items.map(({ id }) => id)).toEqual(['own-2.1', 'own-3.1']);
	const foreign = renewOwn(second, [
		typed('If you make a mistake…', 'edmondson-1.1'),
		typed('One.', 'own-1.1'),
	]);
	expect(foreign.items.map(({ id }) => id)).toEqual(['own-4.1', 'own-5.1']);
});

test('short rounds ask each in turn', () => {
	let lately: string[] = [];
	const asked = Array.from({ length: 4 }, () => {
		lately = inTurn(EDMONDSON.items, lately).map(({ id }) => id);
		return lately.map((id) => id.charAt('edmondson-'.length)).join('');
	});
	expect(asked).toEqual(['123', '456', '712', '345']);
	// Of other sentences, from the front.
	expect(inTurn(EDMONDSON.items, ['own-1.1']).map(({ id }) => id)[0]).toBe('edmondson-1.1');
	expect(inTurn(EDMONDSON.items.slice(0, 2), [])).toHaveLength(2);
});
