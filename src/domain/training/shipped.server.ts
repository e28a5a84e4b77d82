import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { forbidden, missing } from '#lib/errors.ts';
import type { Database, Reader, Transaction } from '#lib/db/open.server.ts';
import { transact } from '#lib/db/transact.server.ts';
import { environment } from '#lib/environment.server.ts';
import { decodeUtf8 } from '#lib/files/text.ts';
import { mayCurate } from '../accounts/may.ts';
import type { Person } from '../accounts/person.ts';
import { entry } from '../entries/tables.server.ts';
import { minutesOf, lessonsOf, type CourseContent } from './course.ts';
import { createIn, KIND, publishIn } from './courses.server.ts';
import { readCourse } from './folder.ts';
import { courseInFolder, told } from './importing.server.ts';

/** A course that was written for Kintsugi, and comes with it. */
export interface Shipped {
	/** Its folder: what it is called in a form. */
	slug: string;
	content: CourseContent;
}

export async function shippedCourses(folder = environment().courses): Promise<Shipped[]> {
	const slugs = (await readdir(folder, { withFileTypes: true }).catch(() => []))
		.filter((one) => one.isDirectory())
		.map(({ name }) => name)
		.sort();
	return Promise.all(slugs.map(async (slug) => ({ slug, content: await contentAt(join(folder, slug)) })));
}

async function contentAt(path: string): Promise<CourseContent> {
	const files = await courseInFolder(path);
	const texts = files
		.filter(({ name }) => name.endsWith('.md'))
		.map(({ name, bytes }) => ({ name, text: decodeUtf8(bytes) }));
	const { course, problems } = readCourse(texts);
	if (course === null) throw new Error(`${path}: ${problems.map(told).join(' ')}`);
	return course;
}

/** Those that can be added: none twice, told by its title. */
export async function offeredCourses(db: Database, who: Person) {
	if (!mayCurate(who)) return [];
	const titles = await titlesHere(db.read);
	return (await shippedCourses()).map(({ slug, content }) => ({
		slug,
		title: content.title,
		summary: content.summary,
		minutes: minutesOf(content),
		lessons: lessonsOf(content).length,
		isHere: titles.has(content.title),
	}));
}

async function titlesHere(db: Reader): Promise<Set<string>> {
	const here = await db.select({ title: entry.title }).from(entry).where(eq(entry.kind, KIND));
	return new Set(here.map(({ title }) => title));
}

/** Adds one for everybody; from then on it is a course of the workspace, and can be changed. */
export async function addShipped(db: Database, who: Person, slug: string): Promise<number> {
	if (!mayCurate(who)) forbidden('Curators add the courses that come with Kintsugi.');
	const found = (await shippedCourses()).find((one) => one.slug === slug) ?? missing('This course');
	return transact(db, async (tx) => {
		const { number } = await createIn(tx, who, { content: found.content });
		await publishIn(tx, who, number);
		return number;
	});
}

/** A new workspace has them from the start. */
export async function addAllShipped(db: Database, who: Person): Promise<void> {
	await transact(db, (tx) => addAllShippedIn(tx, who));
}

export async function addAllShippedIn(tx: Transaction, who: Person): Promise<void> {
	const titles = await titlesHere(tx);
	for (const { content } of await shippedCourses()) {
		if (titles.has(content.title)) continue;
		const { number } = await createIn(tx, who, { content });
		await publishIn(tx, who, number);
	}
}
