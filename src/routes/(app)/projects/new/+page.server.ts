import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { PitchForm } from '#domain/projects/pitch-form.ts';
import { pitch } from '#domain/projects/projects.server.ts';
import { openSeasons } from '#domain/projects/seasons/seasons.server.ts';
import { triedBefore } from '#domain/projects/tried-before.server.ts';
import { randomName } from '#lib/db/ids.server.ts';
import { forbidden } from '#lib/errors.ts';
import { readFields } from '#lib/web/fields.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	if (!mayBegin(person)) forbidden('Guests read and discuss; the people of the workspace pitch ideas.');
	const seasons = await openSeasons(db, person);
	const asked = event.url.searchParams.get('season') ?? '';
	return {
		/** What is sent twice is one. */
		uid: randomName(20),
		seasons: seasons.map(({ slug, name, title }) => ({
			slug,
			name: [name, title].filter(Boolean).join(', '),
		})),
		season: seasons.some(({ slug }) => slug === asked) ? asked : '',
		people: (await listPeople(db, person)).map(({ name }) => name),
	};
};

/** Whatever is written so far: without a script it is looked for by a button. */
const SoFar = z.object({
	title: z.string().max(1000).default(''),
	pitch: z.string().max(1000).default(''),
	question: z.string().max(1000).default(''),
	about: z.string().max(100_000).default(''),
});

function typedSoFar(kept: readonly [name: string, value: string][]) {
	const data = new FormData();
	for (const [name, value] of kept) data.append(name, value);
	return readFields(data);
}

export const actions: Actions = {
	pitch: form(PitchForm, async (person, input, { locals }) => {
		const { number } = await pitch(locals.db, person, input);
		redirect(303, hrefOf('project', number));
	}),
	look: form(SoFar, async (person, { title, pitch: line, question, about }, { locals }) => {
		const text = [title, line, question, about].filter(Boolean).join('\n\n');
		const found = await triedBefore(locals.db, person, { text, not: null });
		return { found, values: typedSoFar(locals.kept ?? []), errors: {}, message: null };
	}),
};
