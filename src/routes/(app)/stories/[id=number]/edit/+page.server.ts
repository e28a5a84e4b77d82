import { redirect } from '@sveltejs/kit';
import { hrefOf } from '#domain/entries/kinds.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { coached } from '#domain/stories/coached.server.ts';
import { read, revise } from '#domain/stories/stories.server.ts';
import { fieldsOf, WritingForm } from '#domain/stories/story-form.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const story = await read(db, person, numberIn(event));
	if (!story.mayEdit) forbidden('Its authors can change it. Ask one of them to add you.');
	const { entry, content, sharing } = story;
	const people = await listPeople(db, person);
	const { lesson: _, changes: __, month: ___, ...written } = content;
	return {
		number: entry.number,
		title: entry.title,
		version: entry.version,
		savedAt: entry.updatedAt,
		published: entry.publishedAt !== null,
		decides: story.decides,
		written: {
			...fieldsOf(written),
			team: sharing.team ?? '',
			visibility: sharing.visibility,
			readers: namesOf(sharing.readers, people),
			authors: namesOf(sharing.authors, people),
		},
		people: people.map(({ name }) => name),
		coached: await coached(db, person, story),
	};
};

/** Names, with commas between; an address where a name would be somebody else's as well. */
function namesOf(emails: readonly string[], people: readonly { name: string; email: string }[]): string {
	const nameOf = (email: string) => {
		const name = people.find((one) => one.email === email)?.name;
		const isOnly = people.filter((one) => one.name === name).length === 1;
		return name !== undefined && isOnly && !name.includes(',') ? name : email;
	};
	return emails.map(nameOf).join(', ');
}

/** Eleven parts of forty thousand characters. */
const LIMIT = 2_000_000;

export const actions: Actions = {
	save: form(
		WritingForm,
		async (person, input, event: RequestEvent) => {
			const { db } = event.locals;
			const { version } = await revise(db, person, numberIn(event), input);
			if (!input.autosaved) redirect(303, hrefOf('story', numberIn(event)));
			return { version, coached: await coached(db, person, await read(db, person, numberIn(event))) };
		},
		{ limit: LIMIT },
	),
};
