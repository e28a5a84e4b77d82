import { invalid, missing } from '#lib/errors.ts';
import type { Database } from '#lib/db/open.server.ts';
import type { Person } from '../../accounts/person.ts';
import { CourseContent, type Lesson } from '../course.ts';
import { readCourse, saveCourse } from '../courses.server.ts';
import { issuesOf, sentence, type Problem } from '../folder-problems.ts';
import { readLesson } from '../folder.ts';

import { Item } from '../item.ts';
import { itemFrom, type Row } from './item-fields.ts';
import { lessonIn, withChangedLesson } from './arranging.ts';

/** Changes a course as it stands now for its authors; what would make it one that cannot be kept is told. */
export async function changeCourse(
	db: Database,
	who: Person,
	number: number,
	change: (course: CourseContent) => CourseContent,
	{ base, field = 'course' }: { base?: number | undefined; field?: string } = {},
): Promise<CourseContent> {
	const { entry, content } = await readCourse(db.read, who, number, { draft: true });
	const read = CourseContent.safeParse(change(content));
	if (!read.success) {
		invalid({
			[field]: read.error.issues
				.map(({ path, message }) => sentence({ path: path.slice(-2), message }))
				.join('\n'),
		});
	}
	await saveCourse(db, who, number, { content: read.data, base: base ?? entry.version });
	return read.data;
}

export async function changeLesson(
	db: Database,
	who: Person,
	number: number,
	key: string,
	change: (lesson: Lesson, course: CourseContent) => Lesson,
	at: { base?: number | undefined; field?: string } = {},
): Promise<void> {
	await changeCourse(
		db,
		who,
		number,
		(course) => {
			if (lessonIn(course, key) === null) missing('This lesson');
			return withChangedLesson(course, key, (lesson) => change(lesson, course));
		},
		at,
	);
}

/** A lesson as somebody typed it, with its items; its key stays. */
export function lessonFromMarkdown(key: string, text: string): Lesson {
	const problems: Problem[] = [];
	const read = readLesson({ name: `${key}.md`, text: text.replace(/\r\n?/g, '\n') }, problems);
	if (read === null || problems.length > 0) {
		invalid({ markdown: problems.map(({ line, says }) => `Line ${line}: ${says}`).join('\n') });
	}
	return { ...read, key };
}

/** A form of an item, of whatever kind; what is wrong with it is told in one go. */
export function readItem(fields: Row): Item {
	const read = Item.safeParse(itemFrom(fields), { reportInput: true });
	return read.success ? read.data : invalid({ item: issuesOf(read.error).map(sentence).join('\n') });
}
