import { z } from 'zod';
import { mergeTeams } from '#domain/stewardship/merging.server.ts';
import { teamToChange } from '#domain/stewardship/moving.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { TeamAnswer, teamAnswer, teamIdOf } from '../../team-answer.server.ts';

export const POST = endpoint({
	summary: 'Make a team one with another: its people, entries and alerts go over, its address leads there',
	scope: 'write',
	body: z.object({
		/** The slug of the team that stays. */
		into: z.string().min(1).max(120),
	}),
	answers: TeamAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const { slug } = await teamToChange(db, person, params.slug ?? '');
		const merged = await mergeTeams(db, person, {
			slug,
			into: await teamIdOf(db, person, body.into, 'into'),
		});
		return { body: await teamAnswer(db, person, merged.slug) };
	},
});
