import { z } from 'zod';
import { answerOfShelf, ShelfAnswer } from '#domain/stories/shelves/api-answer.ts';
import { NewShelf } from '#domain/stories/shelves/shelf.ts';
import { listShelves, makeShelf, readShelf } from '#domain/stories/shelves/shelves.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'List the shelves, the Welcome shelf first, with what stands on each',
	scope: 'read',
	answers: z.object({ items: z.array(ShelfAnswer) }),
	act: async (person, _given, { locals }) => ({
		body: { items: (await listShelves(locals.db, person, takenOf)).map(answerOfShelf) },
	}),
});

export const POST = endpoint({
	summary: 'Begin a shelf; for curators',
	scope: 'write',
	body: NewShelf,
	answers: ShelfAnswer,
	status: 201,
	act: async (person, { body }, { locals }) => {
		const { slug } = await makeShelf(locals.db, person, body);
		const made = answerOfShelf(await readShelf(locals.db, person, { slug, taken: takenOf }));
		return { body: made, headers: { location: `/api/v1/shelves/${slug}` } };
	},
});
