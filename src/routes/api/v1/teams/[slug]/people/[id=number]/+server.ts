import { z } from 'zod';
import { changeLead, changeMembership } from '#domain/accounts/members.server.ts';
import { readTeam } from '#domain/accounts/teams.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TeamAnswer, teamAnswer } from '../../../team-answer.server.ts';

export const PUT = endpoint({
	summary: 'Put somebody in a team, and say whether they lead it',
	scope: 'write',
	body: z.object({
		/** Administrators say it; without it, it stays as it is. */
		leads: z.boolean().optional(),
	}),
	answers: TeamAnswer,
	act: async (person, { body: { leads } }, { locals: { db }, params }) => {
		const { slug } = await readTeam(db, person, params.slug ?? '');
		const personId = Number(params.id);
		await changeMembership(db, person, { slug, personId, member: true });
		if (leads !== undefined) await changeLead(db, person, { slug, personId, leads });
		return { body: await teamAnswer(db, person, slug) };
	},
});

export const DELETE = endpoint({
	summary: 'Take somebody out of a team; leaving is everybody’s own',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _, { locals: { db }, params }) => {
		const { slug } = await readTeam(db, person, params.slug ?? '');
		await changeMembership(db, person, { slug, personId: Number(params.id), member: false });
		return {};
	},
});
