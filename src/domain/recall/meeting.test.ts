import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR } from '#lib/dates.ts';
import { setClock } from '#lib/db/clock.ts';
import { transact } from '#lib/db/transact.server.ts';
import { markRemoved } from '../entries/standing.server.ts';
import { lesson } from '../lessons/tables.server.ts';
import { writeLessons } from '../../../tests/support/lessons.ts';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { HOWS } from './how-it-went.ts';
import { keep, keptAmong, keptBy, letGo } from './keeping.server.ts';
import { meet, meeting } from './meeting.server.ts';
import { recallCard } from './tables.server.ts';
import { beginAgain, setAWeek, stop } from './wish.server.ts';

let company: Company;
let clock = 0;
let release: () => void;
beforeEach(async () => {
	company = await freshCompany();
	clock = Date.UTC(2026, 10, 2, 9);
	release = setClock(() => clock);
});
afterEach(async () => {
	release();
	await company.close();
});

const taught = (count: number) => Array.from({ length: count }, (_, k) => `Lesson number ${k + 1}.`);
const refused = { status: 409 };

describe('what somebody keeps', () => {
	test('is theirs alone, kept once, and let go', async () => {
		const { db, member, outsider } = company;
		const [one = 0, two = 0] = (await writeLessons(db, outsider, { taught: taught(2) })).lessons;
		await keep(db, member, { lesson: one });
		await keep(db, member, { lesson: one });
		expect(await keptAmong(db.read, member, [one, two])).toEqual(new Set([one]));
		expect(await keptAmong(db.read, outsider, [one, two])).toEqual(new Set());
		await letGo(db, outsider, { lesson: one });
		expect(await keptBy(db.read, member)).toMatchObject([{ lesson: one, text: 'Lesson number 1.' }]);
		await letGo(db, member, { lesson: one });
		expect(await keptBy(db.read, member)).toEqual([]);
	});

	test('is a lesson that they may see; what is hidden from them later goes silently', async () => {
		const { db, member, outsider } = company;
		const hidden = await writeLessons(db, member, {
			taught: taught(1),
			visibility: 'team',
			team: 'payments',
		});
		await expect(keep(db, outsider, { lesson: hidden.lessons[0] ?? 0 })).rejects.toMatchObject({
			status: 404,
		});
		await expect(keep(db, outsider, { lesson: 999 })).rejects.toMatchObject({ status: 404 });
		const seen = await writeLessons(db, member, { taught: taught(1) });
		const id = seen.lessons[0] ?? 0;
		await keep(db, outsider, { lesson: id });
		clock += 30 * DAY;
		expect((await meeting(db, outsider)).card?.lesson).toBe(id);
		await transact(db, (tx) => markRemoved(tx, member, seen.entryId));
		expect(await meeting(db, outsider)).toMatchObject({ card: null, nothingKept: true, nextAt: null });
		expect(await keptBy(db.read, outsider)).toEqual([]);
		await expect(meet(db, outsider, { lesson: id, how: 'well' })).rejects.toMatchObject({ status: 404 });
	});

	test('asks by its source and topic, and tells what it says and what came of it', async () => {
		const { db, member, outsider } = company;
		const { number, lessons } = await writeLessons(db, member, {
			title: 'The roster that answered slowly',
			taught: ['A retry is load that nobody asked for.', 'Second.'],
			topics: ['Queues', 'Retries'],
			changes: [{ text: 'Cap the retries', lesson: 1, state: 'done' }],
		});
		await keep(db, outsider, { lesson: lessons[0] ?? 0 });
		clock += 30 * DAY;
		expect((await meeting(db, outsider)).card).toMatchObject({
			question: `What did PM\u2011${number} teach about retries?`,
			which: 'The first of its two lessons',
			text: 'A retry is load that nobody asked for.',
			changes: [{ text: 'Cap the retries', done: true }],
		});
	});
});

describe('meeting again', () => {
	test('comes when it is due, once, and not while they stopped', async () => {
		const { db, member, outsider } = company;
		const [id = 0] = (await writeLessons(db, outsider, { taught: taught(1) })).lessons;
		await keep(db, member, { lesson: id });
		const { nextAt } = await meeting(db, member);
		expect(nextAt).toBeGreaterThan(clock);
		await expect(meet(db, member, { lesson: id, how: 'well' })).rejects.toMatchObject(refused);
		clock = nextAt ?? 0;
		await stop(db, member);
		expect(await meeting(db, member)).toMatchObject({ card: null, stopped: true, nextAt: null });
		await expect(meet(db, member, { lesson: id, how: 'well' })).rejects.toMatchObject(refused);
		await beginAgain(db, member);
		expect((await meeting(db, member)).card?.lesson).toBe(id);
		const back = await meet(db, member, { lesson: id, how: 'slowly' });
		await expect(meet(db, member, { lesson: id, how: 'slowly' })).rejects.toMatchObject(refused);
		expect(await meeting(db, member)).toMatchObject({ card: null, nextAt: back });
	});

	test('leads to the lesson that says it better, which is kept from then on; one that is no longer true rests', async () => {
		const { db, member, outsider } = company;
		const [old = 0, between = 0, best = 0, untrue = 0] = (
			await writeLessons(db, outsider, { taught: taught(4) })
		).lessons;
		for (const id of [old, untrue]) await keep(db, member, { lesson: id });
		await transact(db, async (tx) => {
			const better = (id: number, by: number) =>
				tx.update(lesson).set({ state: 'superseded', supersededBy: by }).where(eq(lesson.id, id));
			await better(old, between);
			await better(between, best);
			await tx.update(lesson).set({ state: 'no-longer-true' }).where(eq(lesson.id, untrue));
		});
		clock += 30 * DAY;
		const { card } = await meeting(db, member);
		expect(card).toMatchObject({ lesson: old, saidBy: best, text: 'Lesson number 3.' });
		await meet(db, member, { lesson: old, how: 'well' });
		expect((await keptBy(db.read, member)).map((one) => [one.lesson, one.dueAt === null])).toEqual([
			[untrue, true],
			[best, false],
		]);
		expect((await meeting(db, member)).card).toBeNull();
	});

	test('is never more than so many in any seven days, whatever is kept, let go and answered; every card comes back', async () => {
		const { db, member, outsider } = company;
		const { lessons } = await writeLessons(db, outsider, { taught: taught(8) });
		const act = fc.record({
			how: fc.constantFrom(...HOWS),
			wait: fc.integer({ min: 0, max: 40 }).map((hours) => hours * HOUR),
			turned: fc.option(fc.constantFrom(...lessons), { freq: 6 }),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 5 }),
				fc.array(act, { minLength: 30, maxLength: 60 }),
				async (aWeek, acts) => {
					clock += 400 * DAY;
					for (const id of lessons) {
						await letGo(db, member, { lesson: id });
						await keep(db, member, { lesson: id });
					}
					await setAWeek(db, member, { aWeek });
					const times: number[] = [];
					for (const { how, wait, turned } of acts) {
						clock += wait;
						if (turned !== null) {
							await letGo(db, member, { lesson: turned });
							await keep(db, member, { lesson: turned });
						}
						const { card } = await meeting(db, member);
						if (!card) continue;
						const dues = await db.read.select().from(recallCard).where(eq(recallCard.personId, member.id));
						const first = Math.min(...dues.map(({ dueAt }) => dueAt));
						expect(dues.find(({ lessonId }) => lessonId === card.lesson)?.dueAt).toBe(first);
						await meet(db, member, { lesson: card.lesson, how });
						times.push(clock);
					}
					for (const [k, at] of times.entries()) {
						const since = times[k - aWeek];
						if (since !== undefined) expect(at - since).toBeGreaterThanOrEqual(7 * DAY);
					}
					// Whoever comes by often enough meets every one of them.
					const seen = new Set<number>();
					for (let day = 0; day < 7 * lessons.length * 3 && seen.size < lessons.length; day++) {
						clock += DAY;
						const { card } = await meeting(db, member);
						if (!card) continue;
						seen.add(card.lesson);
						await meet(db, member, { lesson: card.lesson, how: 'at-once' });
					}
					expect(seen.size).toBe(lessons.length);
				},
			),
			{ numRuns: 3 },
		);
	});
});
