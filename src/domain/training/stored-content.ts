import { CourseContent } from './course.ts';

/** What a version of a course holds, beside who may read it. */
export function storedContent(kept: unknown): CourseContent {
	return CourseContent.parse(kept);
}
