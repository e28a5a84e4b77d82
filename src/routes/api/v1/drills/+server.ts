import { z } from 'zod';
import { answerOf, DrillAnswer } from '#domain/training/drills/api-answer.ts';
import { makeDrill } from '#domain/training/drills/drills.server.ts';
import { drillsOf, drillWith } from '#domain/training/drills/listing.server.ts';
import { missing } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';
import { replayed } from '../../../(app)/training/drills/replayed.server.ts';

export const GET = endpoint({
	summary: 'List the drills that you may play, those that were played last first',
	scope: 'read',
	answers: z.object({ items: z.array(DrillAnswer) }),
	act: async (person, _given, { locals }) => ({
		body: { items: (await drillsOf(locals.db.read, person)).map(answerOf) },
	}),
});

export const POST = endpoint({
	summary: 'Make a drill of a post-mortem by its number; where there is one already, it is that one',
	scope: 'write',
	refuses: [409],
	body: z.object({ number: z.int().positive() }),
	answers: DrillAnswer,
	status: 201,
	act: async (person, { body: { number } }, { locals: { db } }) => {
		const { id } = await makeDrill(db, person, await replayed(db, person, number));
		const made = (await drillWith(db, person, id)) ?? missing('This drill');
		return { body: answerOf(made), headers: { location: `/api/v1/drills/${id}` } };
	},
});
