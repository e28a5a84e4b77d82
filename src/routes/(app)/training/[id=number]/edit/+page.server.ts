import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { findEditable } from '#domain/entries/entries.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import {
	movedLesson,
	movedModule,
	renamedModule,
	withLesson,
	withModule,
	withoutLesson,
} from '#domain/training/authoring/arranging.ts';
import {
	ArrangeForm,
	FactsForm,
	ModuleForm,
	NewLessonForm,
	sharingIn,
} from '#domain/training/authoring/forms.ts';
import { changeCourse } from '#domain/training/authoring/writing.server.ts';
import { lessonsOf, type CourseContent } from '#domain/training/course.ts';
import { KIND, readCourse, saveCourse } from '#domain/training/courses.server.ts';
import { readDifficulty } from '#domain/training/difficulty.server.ts';
import { courseInZip, importCourse } from '#domain/training/importing.server.ts';
import { invalid } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);
const editOf = (event: RequestEvent) => `${hrefOf('course', numberIn(event))}/edit`;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const found = await readCourse(db.read, person, numberIn(event), { draft: true });
	const { entry, content, sharing, decides } = found;
	const asks = new Map(
		lessonsOf(content).flatMap(({ items }) => items.map(({ key, ask }) => [key, ask] as const)),
	);
	return {
		number: entry.number,
		version: entry.version,
		isDraft: entry.publishedAt === null,
		content,
		sharing,
		decides,
		allTeams: (await listTeams(db.read)).map(({ slug, name }) => ({ slug, name })),
		difficulty: (await readDifficulty(db, person, entry.number)).flatMap(({ item, people, right }) => {
			const ask = asks.get(item);
			return ask === undefined ? [] : [{ item, ask, people, right }];
		}),
	};
};

function arranged(course: CourseContent, what: string): CourseContent {
	const [kind, key = '', how] = what.split(' ');
	const by = how === 'up' ? -1 : 1;
	if (kind === 'module') return how === 'remove' ? course : movedModule(course, key, by);
	return how === 'remove' ? withoutLesson(course, key) : movedLesson(course, key, by);
}

const MEGABYTES = 60_000_000;

export const actions: Actions = {
	save: form(FactsForm, async (person, input, event: RequestEvent) => {
		const { db } = event.locals;
		const { title, summary, topics, sources, passMark, attempts, certificate, certificateMonths, base } =
			input;
		const { content } = await readCourse(db.read, person, numberIn(event), { draft: true });
		const facts = { title, summary, topics, sources, passMark, attempts, certificate, certificateMonths };
		await saveCourse(db, person, numberIn(event), {
			content: { ...content, ...facts },
			sharing: sharingIn(input),
			...(base === undefined ? {} : { base }),
		});
		redirect(303, editOf(event));
	}),
	arrange: form(ArrangeForm, async (person, input, event: RequestEvent) => {
		await changeCourse(
			event.locals.db,
			person,
			numberIn(event),
			(course) => arranged(course, input.do),
			input,
		);
		redirect(303, editOf(event));
	}),
	module: form(ModuleForm, async (person, { title, key, base }, event: RequestEvent) => {
		const change = (course: CourseContent) =>
			key === undefined ? withModule(course, title) : renamedModule(course, key, title);
		await changeCourse(event.locals.db, person, numberIn(event), change, { base });
		redirect(303, editOf(event));
	}),
	lesson: form(NewLessonForm, async (person, { title, module, base }, event: RequestEvent) => {
		const change = (course: CourseContent) => withLesson(course, module, title);
		const before = new Set<string>();
		const course = await changeCourse(
			event.locals.db,
			person,
			numberIn(event),
			(was) => {
				for (const { key } of lessonsOf(was)) before.add(key);
				return change(was);
			},
			{ base },
		);
		const made = lessonsOf(course).find(({ key }) => !before.has(key));
		redirect(303, made ? `${editOf(event)}/${made.key}` : editOf(event));
	}),
	replace: form(
		z.object({ file: z.instanceof(File).optional() }),
		async (person, { file }, event: RequestEvent) => {
			await findEditable(event.locals.db.read, person, KIND, numberIn(event));
			if (!file || file.size === 0) invalid({ file: 'Choose a zip.' });
			const files = await courseInZip(new Uint8Array(await file.arrayBuffer()));
			await importCourse(event.locals.db, person, files, { into: numberIn(event) });
			redirect(303, editOf(event));
		},
		{ limit: MEGABYTES },
	),
};
