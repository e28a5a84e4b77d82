import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import type { Person } from '../accounts/person.ts';
import { markRemoved } from '../entries/standing.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import type { Told } from '../../../tests/support/entries.ts';
import { writeLessons } from '../../../tests/support/lessons.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { beforeYouStart } from './before-you-start.server.ts';
import { likeLessons } from './like-lessons.server.ts';
import { refreshWays } from './searchable.server.ts';
import { WrittenSoFar } from './written-so-far.ts';

let company: Company;
beforeEach(async () => {
	company = await freshCompany();
});
afterEach(() => company.close());

const RETRIES = 'Retries multiply the load of a queue exactly when it has none to spare.';
const teach = (text: string, told: Partial<Told> = {}) =>
	writeLessons(company.db, company.member, { title: 'The roster', taught: [text], ...told });
const before = (who: Person, text: string, not: string | null = null) =>
	beforeYouStart(company.db, who, WrittenSoFar.parse({ text, not }));
const ASKED = 'We wonder whether every retry of the client adds load to the queue.';

describe('lessons like a text', () => {
	test('say what both speak of, in a sentence', async () => {
		const { lessons, number } = await teach(RETRIES);
		await teach('The certificate of the gateway had no owner.');
		const [found, ...others] = await likeLessons(company.db.read, company.outsider, { text: ASKED });
		expect(others).toEqual([]);
		expect(found).toMatchObject({
			lesson: lessons[0],
			text: RETRIES,
			href: `/lessons/${lessons[0] ?? 0}`,
			source: { named: `PM\u2011${number}`, authors: ['Inês Carvalho'] },
		});
		expect(found?.reason).toMatch(/^Both speak of [\w, ]+ and \w+\.$/);
		for (const word of found?.words ?? []) expect(RETRIES.toLowerCase()).toContain(word.toLowerCase());
	});

	test('are silent where nothing is sure: one common word, no telling words, nothing at all', async () => {
		await teach(RETRIES);
		for (const text of [
			'The load of laundry.',
			'We learned something today, and it was good.',
			'',
			'queue',
		]) {
			expect((await before(company.outsider, text)).lessons).toEqual([]);
		}
	});

	test('are only what the reader may see, published, and not of the text itself', async () => {
		const { member, outsider } = company;
		const { number } = await teach(RETRIES, { visibility: 'team', team: 'payments' });
		await teach(RETRIES, { draft: true });
		const removed = await teach(RETRIES);
		await transact(company.db, async (tx) => {
			await markRemoved(tx, member, removed.entryId);
			await refreshWays(tx, removed.entryId);
		});
		expect((await before(outsider, ASKED)).lessons).toEqual([]);
		expect((await before(member, ASKED)).lessons.map(({ source }) => source.named)).toEqual([
			`PM\u2011${number}`,
		]);
		expect((await before(member, ASKED, `PM-${number}`)).lessons).toEqual([]);
	});

	test('lead to the lesson that says it better; what is no longer true is not offered', async () => {
		const { db, outsider } = company;
		const old = (await teach(RETRIES)).lessons[0] ?? 0;
		const better = (await teach('Give every caller a budget.')).lessons[0] ?? 0;
		const set = (values: Partial<typeof lesson.$inferInsert>) =>
			transact(db, (tx) => tx.update(lesson).set(values).where(eq(lesson.id, old)));
		await set({ state: 'superseded', supersededBy: better });
		expect((await before(outsider, ASKED)).lessons).toMatchObject([
			{ lesson: better, text: 'Give every caller a budget.' },
		]);
		await set({ state: 'no-longer-true', supersededBy: null });
		expect((await before(outsider, ASKED)).lessons).toEqual([]);
	});
});

describe('what is paid for again', () => {
	const LAPSED = 'The certificate of the gateway lapsed and handshakes broke, renewal had no owner.';
	const daysAgo = (days: number) => ({ at: now() - days * DAY });

	test('is told from the third time in a quarter on, within what the reader may see', async () => {
		const { member, outsider } = company;
		const first = await teach('Own the renewal.', { body: LAPSED, ...daysAgo(80) });
		expect((await before(member, LAPSED)).repetition).toBeNull();
		await teach('Watch it.', { body: LAPSED, ...daysAgo(200) });
		await teach('Nothing.', { body: 'The replica ran out of disk in a backfill.', ...daysAgo(3) });
		expect((await before(member, LAPSED)).repetition).toBeNull();
		const second = await teach('Ask from outside.', {
			body: LAPSED,
			visibility: 'team',
			team: 'payments',
			...daysAgo(10),
		});
		const { repetition } = await before(member, LAPSED);
		expect(repetition).toMatchObject({ times: 3, sentence: 'The third time this quarter' });
		expect(repetition?.reason).toMatch(/^All speak of .+\.$/);
		expect(repetition?.before.map(({ named }) => named)).toEqual(
			[second, first].map(({ number }) => `PM\u2011${number}`),
		);
		expect((await before(outsider, LAPSED)).repetition).toBeNull();
		expect((await before(member, LAPSED, `PM-${second.number}`)).repetition).toBeNull();
	});
});
