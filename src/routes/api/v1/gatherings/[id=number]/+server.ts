import { NewGathering } from '#domain/stories/shelves/gathering.ts';
import { readGathering } from '#domain/stories/shelves/gatherings.server.ts';
import { changeGathering } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { GatheringAnswer, gatheringAnswer } from '../gathering-answer.ts';

export const GET = endpoint({
	summary: 'One talk night or reading club, with its running order',
	scope: 'read',
	answers: GatheringAnswer,
	act: async (person, _, { locals, params }) => ({
		body: gatheringAnswer(await readGathering(locals.db, person, Number(params.id))),
	}),
});

export const PUT = endpoint({
	summary: 'Plan it anew: all of it as it is to be, for whoever made it and for curators',
	scope: 'write',
	body: NewGathering,
	answers: GatheringAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const id = Number(params.id);
		await changeGathering(db, person, id, body);
		return { body: gatheringAnswer(await readGathering(db, person, id)) };
	},
});
