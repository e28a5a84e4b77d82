import { z } from 'zod';
import { findPeople } from '#domain/growth/profile/finding.server.ts';
import { OPEN_TO } from '#domain/growth/profile/profile.ts';
import { namesToType } from '#domain/skills/known.server.ts';
import { SKILL_LISTS } from '#domain/skills/skill.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

const Filter = z.object({
	skill: z.string().trim().max(60).catch(''),
	list: z.enum(SKILL_LISTS).nullable().catch(null),
	openTo: z.enum(OPEN_TO).nullable().catch(null),
});

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const params = event.url.searchParams;
	const filter = Filter.parse({
		skill: params.get('skill') ?? '',
		list: params.get('list') ?? null,
		openTo: params.get('openTo') ?? null,
	});
	const { groups, at } = await findPeople(db, person, filter, params.get('page'));
	return { filter, groups, at, suggestions: await namesToType(db) };
};
