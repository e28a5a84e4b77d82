import { answerOfShelf, ShelfAnswer } from '#domain/stories/shelves/api-answer.ts';
import { place } from '#domain/stories/shelves/arranging.server.ts';
import { Placing } from '#domain/stories/shelves/shelf.ts';
import { readShelf } from '#domain/stories/shelves/shelves.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const POST = endpoint({
	summary: 'Put something on a shelf, as the last; for curators',
	scope: 'write',
	body: Placing,
	answers: ShelfAnswer,
	status: 201,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		await place(locals.db, person, slug, body);
		return { body: answerOfShelf(await readShelf(locals.db, person, { slug, taken: takenOf })) };
	},
});
