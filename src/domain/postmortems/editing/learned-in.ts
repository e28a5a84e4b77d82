import type { FieldErrors } from '#lib/errors.ts';
import { Lesson } from '../../lessons/lesson.ts';
import { Change, Content, Factor } from '../postmortem.ts';
import type { Keys } from './content-in.ts';
import { namesIn } from './names.ts';
import { isBlank } from './rows.ts';
import { idOf, take, whole } from './taking.ts';
import type { Typed, TypedChange } from './typed.ts';

interface LearnedIn {
	content: Partial<Pick<Content, 'factors' | 'lessons' | 'changes'>>;
	keys: Omit<Keys, 'timeline'>;
}

/**
 * Contributing factors, lessons and changes: one part, since they name each other by their places.
 * A change names its factors by key in the form, and so follows them wherever they are moved.
 */
export function learnedIn(typed: Typed, problems: FieldErrors): LearnedIn {
	const factorRows = written(typed.factors, 'factors', isBlank.factor);
	const lessonRows = written(typed.lessons, 'lessons', isBlank.lesson);
	const places = new Map(factorRows.map(({ row }, index) => [row.key, index + 1]));
	const changeRows = [
		...lessonRows.flatMap(({ row, name }, index) =>
			written(row.changes, `${name}.changes`, isBlank.change).map((one) => ({ ...one, lesson: index + 1 })),
		),
		...written(typed.changes, 'changes', isBlank.change).map((one) => ({ ...one, lesson: null })),
	];

	const factors = factorRows.map(({ row, name }) =>
		take(Factor, { ...row, ...idOf(row), topics: namesIn(row.topics) }, name, problems),
	);
	const lessons = lessonRows.map(({ row, name }) => take(Lesson, { ...row, ...idOf(row) }, name, problems));
	const changes = changeRows.map(({ row, name, lesson }) => {
		if (row.state === 'dropped' && row.reason.trim() === '') {
			problems[`${name}.reason`] = 'Say why it was dropped; the reason is worth keeping.';
			return undefined;
		}
		return take(Change, asChange(row, lesson, places), name, problems);
	});

	return {
		content: together(
			{ factors: whole(factors), lessons: whole(lessons), changes: whole(changes) },
			problems,
		),
		keys: {
			factors: factorRows.map(({ row }) => row.key),
			lessons: lessonRows.map(({ row }) => row.key),
			changes: changeRows.map(({ row }) => row.key),
		},
	};
}

function written<Row>(list: readonly Row[], name: string, blank: (row: Row) => boolean) {
	return list.map((row, index) => ({ row, name: `${name}.${index}` })).filter(({ row }) => !blank(row));
}

function asChange(row: TypedChange, lesson: number | null, places: ReadonlyMap<string, number>) {
	return {
		...row,
		...idOf(row),
		lesson,
		type: row.type === '' ? null : row.type,
		due: row.due === '' ? null : row.due,
		doneOn: row.doneOn === '' ? null : row.doneOn,
		answers: row.answers.map((key) => places.get(key)).filter((place) => place !== undefined),
	};
}

function together(
	{ factors, lessons, changes }: { [Name in 'factors' | 'lessons' | 'changes']: Content[Name] | undefined },
	problems: FieldErrors,
): LearnedIn['content'] {
	if (!factors || !lessons || !changes) return {};
	const fits =
		take(Content.shape.factors, factors, 'factors', problems) &&
		take(Content.shape.lessons, lessons, 'lessons', problems) &&
		take(Content.shape.changes, changes, 'changes', problems);
	return fits ? { factors, lessons, changes } : {};
}
