import { z } from 'zod';
import { mayBegin } from '#domain/accounts/may.ts';
import { chooseWeights } from '#domain/growth/matching/choosing.server.ts';
import { choicesOf } from '#domain/growth/matching/seeker.server.ts';
import { ChosenWeights } from '#domain/growth/matching/weights.ts';
import { forbidden } from '#lib/errors.ts';
import { endpoint } from '#lib/web/endpoint.server.ts';

const Weight = z.int();
const Matching = z.object({
	/** How much each part says. */
	weights: z.object({
		must: Weight,
		nice: Weight,
		learn: Weight,
		goal: Weight,
		time: Weight,
		interest: Weight,
	}),
	/** Off, openings stand in the order of their days. */
	ranks: z.boolean(),
});

export const GET = endpoint({
	summary: 'How much each part says in your matches, and whether they are ranked',
	scope: 'read',
	answers: Matching,
	act: async (person, _given, { locals }) => {
		if (!mayBegin(person)) forbidden('Guests have the openings that are shared with them.');
		return { body: await choicesOf(locals.db.read, person) };
	},
});

export const PUT = endpoint({
	summary: 'Choose how much each part says in your matches, or switch ranking off',
	scope: 'write',
	body: ChosenWeights,
	answers: Matching,
	act: async (person, { body }, { locals: { db } }) => {
		await chooseWeights(db, person, body);
		return { body: await choicesOf(db.read, person) };
	},
});
