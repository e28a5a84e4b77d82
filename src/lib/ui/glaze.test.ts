import { describe, expect, it } from 'vitest';
import { glazeOf, initialsOf, GLAZES } from './glaze.ts';
import { currentItem } from './navigation.ts';

describe('initials', () => {
	it.each([
		['Inês Carvalho', 'IC'],
		['Nguyễn Thu Hà', 'NH'],
		['Mei-Ling Chou', 'MC'],
		['  cher ', 'C'],
		['Łukasz żak', 'ŁŻ'],
		['李 小龍', '李小'],
		['“Ada” (on call)', 'AC'],
		['', ''],
	])('of %j are %j', (name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe('the glaze of somebody who chose none', () => {
	it('is always the same, and one of ours', () => {
		const names = Array.from({ length: 200 }, (_, k) => `Person ${k}`);
		expect(names.map(glazeOf)).toEqual(names.map(glazeOf));
		expect(new Set(names.map(glazeOf))).toEqual(new Set(GLAZES));
	});
});

describe('the item of the navigation that is open', () => {
	const hrefs = ['/', '/postmortems', '/postmortems/removed', '/log', undefined];

	it.each([
		['/', '/'],
		['/postmortems', '/postmortems'],
		['/postmortems/142', '/postmortems'],
		['/postmortems/removed', '/postmortems/removed'],
		['/postmortemsy', undefined],
		['/logs', undefined],
	])('at %s is %s', (path, href) => expect(currentItem(hrefs, path)).toBe(href));
});
