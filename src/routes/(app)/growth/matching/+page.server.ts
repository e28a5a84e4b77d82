import { chooseWeights } from '#domain/growth/matching/choosing.server.ts';
import { exposureReport } from '#domain/growth/matching/exposure-report.server.ts';
import { choicesOf } from '#domain/growth/matching/seeker.server.ts';
import { ChosenWeights } from '#domain/growth/matching/weights.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return { report: await exposureReport(db, person), choices: await choicesOf(db.read, person) };
};

export const actions: Actions = {
	choose: form(ChosenWeights, async (person, chosen, { locals }: RequestEvent) => {
		await chooseWeights(locals.db, person, chosen);
		return { done: 'chosen' as const };
	}),
};
