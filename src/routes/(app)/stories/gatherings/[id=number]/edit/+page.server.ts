import { redirect } from '@sveltejs/kit';
import { NewGathering } from '#domain/stories/shelves/gathering.ts';
import { typedPart } from '#domain/stories/shelves/gathering-parts.server.ts';
import { readGathering } from '#domain/stories/shelves/gatherings.server.ts';
import { changeGathering } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { localInput } from '#lib/dates.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { toChooseFrom } from '../../planning.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const found = await readGathering(db, person, Number(event.params.id));
	if (!found.mayChange || found.calledOff) forbidden('Whoever plans it changes it, and so do curators.');
	const { id, kind, title, about, at, lasts, place, questions, parts } = found;
	return {
		id,
		begun: {
			...{ kind, title, about, lasts, place, questions },
			when: localInput(at, person.zone),
			zone: person.zone,
			parts: parts.map(typedPart),
		},
		...(await toChooseFrom(db, person)),
	};
};

export const actions: Actions = {
	default: form(NewGathering, async (person, input, { locals, params }: RequestEvent) => {
		await changeGathering(locals.db, person, Number(params.id), input);
		redirect(303, `/stories/gatherings/${params.id}`);
	}),
};
