import { stringify } from 'yaml';
import { z } from 'zod';
import { joinFrontMatter, splitFrontMatter } from '#lib/markdown/frontmatter.ts';
import { Unreadable } from '#lib/files/unreadable.ts';
import { CourseContent, Lesson, type Module } from './course.ts';
import { issuesOf, sentence, unread, type Problem } from './folder-problems.ts';
import { itemBlock, splitItemBlocks } from './item-blocks.ts';
import { Item } from './item.ts';
import { readPlaced } from './yaml-place.ts';

/**
 * A course as a folder of Markdown, which people write in an editor of their own:
 *
 *     course.md                    what the course is; its text are the sources
 *     01-first-stories/            a module; its key is the name without the number
 *     01-first-stories/01-why.md   a lesson; its key is the name without the number
 *     files/…                      pictures, which texts lead to as `../files/lag.png`
 *
 * `course.md` begins with `title`, and where they are wanted `summary`, `topics`, `passMark` (per cent), `attempts`,
 * `certificate`, `certificateMonths`, and `modules` with the title of each: `first-stories: First stories`.
 * A lesson begins with `title`, and where they are wanted `key`, `minutes`, `video`, `draw`, `reflection`. Then comes
 * its text; a table of two columns with a line or two in it is drawn as two sides. Items are fences of `item` with YAML
 * inside, shaped as `Item` says; they are met after the text:
 *
 *     ---
 *     title: The second story
 *     minutes: 6
 *     reflection: When did you last ask for the first story?
 *     ---
 *
 *     Every incident has a first story …
 *
 *     ```item
 *     key: opening-question
 *     kind: single
 *     ask: Which question opens the second story?
 *     options:
 *       - text: Why did the operator not check the lag?
 *         because: It already carries its answer.
 *       - text: What was on the operator's screen at that moment?
 *         right: true
 *         because: That one asks for the view from inside.
 *     ```
 *
 * Other kinds: `multiple` (`options`), `true-false` (`answer`), `number` (`answer`, `tolerance`, `unit`), `gap` (`ask`
 * with `___`, `gaps`: a list of what is right for each), `order` (`parts`, in the right order), `match` (`pairs` of
 * `one` and `other`), `recall` (`model`), `scenario` (`scenes` of `key`, `text`, `choices` of `text`, `to` and
 * `because`, `good` at an end), `reflection`. Each has `key`, `ask`, and may have `because`. No two items or lessons of
 * a course share a key, and a key stays when words change: what learners did is kept under it.
 */
export interface CourseFile {
	/** The path in the folder. */
	name: string;
	text: string;
}

const LESSON = /^[^/]+\/[^/]+\.md$/;
const COURSE = 'course.md';

const { modules: _modules, sources: _sources, ...frontShape } = CourseContent.shape;
const Front = z.strictObject({
	...frontShape,
	modules: z.record(z.string(), CourseContent.shape.title).default({}),
});
const { key, text: _text, items: _items, ...lessonShape } = Lesson.shape;
const LessonFront = z.strictObject({ ...lessonShape, key: key.optional() });

/** All that is wrong is told at once; there is a course where nothing is. */
export function readCourse(files: readonly CourseFile[]): {
	course: CourseContent | null;
	problems: Problem[];
} {
	const root = rootOf(files);
	if (root === null) {
		return {
			course: null,
			problems: [{ file: COURSE, line: 1, says: 'There is no course.md in this folder.' }],
		};
	}
	const problems: Problem[] = [];
	const inside = files
		.filter(({ name }) => name.startsWith(root))
		.map(({ name, text }) => ({ name: name.slice(root.length), text: text.replace(/\r\n?/g, '\n') }));
	const front = readFront(
		Front,
		inside.find(({ name }) => name === COURSE) ?? { name: COURSE, text: '' },
		problems,
	);
	const modules = readModules(inside, front?.data.modules ?? {}, problems);
	if (front === null || problems.length > 0) return { course: null, problems };
	const read = CourseContent.safeParse({ ...front.data, modules, sources: front.body });
	if (read.success) return { course: read.data, problems };
	return { course: null, problems: issuesOf(read.error).map((issue) => placed(issue, modules)) };
}

/** The folder that `course.md` lies in: a zip often holds one folder that holds everything. */
function rootOf(files: readonly CourseFile[]): string | null {
	const [nearest] = files
		.filter(({ name }) => name === COURSE || name.endsWith(`/${COURSE}`))
		.map(({ name }) => name.slice(0, -COURSE.length))
		.sort((one, other) => one.length - other.length);
	return nearest ?? null;
}

type ReadLesson = Lesson & { file: string };
type ReadModule = Omit<Module, 'lessons'> & { lessons: ReadLesson[] };

function readModules(
	files: readonly CourseFile[],
	titles: Readonly<Record<string, string>>,
	problems: Problem[],
): ReadModule[] {
	const modules = new Map<string, ReadModule>();
	for (const file of [...files].sort((one, other) => inOrder(one.name, other.name))) {
		if (!file.name.endsWith('.md') || !file.name.includes('/')) continue;
		if (!LESSON.test(file.name)) {
			problems.push({
				file: file.name,
				line: 1,
				says: 'A lesson lies in the folder of its module, no deeper.',
			});
			continue;
		}
		const [folder = ''] = file.name.split('/');
		const key = keyOf(folder);
		const module = modules.get(folder) ?? { key, title: titles[key] ?? titleFrom(key), lessons: [] };
		modules.set(folder, module);
		const lesson = readLesson(file, problems);
		if (lesson) module.lessons.push({ ...lesson, file: file.name });
	}
	return [...modules.values()];
}

/** One lesson, as the page where it is written as Markdown takes it too. */
export function readLesson(file: CourseFile, problems: Problem[]): Lesson | null {
	const front = readFront(LessonFront, file, problems);
	if (front === null) return null;
	const [, name = ''] = /([^/]*)\.md$/.exec(file.name) ?? [];
	const { rest, blocks } = splitItemBlocks(front.body);
	const items = blocks.flatMap((block) => {
		const line = front.line + block.line - 1;
		if (block.closed) return readItem(block.yaml, line, file.name, problems) ?? [];
		problems.push({
			file: file.name,
			line: line - 1,
			says: 'The item that begins here has no end: close it with ```.',
		});
		return [];
	});
	const key = front.data.key ?? keyOf(name);
	const read = Lesson.safeParse({ ...front.data, key, text: rest, items });
	if (read.success) return read.data;
	for (const issue of issuesOf(read.error)) {
		problems.push({ file: file.name, line: 1, says: sentence(issue) });
	}
	return null;
}

interface Read<Front> {
	data: Front;
	body: string;
	/** The first of the body. */
	line: number;
}

function readFront<Front>(
	schema: z.ZodType<Front>,
	{ name, text }: CourseFile,
	problems: Problem[],
): Read<Front> | null {
	const fail = (line: number, says: string) => {
		problems.push({ file: name, line, says });
		return null;
	};
	const split = frontOf(text);
	if (typeof split === 'string') return fail(1, split);
	const { raw, body } = split;
	const yaml = readPlaced(raw, 2);
	const read = schema.safeParse(yaml.data ?? {}, { reportInput: true });
	if (!read.success) {
		for (const issue of issuesOf(read.error)) fail(yaml.lineOf(issue.path), sentence(issue));
		return null;
	}
	return { data: read.data, body, line: text.slice(0, text.length - body.length).split('\n').length };
}

function frontOf(text: string): ReturnType<typeof splitFrontMatter> | string {
	try {
		return splitFrontMatter(text);
	} catch (problem) {
		if (problem instanceof Unreadable) return problem.message;
		throw problem;
	}
}

function readItem(raw: string, firstLine: number, file: string, problems: Problem[]): Item | null {
	const yaml = readPlaced(raw, firstLine);
	if (yaml.problem) {
		const { line, says } = yaml.problem;
		problems.push({ file, line, says: `This item is not valid YAML: ${says}.` });
		return null;
	}
	const read = Item.safeParse(yaml.data, { reportInput: true });
	const issues = read.success ? unread(yaml.data, read.data) : issuesOf(read.error);
	for (const issue of issues) problems.push({ file, line: yaml.lineOf(issue.path), says: sentence(issue) });
	return read.success && issues.length === 0 ? read.data : null;
}

/** What is wrong with the course as a whole is told at the lesson that it is about. */
function placed(issue: ReturnType<typeof issuesOf>[number], modules: readonly ReadModule[]): Problem {
	const [first, m, second, l, ...rest] = issue.path;
	if (first !== 'modules') return { file: COURSE, line: 1, says: sentence(issue) };
	const lessons = modules[Number(m)]?.lessons ?? [];
	const lesson = lessons[Number(l)] ?? lessons[0];
	const path = second === 'lessons' ? rest : [second ?? ''];
	return { file: lesson?.file ?? COURSE, line: 1, says: sentence({ ...issue, path }) };
}

const NUMBERED = /^\d+[-_. ]+/;
const keyOf = (name: string) => name.replace(NUMBERED, '');
const titleFrom = (key: string) => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' ');
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

/** The folder that `readCourse` reads as the same course. */
export function writeCourse({ modules, sources, ...course }: CourseContent): CourseFile[] {
	const titles = Object.fromEntries(modules.map(({ key, title }) => [key, title]));
	const front = { ...course, modules: titles };
	return [
		{ name: COURSE, text: joinFrontMatter(withoutDefaults(front), ended(sources)) },
		...modules.flatMap((module, m) =>
			module.lessons.map((lesson, l) => ({
				name: `${numbered(m, module.key)}/${numbered(l, lesson.key)}.md`,
				text: writeLesson(lesson),
			})),
		),
	];
}

/** One lesson; its key is in the name of its file. */
export function writeLesson({ key: _, text, items, ...lesson }: Lesson): string {
	const blocks = items.map((item) => itemBlock(stringify(withoutDefaults(item), YAML)));
	return joinFrontMatter(withoutDefaults(lesson), ended([text, ...blocks].filter(Boolean).join('\n\n')));
}

const YAML = { schema: 'core', lineWidth: 0 } as const;
const numbered = (at: number, key: string) => `${String(at + 1).padStart(2, '0')}-${key}`;
const ended = (text: string) => (text === '' ? '' : `${text}\n`);

/** Without what means nothing: the schema puts it back. The answer of an item is no default, whatever it is. */
function withoutDefaults(value: object): Record<string, unknown> {
	const kept = Object.entries(value).filter(([key, one]) => key === 'answer' || !isDefault(one));
	return Object.fromEntries(kept.map(([key, one]) => [key, inside(one)]));
}

function inside(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inside);
	return value !== null && typeof value === 'object' ? withoutDefaults(value) : value;
}

function isDefault(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0;
	return value === '' || value === false || value === 0 || value === null;
}
