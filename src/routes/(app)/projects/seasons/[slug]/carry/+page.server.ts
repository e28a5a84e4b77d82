import { redirect } from '@sveltejs/kit';
import { carryOver, toCarry } from '#domain/projects/seasons/carrying.server.ts';
import { WhichProject } from '#domain/projects/seasons/season-form.ts';
import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const { slug, name } = await seasonOf(db.read, person, event.params.slug);
	return { slug, name, projects: await toCarry(db, person, slug) };
};

export const actions: Actions = {
	default: form(WhichProject, async (person, input, { locals, params }: RequestEvent) => {
		const { number } = await carryOver(locals.db, person, params.slug, input);
		redirect(303, `/projects/${number}`);
	}),
};
