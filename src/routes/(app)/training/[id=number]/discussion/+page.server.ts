import { readShown } from '#domain/training/shown.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { discussing } from '../../../discussing.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The discussion alone: where its forms lead, and what is left of it where no script puts it beside the text. */
export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const number = Number(event.params.id);
	const { title, discussion } = await readShown(event.locals.db, person, number);
	return { number, title, discussion };
};

export const actions: Actions = discussing('course');
