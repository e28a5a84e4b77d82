import { answerOf, CardAnswer } from '#domain/projects/board/api-answer.ts';
import { CardPatch } from '#domain/projects/board/asked.ts';
import { remove } from '#domain/projects/board/cards.server.ts';
import { patch } from '#domain/projects/board/patching.server.ts';
import { readCard } from '#domain/projects/board/reading.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a card of a board',
	scope: 'read',
	answers: CardAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOf(await readCard(locals.db, person, Number(params.number), String(params.uid))),
	}),
});

export const PATCH = endpoint({
	summary: 'Change parts of a card, move it, tick a step, say what it taught, or take it off the board',
	scope: 'write',
	body: CardPatch,
	answers: CardAnswer.nullable(),
	act: async (person, { body }, { locals, params }) => {
		const uid = String(params.uid);
		const card = await patch(locals.db, person, Number(params.number), { uid, ...body });
		return { body: card && answerOf(card) };
	},
});

export const DELETE = endpoint({
	summary: 'Take a card off the board; `removed: false` puts it back',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await remove(locals.db, person, Number(params.number), { uid: String(params.uid) });
		return {};
	},
});
