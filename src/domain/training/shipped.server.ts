import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { environment } from '#lib/environment.server.ts';
import type { CourseContent } from './course.ts';
import { readCourse } from './folder.ts';

/** The courses that come with Kintsugi, in the order in which one would take them. */
export const SHIPPED = [
	'growth-mindset-at-work',
	'writing-a-blameless-post-mortem',
	'facilitating-a-review',
] as const;
export type Shipped = (typeof SHIPPED)[number];

/** As it lies in its folder, which everybody may open and read. */
export async function shippedCourse(name: Shipped): Promise<CourseContent> {
	const folder = join(environment().courses, name);
	const names = await readdir(folder, { recursive: true });
	const files = await Promise.all(
		names
			.filter((file) => file.endsWith('.md'))
			.map(async (file) => ({
				name: file.replaceAll('\\', '/'),
				text: await readFile(join(folder, file), 'utf8'),
			})),
	);
	const { course, problems } = readCourse(files);
	if (course === null) throw new Error(`${name}/${problems[0]?.file ?? ''}: ${problems[0]?.says ?? ''}`);
	return course;
}
