import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { attach } from '#domain/entries/attachments.server.ts';
import { findEditable } from '#domain/entries/entries.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { freeKey, lessonIn, movedItem, withItem, withoutItem } from '#domain/training/authoring/arranging.ts';
import { ArrangeForm, LessonForm, MarkdownForm } from '#domain/training/authoring/forms.ts';
import { ITEM_KINDS } from '#domain/training/authoring/item-fields.ts';
import { changeLesson, lessonFromMarkdown, readItem } from '#domain/training/authoring/writing.server.ts';
import { KIND, readCourse } from '#domain/training/courses.server.ts';
import { writeLesson } from '#domain/training/folder.ts';
import { environment } from '#lib/environment.server.ts';
import { invalid, missing } from '#lib/errors.ts';
import { fileAddress } from '#lib/files/file-address.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);
const here = (event: RequestEvent) => `${hrefOf('course', numberIn(event))}/edit/${event.params.lesson}`;

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { entry, content } = await readCourse(event.locals.db.read, person, numberIn(event), { draft: true });
	const lesson = lessonIn(content, event.params.lesson) ?? missing('This lesson');
	const asked = event.url.searchParams.get('new');
	return {
		number: entry.number,
		version: entry.version,
		courseTitle: content.title,
		lesson,
		markdown: event.url.searchParams.get('as') === 'markdown' ? writeLesson(lesson) : null,
		/** The kind of an item that is to be written. */
		adding: ITEM_KINDS.find((kind) => kind === asked) ?? null,
	};
};

/** What an item had before; a new one has none yet. */
const Placed = z.looseObject({
	before: z.string().max(60).default(''),
	base: z.coerce.number().int().optional(),
});

export const actions: Actions = {
	save: form(LessonForm, async (person, { base, ...fields }, event: RequestEvent) => {
		await changeLesson(
			event.locals.db,
			person,
			numberIn(event),
			event.params.lesson,
			(lesson) => ({ ...lesson, ...fields }),
			{ base },
		);
		redirect(303, here(event));
	}),
	item: form(Placed, async (person, { before, base, ...fields }, event: RequestEvent) => {
		const { db } = event.locals;
		await changeLesson(
			db,
			person,
			numberIn(event),
			event.params.lesson,
			(lesson, course) => {
				const words = typeof fields.ask === 'string' ? fields.ask : '';
				const key = before === '' ? freeKey(course, words.split(/\s+/).slice(0, 4).join(' ')) : before;
				return withItem(lesson, readItem({ ...fields, key }), before === '' ? null : before);
			},
			{ base, field: 'item' },
		);
		redirect(303, here(event));
	}),
	arrange: form(ArrangeForm, async (person, input, event: RequestEvent) => {
		const [, key = '', how] = input.do.split(' ');
		await changeLesson(
			event.locals.db,
			person,
			numberIn(event),
			event.params.lesson,
			(lesson) =>
				how === 'remove' ? withoutItem(lesson, key) : movedItem(lesson, key, how === 'up' ? -1 : 1),
			input,
		);
		redirect(303, here(event));
	}),
	picture: form(
		z.object({ file: z.instanceof(File).optional(), shows: z.string().trim().max(300).default('') }),
		async (person, { file, shows }, event: RequestEvent) => {
			const { db } = event.locals;
			await findEditable(db.read, person, KIND, numberIn(event));
			if (!file || file.size === 0) invalid({ file: 'Choose a picture.' });
			const to = { kind: KIND, number: numberIn(event) };
			const given = { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
			const { name, fileName } = await attach(db, person, to, given);
			const words = (shows || fileName).replace(/[[\]\n]/g, ' ');
			await changeLesson(db, person, numberIn(event), event.params.lesson, (lesson) => ({
				...lesson,
				text: `${lesson.text}\n\n![${words}](${fileAddress(name)})`,
			}));
			redirect(303, here(event));
		},
		{ limit: environment().fileBytes + 100_000 },
	),
	markdown: form(MarkdownForm, async (person, { markdown, base }, event: RequestEvent) => {
		const { lesson } = event.params;
		await changeLesson(
			event.locals.db,
			person,
			numberIn(event),
			lesson,
			() => lessonFromMarkdown(lesson, markdown),
			{
				base,
				field: 'markdown',
			},
		);
		redirect(303, here(event));
	}),
};
