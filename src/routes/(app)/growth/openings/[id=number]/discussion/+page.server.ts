import { discussion } from '#domain/entries/discussion/discussion.server.ts';
import { read } from '#domain/growth/opportunities/opportunities.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { discussing } from '../../../../discussing.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The discussion alone: where its forms lead, and what is left of it where no script puts it beside the text. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	const { entry } = await read(event.locals.db, person, number);
	const place = { kind: 'opportunity', number } as const;
	return {
		number,
		title: entry.title,
		discussion: await discussion(event.locals.db, person, place, () => []),
	};
};

export const actions: Actions = discussing('opportunity');
