import { z } from 'zod';
import { answerOf, CardAnswer, ChangesAnswer, changesOf, Since } from '#domain/projects/board/api-answer.ts';
import { NewCard } from '#domain/projects/board/asked.ts';
import { add } from '#domain/projects/board/cards.server.ts';
import { changesSince, readCard } from '#domain/projects/board/reading.server.ts';
import { newUid } from '#lib/uid.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'The board of a project: its columns and cards, or what changed on it since',
	scope: 'read',
	query: Since,
	answers: ChangesAnswer,
	act: async (person, { query: { since } }, { locals, params }) => ({
		body: changesOf(await changesSince(locals.db, person, Number(params.number), since)),
	}),
});

export const POST = endpoint({
	summary: 'Put a card on the board of a project, as the last of its column; one uid is one card',
	scope: 'write',
	body: NewCard.extend({
		/** Made by whoever sends it, so that what is sent twice is one card. */
		uid: NewCard.shape.uid.optional(),
		/** The id of a column; the first one where it is left out. */
		column: z.int().optional(),
	}),
	answers: CardAnswer,
	status: 201,
	act: async (person, { body: { uid = newUid(), column, title } }, { locals, params }) => {
		const number = Number(params.number);
		await add(locals.db, person, number, { uid, title, column: column ?? -1 });
		return {
			body: answerOf(await readCard(locals.db, person, number, uid)),
			headers: { location: `/api/v1/projects/${number}/cards/${uid}` },
		};
	},
});
