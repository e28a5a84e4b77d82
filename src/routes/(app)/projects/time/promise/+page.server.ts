import { NewPromise, NumberedPromise } from '#domain/projects/allowance/promise.ts';
import { endPromise, mayPromise, promise, promising } from '#domain/projects/allowance/promises.server.ts';
import { forbidden } from '#lib/errors.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const may = await promising(event.locals.db, signedIn(event));
	if (!mayPromise(may))
		forbidden('Administrators promise time to everybody, and whoever leads a team to it.');
	return may;
};

export const actions: Actions = {
	promise: form(NewPromise, (person, given, { locals }: RequestEvent) => promise(locals.db, person, given)),
	end: form(NumberedPromise, (person, one, { locals }: RequestEvent) => endPromise(locals.db, person, one)),
};
