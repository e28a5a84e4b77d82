import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '#lib/db/open.server.ts';
import { entry } from '../entries/tables.server.ts';
import { lessonsOf, type CourseContent } from '../training/course.ts';
import { onCompleted } from '../training/enrolling/completed.server.ts';
import { attempt, course, enrolment, lessonDone } from '../training/tables.server.ts';
import type { Cast } from './cast.server.ts';
import { LEARNERS, SECOND_STORY, type Learner } from './training/learners.ts';
import { workingDay } from './working-days.ts';

/** Who takes which of the courses, how far they are, and who has completed one. */
export async function addLearners(tx: Transaction, cast: Cast): Promise<void> {
	for (const one of LEARNERS) await addLearner(tx, one, cast);
}

async function addLearner(
	tx: Transaction,
	{ by, course: title, began, latest, lessons, secondStory }: Learner,
	{ personOf, today }: Cast,
): Promise<void> {
	const found = await courseCalled(tx, title);
	if (!found) return;
	const { entryId, content, edition: version } = found;
	const learner = await personOf(by);
	const keys = lessonsOf(content).map(({ key }) => key);
	const gone = keys.slice(0, lessons);
	const isOver = gone.length === keys.length;
	const day = workingDay(today, latest);
	const startedOn = workingDay(today, began);
	const [row] = await tx
		.insert(enrolment)
		.values({
			...{ entryId, personId: learner.id, version, reason: 'own', openedOn: startedOn, startedOn },
			...{ state: isOver ? 'completed' : 'open', completedOn: isOver ? day : null },
			lessonKey: keys[gone.length] ?? keys.at(-1) ?? null,
		})
		.returning();
	if (!row) throw new Error(`${by} could not be enrolled.`);
	await tx.insert(lessonDone).values(gone.map((lessonKey) => ({ enrolmentId: row.id, lessonKey, day })));
	if (secondStory) {
		const [chosen, confidence] = secondStory;
		const answer = { chosen: [chosen] };
		const right = isRight(content, chosen);
		await tx
			.insert(attempt)
			.values({ enrolmentId: row.id, itemKey: SECOND_STORY, number: 1, answer, right, confidence });
	}
	if (isOver) await onCompleted(tx, learner, row, content);
}

function isRight(content: CourseContent, chosen: number): boolean {
	const items = lessonsOf(content).flatMap((lesson) => lesson.items);
	const item = items.find(({ key }) => key === SECOND_STORY);
	return item?.kind === 'single' && item.options[chosen]?.right === true;
}

/** A workspace may have changed it, or given it up: then nobody of the example is on it. */
async function courseCalled(tx: Transaction, title: string) {
	const [found] = await tx
		.select({ entryId: entry.id, content: course.content, edition: course.edition })
		.from(course)
		.innerJoin(entry, eq(entry.id, course.entryId))
		.where(and(eq(entry.title, title), isNotNull(entry.publishedAt), isNull(entry.removedAt)))
		.orderBy(desc(entry.id))
		.limit(1);
	return found;
}
