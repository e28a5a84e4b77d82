import { addName, takeName } from '#domain/skills/curating.server.ts';
import { foldedSkill, SkillName } from '#domain/skills/skill.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { invalid } from '#lib/errors.ts';
import { tended, TendedAnswer } from '../../../skill-answer.server.ts';

export const PUT = endpoint({
	summary: 'Let another name lead to a skill',
	scope: 'write',
	answers: TendedAnswer,
	act: async (person, _, { locals: { db }, params: { id, name = '' } }) => {
		const alias = SkillName.safeParse(name);
		if (!alias.success) invalid({ name: alias.error.issues[0]?.message ?? '' });
		await addName(db, person, Number(id), { alias: alias.data });
		return { body: await tended(db, person, Number(id)) };
	},
});

export const DELETE = endpoint({
	summary: 'Take a name away from a skill',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params: { id, name = '' } }) => {
		await takeName(locals.db, person, Number(id), { folded: foldedSkill(name) });
		return {};
	},
});
