import { z } from 'zod';
import { changeTeam, readTeam, TeamChange } from '#domain/accounts/teams.server.ts';
import { removeTeam } from '#domain/stewardship/merging.server.ts';
import { moveTeam } from '#domain/stewardship/moving.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TeamAnswer, teamAnswer, teamIdOf } from '../team-answer.server.ts';

export const GET = endpoint({
	summary: 'One team, with who is in it',
	scope: 'read',
	answers: TeamAnswer,
	act: async (person, _, { locals, params }) => ({
		body: await teamAnswer(locals.db, person, params.slug ?? ''),
	}),
});

export const PATCH = endpoint({
	summary: 'Call a team something else, give it another glaze, or make it part of another one',
	scope: 'write',
	body: TeamChange.partial().extend({
		/** The slug of the team that it becomes part of, with all that is inside it; null for none. Administrators move teams. */
		parent: z.string().max(120).nullable().optional(),
	}),
	answers: TeamAnswer,
	act: async (person, { body: { parent, name, glaze } }, { locals: { db }, params }) => {
		const team = await readTeam(db, person, params.slug ?? '');
		if (parent !== undefined) {
			const parentId = parent === null ? null : await teamIdOf(db, person, parent, 'parent');
			await moveTeam(db, person, { slug: team.slug, parentId });
		}
		if (name !== undefined || glaze !== undefined)
			await changeTeam(db, person, team.slug, { name: name ?? team.name, glaze: glaze ?? team.glaze });
		return { body: await teamAnswer(db, person, team.slug) };
	},
});

export const DELETE = endpoint({
	summary: 'Remove a team that nothing and nobody belongs to',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals, params }) => {
		await removeTeam(locals.db, person, params.slug ?? '');
		return {};
	},
});
