import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, type Company } from '../../../../tests/support/people.ts';
import { transact } from '#lib/db/transact.server.ts';
import { entry } from '../../entries/tables.server.ts';
import { takenOf } from '../../training/enrolling/taken.server.ts';
import { publish } from '../publication.server.ts';
import { begin } from '../stories.server.ts';
import { story } from '../tables.server.ts';
import { NewStory } from '../telling.ts';
import { bookInMarkdown } from './book-markdown.ts';
import { chaptersOf, storiesOfYear, yearsTold } from './book.server.ts';
import { place } from './arranging.server.ts';
import { Placing, WELCOME } from './shelf.ts';
import { readShelf } from './shelves.server.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
});
afterAll(() => company.close());

const MARCH = Date.parse('2025-03-14T12:00Z');

async function tell(input: object, at = MARCH): Promise<number> {
	const { db, member } = company;
	const { id, number } = await begin(db, member, NewStory.parse(input));
	await publish(db, member, number);
	await transact(db, (tx) => tx.update(entry).set({ publishedAt: at }).where(eq(entry.id, id)));
	return number;
}

/** As one that is told without a name: its month is all that is known of it. */
async function withoutName(number: number, month: string): Promise<void> {
	const { db } = company;
	await transact(db, async (tx) => {
		const [row] = await tx.select().from(entry).where(eq(entry.number, number));
		await tx
			.update(story)
			.set({ month })
			.where(eq(story.entryId, row?.id ?? 0));
	});
}

describe('the book of a year', () => {
	it('has the stories of that year whole, with what was learned after what was told', async () => {
		const { db, outsider } = company;
		const guided = await tell({
			title: 'The restore that was not there',
			tried: 'A *restore*',
			happened: 'Nothing came back.',
			learned: 'A backup is a belief.',
			differently: 'We restore every Friday.',
		});
		const slides = await tell({
			title: 'On slides',
			form: 'slides',
			slides: [{ title: 'One', text: 'First' }],
			learned: 'Short is hard.',
		});
		const free = await tell({ title: 'In one piece', form: 'free', body: '# A heading\n\nAll of it' });
		await tell({ title: 'Another year', form: 'free', body: 'Later' }, Date.parse('2026-01-01T12:00Z'));
		const chapters = await chaptersOf(db, outsider, { year: 2025, stories: null });
		expect(chapters.map(({ title }) => title).sort()).toEqual([
			'In one piece',
			'On slides',
			'The restore that was not there',
		]);
		const partsOf = (number: number) =>
			chapters.find((one) => one.number === number)?.parts.map(({ name, markdown }) => [name, markdown]);
		expect(partsOf(guided)).toEqual([
			['What I tried', 'A *restore*'],
			['What happened', 'Nothing came back.'],
			['What I learned', 'A backup is a belief.'],
			['What I do differently', 'We restore every Friday.'],
		]);
		expect(partsOf(slides)).toEqual([
			['One', 'First'],
			['What I learned', 'Short is hard.'],
		]);
		expect(partsOf(free)).toEqual([['', '# A heading\n\nAll of it']]);
		expect(await chaptersOf(db, outsider, { year: 2025, stories: [slides] })).toHaveLength(1);
		expect(await chaptersOf(db, outsider, { year: 2026, stories: [slides] })).toEqual([]);
		expect(await yearsTold(db, outsider)).toEqual(expect.arrayContaining([2025, 2026]));
		const file = bookInMarkdown(
			'The book',
			await chaptersOf(db, outsider, { year: 2025, stories: [guided] }),
		);
		expect(file).toBe(
			[
				'# The book',
				'1. The restore that was not there, Inês Carvalho',
				'## The restore that was not there',
				'*Inês Carvalho, March 2025*',
				'### What I tried',
				'A *restore*',
				'### What happened',
				'Nothing came back.',
				'### What I learned',
				'A backup is a belief.',
				'### What I do differently',
				'We restore every Friday.\n',
			].join('\n\n'),
		);
		const whole = bookInMarkdown('The book', await chaptersOf(db, outsider, { year: 2025, stories: [free] }));
		expect(whole).toContain('#### A heading');
	});

	it('holds what its reader may read, and of what some people read, only what was chosen', async () => {
		const { db, member, outsider } = company;
		const kept = await tell({
			title: 'zqkept',
			form: 'free',
			body: 'zqbody',
			team: 'payments',
			visibility: 'team',
		});
		const all = { year: 2025, stories: null };
		expect(JSON.stringify(await chaptersOf(db, member, all))).not.toContain('zq');
		expect(JSON.stringify(await chaptersOf(db, member, { year: 2025, stories: [kept] }))).toContain('zqbody');
		expect(await chaptersOf(db, outsider, { year: 2025, stories: [kept] })).toEqual([]);
		expect(JSON.stringify(await storiesOfYear(db, outsider, 2025))).not.toContain('zq');
	});

	it('names nobody, and no day, where a story was told without a name; nor does a shelf', async () => {
		const { db, outsider, owner } = company;
		const number = await tell(
			{ title: 'Nobody said it', form: 'free', body: 'What I never said' },
			Date.parse('2024-12-31T23:00Z'),
		);
		await withoutName(number, '2024-12');
		const chapters = await chaptersOf(db, outsider, { year: 2024, stories: null });
		expect(chapters).toMatchObject([{ title: 'Nobody said it', by: '', month: 'December 2024' }]);
		expect(JSON.stringify(chapters)).not.toContain('Carvalho');
		expect(bookInMarkdown('The book', chapters)).toContain('*Told without a name, December 2024*');
		await place(db, owner, WELCOME, Placing.parse({ entry: `S-${number}` }));
		const { books } = await readShelf(db, outsider, { slug: WELCOME, taken: takenOf });
		expect(books).toMatchObject([{ title: 'Nobody said it', authors: [] }]);
		expect(JSON.stringify(books)).not.toContain('Carvalho');
	});
});
