import { asc, eq } from 'drizzle-orm';
import type { Database, Reader } from '#lib/db/open.server.ts';
import { renderMarkdown } from '#lib/markdown/render.server.ts';
import type { SafeHtml } from '#lib/markdown/safe-html.ts';
import type { Person } from '../accounts/person.ts';
import { placeIn } from './answering.server.ts';
import { ask, type Asked } from './asked.ts';
import { contentOfVersion, ownEnrolment, type Begun } from './beginning.server.ts';
import { doneIn, seedOf } from './completing.server.ts';
import { readCourse } from './courses.server.ts';
import { lessonsOf, minutesOf, type CourseContent } from './course.ts';
import { explain, type Explained } from './explaining.ts';
import type { Answer } from './grading.ts';
import type { Item } from './item.ts';
import { isSettled, mayTryAgain, standing } from './progress.ts';
import { reflectionsOf } from './reflecting.server.ts';
import { attempt } from './tables.server.ts';

export interface PlayedItem {
	asked: Asked;
	html: SafeHtml;
	/** What came of the last try; null before the first. */
	explained:
		(Omit<Explained, 'because' | 'model'> & { because: SafeHtml | null; model: SafeHtml | null }) | null;
	/** What they wrote themselves, to see it beside what is right. */
	own: string;
	again: boolean;
	/** What they wrote for themselves. */
	reflection: string;
}

/**
 * A lesson as its learner meets it. Nothing of what is right is in it before they have answered. Its authors see it
 * without having begun, and answer nothing.
 * @returns null for whoever has not begun
 */
export async function readLesson(db: Database, who: Person, number: number, lessonKey: string) {
	const found = await readCourse(db.read, who, number);
	const begun = await ownEnrolment(db.read, who, found.entry.id);
	if (begun === null && !found.mayEdit) return null;
	const course = begun
		? await contentOfVersion(db.read, found.entry.id, begun.version)
		: (await readCourse(db.read, who, number, { draft: true })).content;
	const seed = begun ? seedOf(begun) : 'nobody';
	const { lesson, items } = placeIn(course, lessonKey, seed);
	const { done, tried } = begun ? await doneIn(db.read, begun) : NOTHING;
	const reflections = begun ? await reflectionsOf(db.read, begun) : new Map<string, string>();
	const attempts = begun ? await attemptsOf(db.read, begun) : new Map<string, Attempt[]>();
	return {
		number,
		/** Its words and the course it is of, by which other things are found that fit it. */
		speaks: { text: `${lesson.title}\n\n${lesson.text}`, of: found.entry.id },
		reads: begun !== null,
		completed: begun?.state === 'completed',
		standing: standing(course, seed, done, tried),
		course: outlineOf(course, done),
		lesson: {
			key: lesson.key,
			title: lesson.title,
			html: renderMarkdown(lesson.text, { topHeading: 2, sides: true }),
			video: safeVideo(lesson.video),
			question: lesson.reflection,
			reflection: reflections.get(lesson.key) ?? '',
		},
		items: items.map((item) =>
			played(item, seed, course.attempts, attempts.get(item.key) ?? [], reflections.get(item.key) ?? ''),
		),
	};
}
export type PlayedLesson = NonNullable<Awaited<ReturnType<typeof readLesson>>>;

const NOTHING = { done: new Set<string>(), tried: new Map<string, { tries: number; right: boolean }>() };

export function outlineOf(course: CourseContent, done: ReadonlySet<string>) {
	const lessons = lessonsOf(course);
	return {
		title: course.title,
		minutes: minutesOf(course),
		lessons: lessons.map(({ key, title, minutes }) => ({ key, title, minutes, done: done.has(key) })),
		modules: course.modules.map(({ key, title, lessons: within }) => ({
			key,
			title,
			lessons: within.map((lesson) => lesson.key),
		})),
	};
}

type Attempt = typeof attempt.$inferSelect;

async function attemptsOf(db: Reader, { id }: Begun): Promise<Map<string, Attempt[]>> {
	const rows = await db
		.select()
		.from(attempt)
		.where(eq(attempt.enrolmentId, id))
		.orderBy(asc(attempt.number));
	return Map.groupBy(rows, ({ itemKey }) => itemKey);
}

/** An item as it is met, or after the last of these tries. */
export function played(
	item: Item,
	seed: string,
	attempts: number,
	tries: readonly Attempt[],
	reflection: string,
): PlayedItem {
	const last = tries.at(-1);
	const tried = { tries: tries.length, right: tries.some(({ right }) => right) };
	const answer = last?.answer as Answer | undefined;
	const explained =
		last && answer
			? explain(item, answer, { seed, settled: isSettled(tried, attempts), confidence: last.confidence })
			: null;
	return {
		asked: ask(item, seed, answer && 'path' in answer ? answer.path : []),
		html: renderMarkdown(item.kind === 'gap' ? '' : item.ask),
		explained: explained && {
			...explained,
			because: explained.because ? renderMarkdown(explained.because) : null,
			model: explained.model ? renderMarkdown(explained.model) : null,
		},
		own: ownWords(item, answer),
		again: last !== undefined && mayTryAgain(tried, attempts) && explained?.verdict !== '',
		reflection,
	};
}

/** An answer in words; of options it shows where they stand. */
function ownWords(item: Item, answer: Answer | undefined): string {
	if (answer === undefined) return '';
	if ('said' in answer) return answer.said ? 'True' : 'Not true';
	if ('number' in answer) return String(answer.number);
	if ('gaps' in answer) return answer.gaps.join(', ');
	if ('text' in answer) return answer.text;
	if ('order' in answer && item.kind === 'order') {
		return answer.order.map((place) => item.parts[place] ?? '').join('\n');
	}
	if ('match' in answer && item.kind === 'match') {
		return item.pairs
			.map(({ one }, at) => `${one}: ${item.pairs[answer.match[at] ?? -1]?.other ?? ''}`)
			.join('\n');
	}
	return '';
}

/** Only an address that a browser may follow to another page. */
function safeVideo(address: string): string | null {
	return /^https:\/\/\S+$/.test(address) ? address : null;
}
