import { z } from 'zod';
import { ownAnswer, ProfileAnswer, SentProfile, shownAnswer } from '#domain/growth/profile/api-answer.ts';
import { ownProfile } from '#domain/growth/profile/profile.server.ts';
import { revise } from '#domain/growth/profile/revising.server.ts';
import { profilesShown } from '#domain/growth/profile/shown-profile.server.ts';
import { skillsOf } from '#domain/skills/skills.server.ts';
import type { Person } from '#domain/accounts/person.ts';
import type { Database } from '#lib/db/open.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const own = async (db: Database, person: Person) =>
	ownAnswer(await ownProfile(db, person), await skillsOf(db.read, person.id));

export const GET = endpoint({
	summary: 'What you say of yourself to grow by, and who sees it; with ?person=, what somebody shows to you',
	scope: 'read',
	query: z.object({ person: z.coerce.number().int().positive().optional() }),
	answers: ProfileAnswer,
	act: async (person, { query: { person: id } }, { locals: { db } }) => {
		if (id === undefined || id === person.id) return { body: await own(db, person) };
		return { body: shownAnswer((await profilesShown(db, person, [id])).get(id)) };
	},
});

export const PATCH = endpoint({
	summary: 'Change what you say of yourself. What is left out stays; a list that is given is the whole list',
	scope: 'write',
	body: SentProfile,
	answers: ProfileAnswer,
	act: async (person, { body }, { locals: { db } }) => {
		await revise(db, person, body);
		return { body: await own(db, person) };
	},
});
