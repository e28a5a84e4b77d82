import { redirect } from '@sveltejs/kit';
import { listPeople } from '#domain/entries/acquaintances.server.ts';
import { hrefOf } from '#domain/entries/kinds.ts';
import { isGuest } from '#domain/accounts/may.ts';
import { ChangeForm, fieldsOf } from '#domain/projects/pitch-form.ts';
import { read, revise } from '#domain/projects/projects.server.ts';
import { listSeasons } from '#domain/projects/seasons/seasons.server.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { namesOf } from '../../../typed-fields.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const numberIn = ({ params }: { params: { id: string } }) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { entry, project, content, sharing, mayEdit, decides } = await read(db, person, numberIn(event));
	if (!mayEdit) forbidden('Whoever works on it changes it. Join it first.');
	const people = await listPeople(db, person);
	const seasons = isGuest(person) ? [] : await listSeasons(db, person);
	return {
		number: entry.number,
		title: entry.title,
		version: entry.version,
		decides,
		seasons: seasons.map(({ slug, name }) => ({ slug, name })),
		people: people.map(({ name }) => name),
		written: {
			...fieldsOf(content),
			season: seasons.find(({ id }) => id === project.seasonId)?.slug ?? '',
			team: sharing.team ?? '',
			visibility: sharing.visibility,
			readers: namesOf(sharing.readers, people),
		},
	};
};

export const actions: Actions = {
	save: form(ChangeForm, async (person, input, event: RequestEvent) => {
		await revise(event.locals.db, person, numberIn(event), input);
		redirect(303, hrefOf('project', numberIn(event)));
	}),
};
