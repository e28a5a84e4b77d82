import { missing } from '#lib/errors.ts';
import { isGuest } from '#domain/accounts/may.ts';
import { chooseWeights } from '#domain/growth/matching/choosing.server.ts';
import { exposureReport } from '#domain/growth/matching/exposure-report.server.ts';
import { choicesOf } from '#domain/growth/matching/seeker.server.ts';
import { ChosenWeights } from '#domain/growth/matching/weights.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	if (isGuest(person)) missing();
	const { db } = event.locals;
	return { choices: await choicesOf(db.read, person), report: await exposureReport(db, person) };
};

export const actions: Actions = {
	choose: form(ChosenWeights, async (person, chosen, { locals }: RequestEvent) => {
		await chooseWeights(locals.db, person, chosen);
		return { done: 'chosen' as const };
	}),
};
