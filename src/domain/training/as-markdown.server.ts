import type { Database } from '#lib/db/open.server.ts';
import { joinFrontMatter } from '#lib/markdown/frontmatter.ts';
import { slugOf } from '#lib/slug.ts';
import type { Person } from '../accounts/person.ts';
import { reference } from '../entries/kinds.ts';
import type { CourseContent, Lesson } from './course.ts';
import { KIND, readCourse } from './courses.server.ts';

/**
 * A course to read, as its readers see it: what is asked stands in it, and nothing of what is right. The folder that it
 * is written in, with all of that, is for those who may change it: `exporting.server.ts`.
 */
export async function exportMarkdown(
	db: Database,
	who: Person,
	number: number,
): Promise<{ name: string; text: string }> {
	const { content } = await readCourse(db.read, who, number);
	const name = [reference(KIND, number), slugOf(content.title).slice(0, 60)].filter(Boolean).join('-');
	return { name: `${name}.md`, text: asMarkdown(number, content) };
}

function asMarkdown(number: number, { title, summary, topics, modules, sources }: CourseContent): string {
	const front = { kind: 'course', number, title, ...(topics.length > 0 ? { topics } : {}) };
	const parts = [
		summary,
		...modules.flatMap((one) => [`# ${inOneLine(one.title)}`, ...one.lessons.map(lesson)]),
		...(sources.trim() === '' ? [] : ['# Sources', sources]),
	];
	return joinFrontMatter(front, `${together(parts)}\n`);
}

function lesson({ title, minutes, text, video, items, reflection }: Lesson): string {
	const asked = items.map(({ ask }) => `- ${inOneLine(ask)}`).join('\n');
	return together([
		`## ${inOneLine(title)}`,
		minutes === 1 ? 'One minute.' : `${minutes} minutes.`,
		text,
		video === '' ? '' : `Film: <${video}>`,
		asked === '' ? '' : `**What is asked**\n\n${asked}`,
		reflection === '' ? '' : `**For yourself**: ${inOneLine(reflection)}`,
	]);
}

const together = (parts: readonly string[]) =>
	parts
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.join('\n\n');

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
