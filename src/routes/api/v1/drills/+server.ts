import { z } from 'zod';
import { answerOf, DrillAnswer } from '#domain/training/drills/api-answer.ts';
import { drillsOf } from '#domain/training/drills/listing.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List the drills that you may play, those that were played last first',
	scope: 'read',
	answers: z.object({ items: z.array(DrillAnswer) }),
	act: async (person, _given, { locals }) => ({
		body: { items: (await drillsOf(locals.db.read, person)).map(answerOf) },
	}),
});
