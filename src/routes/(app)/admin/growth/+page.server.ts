import { isOwner } from '#domain/accounts/may.ts';
import { adminsOnly } from '#domain/accounts/workspace.server.ts';
import { readDelays } from '#domain/growth/applying/delays.server.ts';
import { changeLeadStep, readLeadStep } from '#domain/growth/applying/lead-rule.server.ts';
import { LeadStep } from '#domain/growth/applying/lead-step.ts';
import { nudgeLeads } from '#domain/growth/applying/nudging.server.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import { z } from 'zod';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	adminsOnly(person);
	const { db } = event.locals;
	return {
		step: await readLeadStep(db.read),
		delays: await readDelays(db, person),
		isOwner: isOwner(person),
	};
};

export const actions: Actions = {
	step: form(LeadStep, async (person, rule, { locals }: RequestEvent) => {
		await changeLeadStep(locals.db, person, rule);
		return { done: 'saved' as const };
	}),
	nudge: form(z.object({}), async (person, _input, { locals }: RequestEvent) => {
		await nudgeLeads(locals.db, person);
		return { done: 'nudged' as const };
	}),
};
