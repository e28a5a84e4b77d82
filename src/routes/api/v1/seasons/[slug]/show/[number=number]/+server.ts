import { seasonOf } from '#domain/projects/seasons/seasons.server.ts';
import { ShowAnswer, showAnswer, SlotChange } from '#domain/projects/shows/api-answer.ts';
import { markShown, moveSlot, programmeOf, takeOut } from '#domain/projects/shows/programme.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PATCH = endpoint({
	summary: 'Move a project earlier or later in the show, or say that it was shown; for hosts',
	scope: 'write',
	body: SlotChange,
	answers: ShowAnswer,
	act: async (person, { body }, { locals: { db }, params }) => {
		const [slug, number] = [String(params.slug), Number(params.number)];
		if ('move' in body) await moveSlot(db, person, slug, { number, by: body.move });
		else await markShown(db, person, slug, number);
		const { id } = await seasonOf(db.read, person, slug);
		return { body: showAnswer(await programmeOf(db.read, person, id)) };
	},
});

export const DELETE = endpoint({
	summary: 'Take a project out of the show; what was shown stays',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeOut(locals.db, person, String(params.slug), Number(params.number));
		return {};
	},
});
