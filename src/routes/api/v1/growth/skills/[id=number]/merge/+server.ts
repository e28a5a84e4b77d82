import { z } from 'zod';
import { mergeSkill, unmerge } from '#domain/skills/merging.server.ts';
import { SkillName } from '#domain/skills/skill.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { tended, TendedAnswer } from '../../skill-answer.server.ts';

export const POST = endpoint({
	summary: 'Make a skill part of another: all its names lead there. What people say of themselves stays',
	scope: 'write',
	body: z.object({
		/** By any of its names. */
		into: SkillName,
	}),
	answers: TendedAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const into = await mergeSkill(db, person, Number(params.id), body);
		return { body: await tended(db, person, into) };
	},
});

export const DELETE = endpoint({
	summary: 'They were two after all: each stands as it stood',
	scope: 'write',
	answers: TendedAnswer,
	act: async (person, _, { locals: { db }, params }) => {
		const id = Number(params.id);
		await unmerge(db, person, { id });
		return { body: await tended(db, person, id) };
	},
});
