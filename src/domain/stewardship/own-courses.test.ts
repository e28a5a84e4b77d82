import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshCompany, personOf, type Company } from '../../../tests/support/people.ts';
import { deactivate } from '../accounts/leaving.server.ts';
import { answerItem, finishLesson } from '../training/answering.server.ts';
import { begin } from '../training/beginning.server.ts';
import { CourseContent } from '../training/course.ts';
import { createCourse, publishCourse } from '../training/courses.server.ts';
import { Given } from '../training/grading.ts';
import { reflect } from '../training/reflecting.server.ts';
import { attempt, enrolment, lessonDone, reflection } from '../training/tables.server.ts';
import { coursesTaken } from './own-courses.server.ts';
import { erase } from './erasure.server.ts';

let company: Company;
beforeAll(async () => {
	company = await freshCompany();
});
afterAll(() => company.close());

it('what somebody did in a course leaves with them, is in nobody else’s export, and goes when they are erased', async () => {
	const { db, owner, member, outsider } = company;
	const items = [{ key: 'true', kind: 'true-false', ask: 'Is it?', answer: true }];
	const lessons = [
		{ key: 'first', title: 'First', reflection: 'When?', items },
		{ key: 'second', title: 'Second' },
	];
	const content = CourseContent.parse({
		title: 'A course',
		modules: [{ key: 'all', title: 'All', lessons }],
	});
	const { id, number } = await createCourse(db, member, { content });
	await publishCourse(db, member, number);
	await begin(db, outsider, id);
	const given = Given.parse({ said: 'false' });
	await answerItem(db, outsider, number, { lesson: 'first', item: 'true', given, confidence: 3 });
	await reflect(db, outsider, number, { key: 'first', text: 'Last week' });
	await finishLesson(db, outsider, number, 'first');

	const [taken] = await coursesTaken(db, outsider);
	expect(taken).toMatchObject({
		course: `T-${number}`,
		lessons: [{ lesson: 'first' }],
		answers: [{ question: 'true', try: 1, answer: { said: false }, right: false, confidence: 3 }],
		lines: [{ at: 'first', text: 'Last week' }],
	});
	for (const other of [owner, member]) expect(await coursesTaken(db, other)).toEqual([]);

	await deactivate(db, owner, { personId: outsider.id });
	const { name } = await personOf(db, outsider.email).catch(() => outsider);
	await erase(db, owner, { personId: outsider.id, confirmed: name });
	for (const table of [enrolment, attempt, reflection, lessonDone]) {
		expect(await db.read.select().from(table)).toEqual([]);
	}
});
