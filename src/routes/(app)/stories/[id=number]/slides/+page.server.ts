import { readShown } from '#domain/stories/shown.server.ts';
import { missing } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { PageServerLoad } from './$types';

/** Its slides one at a time, for a room. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { number, title, slides, authors, form } = await readShown(
		event.locals.db,
		person,
		Number(event.params.id),
	);
	if (form !== 'slides' || slides.length === 0) missing('This talk');
	return { slim: true, number, title, slides, authors: authors.map(({ name }) => name) };
};
