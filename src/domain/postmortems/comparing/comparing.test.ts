import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { setClock } from '#lib/db/clock.ts';
import { pastOf } from '../past.server.ts';
import { draft, NewPostmortem, read, revise, Revision } from '../postmortems.server.ts';
import { compare } from './comparison.server.ts';
import { restoreVersion } from './restoring.server.ts';
import { pairRows } from './rows.ts';
import { compareWords, type Piece } from './words.ts';

const shown = (pieces: readonly Piece[]) =>
	pieces.map(({ text, is }) => ({ same: text, added: `+[${text}]`, removed: `-[${text}]` })[is]).join('');

describe('words', () => {
	it.each([
		['It was slow.', 'It was very slow.', 'It was +[very ]slow.'],
		['the one old thing', 'the two new thing', 'the -[one old]+[two new] thing'],
		['', 'All of it', '+[All of it]'],
		['All of it', '', '-[All of it]'],
		['Same', 'Same', 'Same'],
	])('%s → %s', (before, after, expected) => {
		expect(shown(compareWords(before, after))).toBe(expected);
	});

	test('both texts can be read back from what is shown', () => {
		const text = fc
			.array(fc.constantFrom('the', 'queue', 'was', ' ', '\n', 'full', '.', 'é'))
			.map((w) => w.join(''));
		fc.assert(
			fc.property(text, text, (before, after) => {
				const pieces = compareWords(before, after);
				const without = (is: Piece['is']) =>
					pieces.filter((piece) => piece.is !== is).map((piece) => piece.text);
				expect(without('added').join('')).toBe(before);
				expect(without('removed').join('')).toBe(after);
			}),
		);
	});

	test('texts that share nothing come back in no time', () => {
		const long = (word: string) => Array.from({ length: 30_000 }, (_, k) => `${word}${k}`).join(' ');
		const began = performance.now();
		expect(compareWords(long('a'), long('b')).map(({ is }) => is)).toEqual(['removed', 'added']);
		expect(performance.now() - began).toBeLessThan(2_000);
	});
});

describe('rows', () => {
	const told = (text: string) => ({ label: '', text });

	test('each stands in the pairs once, in the order of both versions', () => {
		const rows = fc.array(fc.constantFrom('a b c', 'a b d', 'x y', 'x y z', 'q'), { maxLength: 8 });
		fc.assert(
			fc.property(rows, rows, (olds, news) => {
				const [before, after] = [olds.map(told), news.map(told)];
				const pairs = pairRows(before, after);
				const places = (side: 'before' | 'after') =>
					pairs.map((pair) => pair[side]).filter((at) => at !== null);
				expect(places('after')).toEqual(after.map((_, at) => at));
				expect([...places('before')].sort((a, b) => a - b)).toEqual(before.map((_, at) => at));
			}),
		);
	});

	test('a row with another word in it is the same row; a new one beside it is new', () => {
		const before = ['the page went out', 'the roll-back began'];
		const after = ['somebody called', 'the page went out late', 'the roll-back began'];
		expect(pairRows(before.map(told), after.map(told))).toEqual([
			{ before: null, after: 0 },
			{ before: 0, after: 1 },
			{ before: 1, after: 2 },
		]);
	});
});

describe('versions', () => {
	let company: Company;
	let number: number;
	beforeAll(async () => {
		company = await freshCompany();
		const content = {
			title: 'The queue',
			severity: 2,
			narrative: 'It was quiet.\n\nThen it grew.\n\nIt was full.',
			timeline: [
				{ at: '2026-11-10T02:14:00Z', text: 'A page went out', role: 'on-call' },
				{ at: '2026-11-10T02:30:00Z', text: 'Producers paused' },
			],
			lessons: [{ text: 'A queue can say stop.' }, { text: 'Slopes speak first.' }],
			changes: [{ text: 'Alarm on the slope', lesson: 2 }],
		};
		({ number } = await draft(company.db, company.member, NewPostmortem.parse({ content })));
		const { content: stored } = await read(company.db, company.member, number);
		const change = {
			severity: 3,
			narrative: 'It was quiet.\n\nThen it grew fast.\n\nIt was full.',
			timeline: [
				{ at: '2026-11-10T02:05:00Z', text: 'Roster slowed' },
				{ ...stored.timeline[0], at: '2026-11-10T02:14:00Z', text: 'The second page went out' },
			],
			lessons: [stored.lessons[1]],
			changes: [{ ...stored.changes[0], lesson: 1, due: '2026-12-01' }],
		};
		await revise(company.db, company.member, number, Revision.parse({ content: change }));
	});
	afterAll(() => company.close());

	// A date of another year is shown with it.
	beforeAll(() => setClock(Date.UTC(2026, 10, 12)));

	test('are laid side by side: what changed in words, what came and went in rows', async () => {
		const { sections, from, to } = await compare(company.db, company.member, { number, from: 2, to: 1 });
		expect([from.version, to.version]).toEqual([1, 2]);
		const found = Object.fromEntries(
			sections.map(({ id, stretches }) => [
				id,
				stretches.map((one) =>
					'row' in one
						? [shown(one.row.label), shown(one.row.text)].filter(Boolean).join(' | ')
						: `${one.same.length} as before`,
				),
			]),
		);
		expect(found).toEqual({
			facts: ['2 as before', 'Severity | SEV -[2]+[3]', '1 as before'],
			narrative: ['1 as before', 'Then it grew+[ fast].', '1 as before'],
			timeline: [
				'+[Tue 10 Nov, 02:05 UTC] | +[Roster slowed (seen)]',
				'Tue 10 Nov, 02:14 UTC | -[A ]+[The second ]page went out (seen, on-call)',
				'-[Tue 10 Nov, 02:30 UTC] | -[Producers paused (seen)]',
			],
			lessons: ['-[A queue can say stop.]', '1 as before'],
			changes: ['Alarm on the slope\n+[Due: 2026-12-01\n]From the lesson: Slopes speak first.'],
		});
	});

	test('cannot be compared by somebody who may not read it, nor one that is not there', async () => {
		const asked = (who: Company['member'], to: number) => compare(company.db, who, { number, from: 1, to });
		await expect(asked(company.outsider, 2)).rejects.toMatchObject({ status: 404 });
		await expect(asked(company.member, 9)).rejects.toMatchObject({ status: 404 });
	});

	test('an old one comes back as a new one, and rows that still stand keep who they are', async () => {
		const { db, member } = company;
		const before = await read(db, member, number);
		const version = await restoreVersion(db, member, { number, version: 1 });
		expect(version).toBe(3);
		const { content } = await read(db, member, number);
		expect(content.severity).toBe(2);
		expect(content.narrative).toContain('Then it grew.');
		expect(content.timeline.map(({ text }) => text)).toEqual(['A page went out', 'Producers paused']);
		expect(content.timeline[0]?.id).toBe(before.content.timeline[1]?.id);
		expect(content.lessons[1]?.id).toBe(before.content.lessons[0]?.id);
		expect(content.changes[0]?.id).toBe(before.content.changes[0]?.id);
		expect((await pastOf(db, member, number)).versions).toHaveLength(3);
		await expect(restoreVersion(db, member, { number, version: 3 })).rejects.toMatchObject({ status: 409 });
	});
});
