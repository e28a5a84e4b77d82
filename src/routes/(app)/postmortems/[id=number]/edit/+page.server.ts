import { offeredTo } from '#domain/postmortems/alerts/signals.server.ts';
import { offerRows } from '#domain/postmortems/editing/rows.ts';
import { WrittenForm } from '#domain/postmortems/editing/written-form.ts';
import { formNow } from '#domain/postmortems/live/document.server.ts';
import { expectedOf } from '#domain/postmortems/expected.server.ts';
import { waitingIdeas } from '#domain/postmortems/meeting/ideas.server.ts';
import { read } from '#domain/postmortems/postmortems.server.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { choices, LIMIT, publishWriting, saveWriting } from './writing.server.ts';

const numberIn = (event: Pick<RequestEvent, 'params'>) => Number(event.params.id);

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { entry, mayEdit, begun } = await read(event.locals.db, person, numberIn(event));
	if (!mayEdit) forbidden('Its authors can change it. Ask one of them to add you.');
	const typed = offerRows(await formNow(event.locals.db, entry.id));
	return {
		slim: true,
		opened: {
			typed,
			number: entry.number,
			version: entry.version,
			uid: entry.uid,
			published: entry.publishedAt !== null,
			savedAt: entry.updatedAt,
			begun: entry.publishedAt === null ? begun : null,
			expected: await expectedOf(event.locals.db, person, entry.number),
			ideas: await waitingIdeas(event.locals.db.read, entry.id),
		},
		sources: await offeredTo(event.locals.db, person, typed, entry.number),
		...(await choices(event.locals.db, person, typed)),
	};
};

export const actions: Actions = {
	save: form(
		WrittenForm,
		(person, posted, event: RequestEvent) => saveWriting(person, posted, event, numberIn(event)),
		{ limit: LIMIT },
	),
	publish: form(
		WrittenForm,
		(person, posted, event: RequestEvent) => publishWriting(person, posted, event, numberIn(event)),
		{ limit: LIMIT },
	),
};
