import { z } from 'zod';
import { NewGathering } from '#domain/stories/shelves/gathering.ts';
import {
	comingGatherings,
	pastGatherings,
	readGathering,
} from '#domain/stories/shelves/gatherings.server.ts';
import { makeGathering } from '#domain/stories/shelves/planning-gatherings.server.ts';
import { DAY } from '#lib/dates.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { GatheringAnswer, gatheringAnswer, ListedGathering, listedGathering } from './gathering-answer.ts';

/** It cannot be planned further ahead. */
const YEARS = 2 * 366 * DAY;

export const GET = endpoint({
	summary: 'Talk nights and reading clubs that everybody is welcome at: those to come, or those that were',
	scope: 'read',
	query: z.object({ show: z.enum(['coming', 'past']).default('coming') }),
	answers: z.object({ items: z.array(ListedGathering) }),
	act: async (person, { query: { show } }, { locals: { db } }) => {
		const found =
			show === 'coming'
				? await comingGatherings(db, person, { within: YEARS, limit: 100 })
				: await pastGatherings(db, person, { limit: 100 });
		return { body: { items: found.map(listedGathering) } };
	},
});

export const POST = endpoint({
	summary: 'Plan a talk night or a reading club',
	describes: '`when` is a wall clock such as 2026-12-03T17:00, in `zone`; `questions` one on each line.',
	scope: 'write',
	body: NewGathering,
	answers: GatheringAnswer,
	status: 201,
	act: async (person, { body }, { locals: { db } }) => {
		const { id } = await makeGathering(db, person, body);
		const headers = { location: `/api/v1/gatherings/${id}` };
		return { body: gatheringAnswer(await readGathering(db, person, id)), headers };
	},
});
