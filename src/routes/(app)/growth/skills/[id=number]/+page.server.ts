import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addName, renameSkill, takeName } from '#domain/skills/curating.server.ts';
import { namesToType } from '#domain/skills/known.server.ts';
import { mergeSkill, unmerge } from '#domain/skills/merging.server.ts';
import { placeUnder, relateTo, skillToTend, unrelate } from '#domain/skills/placing.server.ts';
import { SkillName } from '#domain/skills/skill.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const idIn = ({ params }: Pick<RequestEvent, 'params'>) => Number(params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const skill = await skillToTend(db, person, idIn(event));
	return { skill, others: (await namesToType(db)).filter((name) => name !== skill.name) };
};

const Other = z.string().trim().max(60).default('');

export const actions: Actions = {
	rename: form(z.object({ name: SkillName }), (person, to, event: RequestEvent) =>
		renameSkill(event.locals.db, person, idIn(event), to),
	),
	addName: form(z.object({ alias: SkillName }), (person, to, event: RequestEvent) =>
		addName(event.locals.db, person, idIn(event), to),
	),
	takeName: form(z.object({ folded: z.string().max(200) }), (person, one, event: RequestEvent) =>
		takeName(event.locals.db, person, idIn(event), one),
	),
	placeUnder: form(z.object({ parent: Other }), (person, to, event: RequestEvent) =>
		placeUnder(event.locals.db, person, idIn(event), to),
	),
	relateTo: form(z.object({ related: Other }), (person, to, event: RequestEvent) =>
		relateTo(event.locals.db, person, idIn(event), to),
	),
	unrelate: form(z.object({ related: Other }), (person, one, event: RequestEvent) =>
		unrelate(event.locals.db, person, idIn(event), one),
	),
	merge: form(z.object({ into: Other }), async (person, to, event: RequestEvent) => {
		redirect(303, `/growth/skills/${await mergeSkill(event.locals.db, person, idIn(event), to)}`);
	}),
	unmerge: form(z.object({ id: z.coerce.number().int() }), (person, one, event: RequestEvent) =>
		unmerge(event.locals.db, person, one),
	),
};
