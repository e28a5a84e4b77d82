import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEntry } from '../../../tests/support/entries.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { edits } from './edits.ts';
import { SearchQuery } from './query.ts';
import { search } from './search.server.ts';
import { suggestTitles } from './titles.server.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
	const { db, member } = company;
	await writeEntry(db, member, {
		title: 'The certificate that renewed itself into a wall',
		lessons: 'Retries amplify an outage.',
		body: 'Availability fell. The database was full. A café. Retries again, then the retina.',
	});
	await writeEntry(db, member, { title: 'Kubernetes upgrade', body: 'The database moved.' });
	await writeEntry(db, member, { title: 'Другой', body: 'случайно 데이터베이스 장애', severity: 3 });
	await writeEntry(db, member, { title: 'Acquisition of Zephyr', body: 'Confidential', draft: true });
});
afterAll(() => company.close());

const suggested = async (q: string, who = company.outsider) =>
	(await search(company.db, who, SearchQuery.parse({ q }))).suggestion;

describe('did you mean', () => {
	test.each([
		['certficate', 'certificate'],
		['certifciate', 'certificate'],
		['ertificate', 'certificate'],
		['xcertificate', 'certificate'],
		['cretificaet', 'certificate'],
		['retreis', 'retries'],
		['availabilty', 'availability'],
		['cafë caffe', 'cafë cafe'],
		['databsae full', 'database full'],
		['full (databsae?)', 'full (database?)'],
		['случаино', 'случайно'],
		['데이터배이스', '데이터베이스'],
		['Kuberntes -rollback upgrade', 'kubernetes -rollback upgrade'],
	])('%s: %s', async (q, expected) => {
		expect(await suggested(q)).toBe(expected);
	});

	test.each([
		['a word like no other', 'xylophonist'],
		['known words that never stand together', 'kubernetes certificate'],
		['a suggestion that would find nothing', 'kuberntes certificate'],
		['numbers', '12345'],
		['a short word', 'zz'],
		['something found', 'database'],
		['a phrase', '"databsae full"'],
	])('nothing for %s', async (_, q) => {
		expect(await suggested(q)).toBeNull();
	});

	test('nothing that the filters leave out', async () => {
		const { db, outsider } = company;
		const within = async (severity: number) =>
			(await search(db, outsider, SearchQuery.parse({ q: 'другои', severity }))).suggestion;
		expect(await within(3)).toBe('другой');
		expect(await within(2)).toBeNull();
	});

	test('never a word from what the person may not see', async () => {
		expect(await suggested('acquistion')).toBeNull();
		expect(await suggested('zephir')).toBeNull();
		expect(await suggested('acquistion', company.member)).toBe('acquisition');
		expect(await suggested('zephir', company.member)).toBe('zephyr');
	});

	test('a hidden word that is nearer leaves a visible one', async () => {
		const { db, member } = company;
		await writeEntry(db, member, { title: 'Turbine', body: 'turbines' });
		await writeEntry(db, member, { title: 'Turbina', draft: true });
		expect(await suggested('turbinx')).toBe('turbine');
	});
});

describe('titles', () => {
	const titles = async (typed: string, limit = 8) =>
		(await suggestTitles(company.db, company.outsider, typed, limit)).map(({ title }) => title);

	test.each([
		['kube', ['Kubernetes upgrade']],
		['upg kube', ['Kubernetes upgrade']],
		['upgr', ['Kubernetes upgrade']],
		['bernet', ['Kubernetes upgrade']],
		['PM-2', ['Kubernetes upgrade']],
		['database', []],
		['zephyr', []],
		['', []],
		['-kube', []],
		['b', []],
	])('%s', async (typed, expected) => {
		expect(await titles(typed)).toEqual(expected);
	});

	test('words that begin so come before words that have it within', async () => {
		const { db, member } = company;
		await writeEntry(db, member, { title: 'Misfires' });
		await writeEntry(db, member, { title: 'Fires in the night' });
		expect(await titles('fire')).toEqual(['Fires in the night', 'Misfires']);
		expect(await titles('fire', 1)).toEqual(['Fires in the night']);
		const [, within] = await suggestTitles(db, member, 'fire', 8);
		expect(within?.titleMarked).toEqual([
			{ text: 'Mis', hit: false },
			{ text: 'fire', hit: true },
			{ text: 's', hit: false },
		]);
	});
});

test('edits are counted as a person makes them', () => {
	expect(edits('', 'abc')).toBe(3);
	expect(edits('storm', 'storm')).toBe(0);
	expect(edits('storm', 'strom')).toBe(1);
	expect(edits('storm', 'stormy')).toBe(1);
	expect(edits('storm', 'torm')).toBe(1);
	expect(edits('kitten', 'sitting')).toBe(3);
	const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
	fc.assert(
		fc.property(word, word, (one, other) => {
			expect(edits(one, other)).toBe(edits(other, one));
			expect(edits(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
			expect(edits(one, other) === 0).toBe(one === other);
		}),
	);
});
