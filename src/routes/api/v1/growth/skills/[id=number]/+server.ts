import { z } from 'zod';
import { renameSkill } from '#domain/skills/curating.server.ts';
import { placeUnder } from '#domain/skills/placing.server.ts';
import { SkillName } from '#domain/skills/skill.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { tended, TendedAnswer } from '../skill-answer.server.ts';

export const GET = endpoint({
	summary: 'A skill with all that stands around it, for curators',
	scope: 'read',
	answers: TendedAnswer,
	act: async (person, _, { locals, params }) => ({
		body: await tended(locals.db, person, Number(params.id)),
	}),
});

export const PATCH = endpoint({
	summary: 'Call a skill something else, its old name leads to it; or say what it is a part or a kind of',
	scope: 'write',
	body: z.object({
		name: SkillName.optional(),
		/** By any of its names; null where it stands under none. */
		parent: SkillName.nullable().optional(),
	}),
	answers: TendedAnswer,
	act: async (person, { body: { name, parent } }, { locals: { db }, params }) => {
		const id = Number(params.id);
		if (name !== undefined) await renameSkill(db, person, id, { name });
		if (parent !== undefined) await placeUnder(db, person, id, { parent: parent ?? '' });
		return { body: await tended(db, person, id) };
	},
});
