import { answerOfShelf, ShelfAnswer, ShelfChange } from '#domain/stories/shelves/api-answer.ts';
import { changeShelf, readShelf, retireShelf } from '#domain/stories/shelves/shelves.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const GET = endpoint({
	summary: 'Read a shelf',
	scope: 'read',
	answers: ShelfAnswer,
	act: async (person, _given, { locals, params }) => ({
		body: answerOfShelf(await readShelf(locals.db, person, { slug: String(params.slug), taken: takenOf })),
	}),
});

export const PATCH = endpoint({
	summary: 'Change what a shelf is called, or what stands below its name; for curators',
	scope: 'write',
	body: ShelfChange,
	answers: ShelfAnswer,
	act: async (person, { body }, { locals, params }) => {
		const slug = String(params.slug);
		const { name, about } = await readShelf(locals.db, person, { slug, taken: takenOf });
		await changeShelf(locals.db, person, slug, { name: body.name ?? name, about: body.about ?? about });
		return { body: answerOfShelf(await readShelf(locals.db, person, { slug, taken: takenOf })) };
	},
});

export const DELETE = endpoint({
	summary: 'Take a shelf away; for curators. What stood on it stays where it was written',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await retireShelf(locals.db, person, String(params.slug));
		return {};
	},
});
