import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	giveLink,
	myCertificates,
	withdrawCertificate,
} from '#domain/training/enrolling/certificates.server.ts';
import { HowItWent } from '#domain/training/enrolling/intending.ts';
import { dropPlan, myPlans, sayHowItWent } from '#domain/training/enrolling/intentions.server.ts';
import { historyOf, nextFor } from '#domain/training/enrolling/own-progress.server.ts';
import { isoDay } from '#lib/dates.ts';
import { now } from '#lib/db/clock.ts';
import { form } from '#lib/web/form.server.ts';
import { signedIn } from '#lib/web/guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const person = signedIn(event);
	const { db } = event.locals;
	return {
		next: await nextFor(db, person),
		plans: await myPlans(db.read, person),
		certificates: await myCertificates(db, person),
		history: await historyOf(db.read, person),
		today: isoDay(now(), person.zone),
	};
};

const Certificate = z.object({ certificate: z.string().max(60) });
const Plan = HowItWent.pick({ plan: true });

export const actions: Actions = {
	went: form(HowItWent, async (person, input, { locals }) => {
		await sayHowItWent(locals.db, person, input);
		redirect(303, '/training/mine#plans');
	}),
	drop: form(Plan, async (person, input, { locals }) => {
		await dropPlan(locals.db, person, input);
		redirect(303, '/training/mine#plans');
	}),
	withdraw: form(Certificate, async (person, { certificate: code }, { locals }) => {
		await withdrawCertificate(locals.db, person, { code });
		redirect(303, '/training/mine#certificates');
	}),
	giveLink: form(Certificate, async (person, { certificate: code }, { locals }) => {
		await giveLink(locals.db, person, { code });
		redirect(303, '/training/mine#certificates');
	}),
};
