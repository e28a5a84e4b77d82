import { peopleAndSecondFactors } from '#domain/accounts/second-factors/having.server.ts';
import {
	changeRequirement,
	NewRequirement,
	readRequirement,
} from '#domain/accounts/second-factors/requirement.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		people: await peopleAndSecondFactors(db, person),
		requirement: await readRequirement(db.read),
	};
};

export const actions: Actions = {
	default: form(NewRequirement, async (person, input, { locals }: RequestEvent) => {
		await changeRequirement(locals.db, person, input);
		return { saved: true };
	}),
};
