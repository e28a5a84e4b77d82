import { findEntry } from '#domain/entries/entries.server.ts';
import { KIND } from '#domain/stories/stories.server.ts';
import { Content } from '#domain/stories/telling.ts';
import { forbidden } from '#lib/errors.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { lookBack } from '../../../history.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const entry = await findEntry(db.read, person, KIND, Number(event.params.id));
	if (!entry.isAuthor)
		forbidden(
			'Its authors see how it came to be. What they took out of it stays taken out for everybody else.',
		);
	const { history, content } = await lookBack(db.read, person.zone, entry, event.url);
	return { history, content: Content.parse(content) };
};
