import { afterAll, beforeAll, expect, it } from 'vitest';
import sharp from 'sharp';
import { freshCompany, type Company } from '../../../tests/support/people.ts';
import { join } from 'node:path';
import { attach, filesOf } from '../entries/attachments.server.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { anyCourse } from './any-course.ts';
import { begin } from './beginning.server.ts';
import { createCourse, publishCourse, readCourse, saveCourse } from './courses.server.ts';
import { exportCourse, exportZip } from './exporting.server.ts';
import { courseInZip, importCourse } from './importing.server.ts';
import { addAllShipped, addShipped, offeredCourses, shippedCourses } from './shipped.server.ts';
import fc from 'fast-check';

let company: Company;
let other: Company;
beforeAll(async () => {
	[company, other] = [await freshCompany(), await freshCompany()];
});
afterAll(async () => {
	await company.close();
	await other.close();
});

it('a course goes to another workspace as a zip, with its pictures, and is the same there', async () => {
	const { db, member } = company;
	const [some] = fc.sample(
		anyCourse.filter(({ modules }) => modules.length > 0),
		{ seed: 7, numRuns: 1 },
	);
	if (!some) throw new Error('There is no course.');
	const { id, number } = await createCourse(db, member, { content: some });
	const bytes = new Uint8Array(
		await sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
			.png()
			.toBuffer(),
	);
	const picture = await attach(db, member, { kind: 'course', number }, { fileName: 'lag.png', bytes });
	const [first, ...rest] = some.modules;
	const [lesson, ...lessons] = first?.lessons ?? [];
	if (!first || !lesson) throw new Error('There is no lesson.');
	const text = `Look.\n\n![The lag](${fileAddress(picture.name)})`;
	const content = { ...some, modules: [{ ...first, lessons: [{ ...lesson, text }, ...lessons] }, ...rest] };
	await saveCourse(db, member, number, { content });

	const { name, bytes: zip } = await exportZip(db, member, number);
	expect(name).toMatch(/^T-1.*\.zip$/);
	expect((await exportZip(db, member, number)).bytes).toEqual(zip);
	const brought = await importCourse(other.db, other.member, await courseInZip(zip));
	const there = await readCourse(other.db.read, other.member, brought.number, { draft: true });
	expect(there.content).toEqual(content);
	expect(there.entry.publishedAt).toBeNull();
	expect((await filesOf(other.db.read, there.entry.id)).map((file) => file.name)).toEqual([picture.name]);

	const again = await importCourse(db, member, await courseInZip(zip), { into: number });
	expect(again.number).toBe(number);
	expect((await filesOf(db.read, id)).length).toBe(2);
});

it('what cannot be read brings nothing, and is told with file and line', async () => {
	const { db, member } = company;
	const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
	const files = [
		file('course.md', '---\ntitle: A\n---\n'),
		file('1-a/1-b.md', '---\ntitel: B\n---\n![x](x.png)'),
		file('1-a/x.png', 'no picture'),
	];
	await expect(importCourse(db, member, files)).rejects.toMatchObject({
		status: 422,
		body: {
			fields: { file: expect.stringContaining('1-a/1-b.md, line 2: “titel” is not known here') as string },
		},
	});
	await expect(courseInZip(new Uint8Array([1, 2]))).rejects.toMatchObject({ status: 422 });
});

it('leaves with whoever may change it, and says nothing of those who took it', async () => {
	const { db, member, outsider } = company;
	const [some] = await shippedCourses();
	if (!some) throw new Error('No course comes with it.');
	const { id, number } = await createCourse(db, member, { content: some.content });
	await publishCourse(db, member, number);
	await begin(db, outsider, id);
	await expect(exportCourse(db, outsider, number)).rejects.toMatchObject({ status: 403 });
	expect((await exportCourse(db, member, number)).every(({ name }) => name.endsWith('.md'))).toBe(true);
});

it('the courses that come with it are read, offered to curators and added once', async () => {
	const { db, owner, outsider } = other;
	const shipped = await shippedCourses(join(import.meta.dirname, 'shipped'));
	expect(shipped.length).toBeGreaterThanOrEqual(3);
	expect(await offeredCourses(db, outsider)).toEqual([]);
	await expect(addShipped(db, outsider, shipped[0]?.slug ?? '')).rejects.toMatchObject({ status: 403 });
	await expect(addShipped(db, owner, '../shipped')).rejects.toMatchObject({ status: 404 });
	await addAllShipped(db, owner);
	expect((await offeredCourses(db, owner)).every(({ isHere }) => isHere)).toBe(true);
});
