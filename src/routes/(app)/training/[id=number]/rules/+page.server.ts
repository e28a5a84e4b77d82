import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listTeams } from '#domain/accounts/teams.server.ts';
import { toOrganise } from '#domain/training/enrolling/organising.server.ts';
import { openEnrolments } from '#domain/training/enrolling/opening.server.ts';
import { NewRule, NewWaiver } from '#domain/training/enrolling/rule.ts';
import {
	endRule,
	endWaiver,
	giveWaiver,
	makeRule,
	rulesOf,
} from '#domain/training/enrolling/rules.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	const number = Number(event.params.id);
	const { title, publishedAt } = await toOrganise(db.read, person, number);
	return {
		number,
		title,
		published: publishedAt !== null,
		rules: await rulesOf(db, person, number),
		teams: (await listTeams(db.read)).map(({ slug, name }) => ({ slug, name })),
		today: isoDay(now(), person.zone),
	};
};

const Rule = z.object({ rule: z.coerce.number().int().positive() });
const Waiver = Rule.extend({ person: z.coerce.number().int().positive() });

export const actions: Actions = {
	make: form(NewRule, async (person, input, { locals, params }) => {
		await makeRule(locals.db, person, Number(params.id), input);
		// Who made it sees what it does; the job would do the same within a minute.
		await openEnrolments(locals.db);
		redirect(303, `/training/${params.id}/rules`);
	}),
	end: form(Rule, async (person, { rule }, { locals, params }) => {
		await endRule(locals.db, person, Number(params.id), rule);
		redirect(303, `/training/${params.id}/rules`);
	}),
	waive: form(NewWaiver, async (person, input, { locals, params }) => {
		await giveWaiver(locals.db, person, Number(params.id), input);
		redirect(303, `/training/${params.id}/rules`);
	}),
	endWaiver: form(Waiver, async (person, input, { locals, params }) => {
		await endWaiver(locals.db, person, Number(params.id), input);
		redirect(303, `/training/${params.id}/rules`);
	}),
};
