import { z } from 'zod';
import { mayAdminister } from '#domain/accounts/may.ts';
import { addSkill } from '#domain/skills/curating.server.ts';
import { skillsToTend, unknownSkills } from '#domain/skills/known.server.ts';
import { LARGEST_LIST } from '#domain/skills/lists.ts';
import { importSkills, unmerge } from '#domain/skills/merging.server.ts';
import { proposeSkills } from '#domain/skills/proposing.server.ts';
import { SkillName } from '#domain/skills/skill.ts';
import { invalid } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const asked = event.url.searchParams.get('q')?.trim().slice(0, 60) ?? '';
	return {
		asked,
		skills: await skillsToTend(db, person, asked),
		unknown: await unknownSkills(db, person),
		mayBringPeople: mayAdminister(person),
	};
};

const Named = z.object({ name: SkillName });
const Apart = z.object({ id: z.coerce.number().int() });
const file = z.instanceof(File).optional();

async function textOf(sent: File | undefined, name: 'skills' | 'people'): Promise<string> {
	// Whether they may is decided first; that there is nothing in it comes after.
	if (!sent) return '';
	if (sent.size > LARGEST_LIST) invalid({ [name]: 'That is more than 1 MB.' });
	return sent.text();
}

export const actions: Actions = {
	add: form(Named, async (person, named, { locals }: RequestEvent) => {
		await addSkill(locals.db, person, named);
		return { added: named.name };
	}),
	unmerge: form(Apart, (person, one, { locals }: RequestEvent) => unmerge(locals.db, person, one)),
	bringSkills: form(
		z.object({ skills: file }),
		async (person, { skills }, { locals }: RequestEvent) => ({
			brought: await importSkills(locals.db, person, await textOf(skills, 'skills')),
		}),
		{ limit: 2 * LARGEST_LIST },
	),
	bringPeople: form(
		z.object({ people: file }),
		async (person, { people }, { locals }: RequestEvent) => ({
			proposed: await proposeSkills(locals.db, person, await textOf(people, 'people')),
		}),
		{ limit: 2 * LARGEST_LIST },
	),
};
