import { answerOfShelf, ShelfAnswer, StandingChange, whichIn } from '#domain/stories/shelves/api-answer.ts';
import { move, rewrite, takeAway } from '#domain/stories/shelves/arranging.server.ts';
import { readShelf } from '#domain/stories/shelves/shelves.server.ts';
import { takenOf } from '#domain/training/enrolling/taken.server.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

export const PATCH = endpoint({
	summary: 'Change where something stands on a shelf, for which week, or why; for curators',
	scope: 'write',
	body: StandingChange,
	answers: ShelfAnswer,
	act: async (person, { body: { to, ...words } }, { locals: { db }, params }) => {
		const slug = String(params.slug);
		const which = whichIn(params.reference);
		await rewrite(db, person, slug, { which, ...words });
		if (to !== undefined) await move(db, person, slug, { which, to });
		return { body: answerOfShelf(await readShelf(db, person, { slug, taken: takenOf })) };
	},
});

export const DELETE = endpoint({
	summary: 'Take something away from a shelf; for curators',
	scope: 'write',
	answers: null,
	status: 204,
	act: async (person, _given, { locals, params }) => {
		await takeAway(locals.db, person, String(params.slug), { which: whichIn(params.reference) });
		return {};
	},
});
