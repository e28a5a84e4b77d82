import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshCompany, join, type Company } from '../../../tests/support/people.ts';
import { answerItem, finishLesson, rateRecall } from './answering.server.ts';
import { begin, beginAgain, ownEnrolment } from './beginning.server.ts';
import { CourseContent } from './course.ts';
import { createCourse, publishCourse, readCourse, saveCourse } from './courses.server.ts';
import { difficulties } from './difficulty.ts';
import { readDifficulty } from './difficulty.server.ts';
import type { Confidence } from './enrolment.ts';
import { Given } from './grading.ts';
import { readLesson } from './playing.server.ts';
import { reflect } from './reflecting.server.ts';
import { removeCourse, restoreCourse } from './removing.server.ts';
import { enrolment } from './tables.server.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
});
afterAll(() => company.close());

const written = (more: object = {}) =>
	CourseContent.parse({
		title: 'Blameless in practice',
		summary: 'You can ask for the second story.',
		passMark: 50,
		modules: [
			{
				key: 'stories',
				title: 'Stories',
				lessons: [
					{
						key: 'first',
						title: 'The first story',
						text: 'It is short.',
						reflection: 'When was yours?',
						items: [
							{ key: 'true', kind: 'true-false', ask: 'It is short.', answer: true, because: 'ANSWERCANARY' },
							{ key: 'say', kind: 'recall', ask: 'What is it?', model: 'MODELCANARY' },
						],
					},
					{
						key: 'second',
						title: 'The second story',
						text: 'It is longer.',
						items: [{ key: 'mine', kind: 'reflection', ask: 'And yours?' }],
					},
				],
			},
		],
		...more,
	});

async function course(more: object = {}) {
	const { db, member } = company;
	const made = await createCourse(db, member, { content: written(more) });
	await publishCourse(db, member, made.number);
	return made;
}

const answer = (
	number: number,
	item: string,
	given: object,
	confidence: Confidence | null = 3,
	who = company.outsider,
) => answerItem(company.db, who, number, { lesson: 'first', item, given: Given.parse(given), confidence });
const refusal = (promise: Promise<unknown>) =>
	promise.then(
		() => 'fine',
		(problem: unknown) => JSON.stringify(problem),
	);

describe('a course', () => {
	it('is its authors’ until it is published, and then everybody begins that edition and ends it', async () => {
		const { db, member, outsider } = company;
		const { id, number } = await createCourse(db, member, { content: written() });
		await expect(readCourse(db.read, outsider, number)).rejects.toMatchObject({ status: 404 });
		expect(await refusal(begin(db, member, id))).toMatch('draft');
		await publishCourse(db, member, number);
		const begun = await begin(db, outsider, id);
		expect((await begin(db, outsider, id)).id).toBe(begun.id);

		await saveCourse(db, member, number, { content: written({ title: 'Another title' }) });
		expect((await readCourse(db.read, outsider, number)).content.title).toBe('Blameless in practice');
		expect((await readCourse(db.read, outsider, number)).entry.title).toBe('Blameless in practice');
		const own = await readCourse(db.read, member, number, { draft: true });
		expect([own.content.title, own.hasChanges]).toEqual(['Another title', true]);
		await publishCourse(db, member, number);
		expect((await readCourse(db.read, outsider, number)).content.title).toBe('Another title');
		expect((await readLesson(db, outsider, number, 'first'))?.course.title).toBe('Blameless in practice');
		expect((await begin(db, company.admin, id)).version).toBeGreaterThan(begun.version);
		expect(await refusal(publishCourse(db, member, number))).toMatch('Nothing has changed');
	});

	it('is changed by whoever may, and by nobody else', async () => {
		const { db, member, outsider } = company;
		const { number } = await course();
		const changed = { content: written({ title: 'Mine now' }) };
		await expect(saveCourse(db, outsider, number, changed)).rejects.toMatchObject({ status: 403 });
		await expect(publishCourse(db, outsider, number)).rejects.toMatchObject({ status: 403 });
		await expect(saveCourse(db, member, number, { ...changed, base: 99 })).rejects.toMatchObject({
			status: 409,
		});
		await expect(removeCourse(db, outsider, number)).rejects.toMatchObject({ status: 403 });
		await removeCourse(db, member, number);
		await expect(readCourse(db.read, member, number)).rejects.toMatchObject({ status: 404 });
		await restoreCourse(db, member, number);
		expect((await readCourse(db.read, outsider, number)).content.title).toBe('Blameless in practice');
	});
});

describe('taking it', () => {
	it('tells what is right only after an answer, with how sure one was said before', async () => {
		const { db, outsider } = company;
		const { id, number } = await course({ attempts: 1 });
		expect(await readLesson(db, outsider, number, 'first')).toBeNull();
		await begin(db, outsider, id);
		const before = JSON.stringify(await readLesson(db, outsider, number, 'first'));
		expect(before).not.toMatch(/CANARY|"answer":true/);
		expect(await refusal(answer(number, 'true', {}))).toMatch('Choose one of the two');
		expect(await refusal(answer(number, 'true', { said: 'false' }, null))).toMatch('how sure');
		await answer(number, 'true', { said: 'false' });
		const [first] = (await readLesson(db, outsider, number, 'first'))?.items ?? [];
		expect(first?.explained?.verdict).toMatch('surprises many');
		expect(String(first?.explained?.because)).toMatch('ANSWERCANARY');
		expect(await refusal(answer(number, 'true', { said: 'true' }))).toMatch('last try');
	});

	it('is completed when all was read and enough was right; what was asked of oneself is nobody’s business', async () => {
		const { db, outsider } = company;
		const { id, number } = await course();
		await begin(db, outsider, id);
		expect((await finishLesson(db, outsider, number, 'first')).next).toBe('second');
		expect((await finishLesson(db, outsider, number, 'second')).standing).toMatchObject({
			complete: false,
			needed: 1,
		});
		await answer(number, 'say', { text: 'Short words' });
		const [, recalled] = (await readLesson(db, outsider, number, 'first'))?.items ?? [];
		expect([recalled?.own, recalled?.explained?.verdict, String(recalled?.explained?.model)]).toEqual([
			'Short words',
			'',
			'<p>MODELCANARY</p>\n',
		]);
		await rateRecall(db, outsider, number, { lesson: 'first', item: 'say', near: true });
		expect(await ownEnrolment(db.read, outsider, id)).toMatchObject({ state: 'completed' });
		await reflect(db, outsider, number, { key: 'first', text: 'Last week' });
		await reflect(db, outsider, number, { key: 'mine', text: 'LINECANARY' });
		await expect(reflect(db, outsider, number, { key: 'nowhere', text: 'x' })).rejects.toMatchObject({
			status: 404,
		});
		const lesson = await readLesson(db, outsider, number, 'second');
		expect(lesson?.items[0]?.reflection).toBe('LINECANARY');
		for (const other of [company.owner, company.admin, company.member]) {
			expect(
				JSON.stringify([
					await readCourse(db.read, other, number),
					await readLesson(db, other, number, 'second'),
				]),
			).not.toMatch('LINECANARY');
		}
	});

	it('is begun again where it cannot be completed any more, and what was done stays', async () => {
		const { db, outsider } = company;
		const { id, number } = await course({ attempts: 1, passMark: 100 });
		const begun = await begin(db, outsider, id);
		await answer(number, 'true', { said: 'false' });
		expect((await readLesson(db, outsider, number, 'first'))?.standing.lost).toBe(true);
		const again = await beginAgain(db, outsider, id);
		expect(again.id).not.toBe(begun.id);
		expect((await readLesson(db, outsider, number, 'first'))?.standing).toMatchObject({
			lost: false,
			right: 0,
		});
		const rows = await db.read.select().from(enrolment);
		expect(rows.filter(({ entryId }) => entryId === id).map(({ state }) => state)).toEqual(['left', 'open']);
	});
});

describe('how hard an item is', () => {
	it('is told to its authors for five people or more, in steps of five', async () => {
		const { db, owner, member } = company;
		const { id, number } = await course();
		const people = [company.outsider, company.admin, owner, member];
		for (const who of people) {
			await begin(db, who, id);
			await answer(number, 'true', { said: 'true' }, 2, who);
		}
		expect(await readDifficulty(db, member, number)).toEqual([]);
		const fifth = await join(db, owner, { name: 'Sibel', email: 'sibel@example.org' });
		await begin(db, fifth, id);
		await answer(number, 'true', { said: 'false' }, 2, fifth);
		await answer(number, 'true', { said: 'true' }, 2, fifth);
		expect(await readDifficulty(db, member, number)).toEqual([{ item: 'true', people: 5, right: 80 }]);
		await expect(readDifficulty(db, fifth, number)).rejects.toMatchObject({ status: 403 });
	});

	it('does not change with the sixth person, nor when somebody takes it again', () => {
		const tries = [1, 2, 3, 4, 5, 5, 6, 7].map((person) => ({ item: 'a', person, right: person < 5 }));
		expect(difficulties(tries)).toEqual([{ item: 'a', people: 5, right: 80 }]);
	});
});
