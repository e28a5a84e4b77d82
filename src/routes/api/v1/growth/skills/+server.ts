import { z } from 'zod';
import { addSkill } from '#domain/skills/curating.server.ts';
import { knownSkills } from '#domain/skills/known.server.ts';
import { SkillName } from '#domain/skills/skill.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { tended, TendedAnswer } from './skill-answer.server.ts';

const SkillAnswer = z.object({
	name: z.string(),
	/** As names are compared: in small letters. */
	aliases: z.array(z.string()),
	parent: z.string().nullable(),
	related: z.array(z.string()),
});

export const GET = endpoint({
	summary:
		'Skills that have a name here, by a part of any of their names: with aliases, parent and related ones',
	scope: 'read',
	query: z.object({ q: z.string().max(60).default('') }),
	answers: z.object({ items: z.array(SkillAnswer) }),
	act: async (_, { query: { q } }, { locals: { db } }) => ({ body: { items: await knownSkills(db, q) } }),
});

export const POST = endpoint({
	summary: 'Give a skill a name here, for curators',
	scope: 'write',
	body: z.object({ name: SkillName }),
	answers: TendedAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db } }) => {
		const id = await addSkill(db, person, body);
		return {
			body: await tended(db, person, id),
			headers: { location: `/api/v1/growth/skills/${id}` },
		};
	},
});
